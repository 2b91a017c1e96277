package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in parts of a fixed size, which threads share. What is summed by part and then over the
 * parts in their order has the same bits whatever the number of threads.
 */
final class Chunks {
  static final int SIZE = 1 << 14;

  /** What is done with one part. */
  interface Task {
    void run(int from, int to);
  }

  /** What is computed from one part. */
  interface Function<T> {
    T apply(int from, int to);
  }

  private Chunks() {}

  static void forEach(int rows, Task task) {
    IntStream.range(0, count(rows, SIZE))
        .parallel()
        .forEach(i -> task.run(i * SIZE, to(i, SIZE, rows)));
  }

  /** The results in order of the parts. */
  static <T> List<T> map(int rows, Function<T> function) {
    return map(rows, SIZE, function);
  }

  /** The results of parts of another size. */
  static <T> List<T> map(int rows, int size, Function<T> function) {
    return IntStream.range(0, count(rows, size))
        .parallel()
        .mapToObj(i -> function.apply(i * size, to(i, size, rows)))
        .toList();
  }

  private static int count(int rows, int size) {
    return (int) (((long) rows + size - 1) / size);
  }

  private static int to(int chunk, int size, int rows) {
    return (int) Math.min(rows, (chunk + 1L) * size);
  }
}
