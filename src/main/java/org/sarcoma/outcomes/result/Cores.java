package org.sarcoma.outcomes.result;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes a step for many inputs on all cores, or on as many as the job may have. */
public final class Cores {
  private static volatile @Nullable ForkJoinPool few; // null: all that the machine has

  private Cores() {}

  /** Takes all later steps on no more than this many cores. */
  public static void limit(int cores) {
    few = cores < Runtime.getRuntime().availableProcessors() ? new ForkJoinPool(cores) : null;
  }

  /**
   * Returns the result for each input, in their order. Each core takes the next input when it is
   * done with one, so that it does not matter if some take much longer; the longest should come
   * first. The step may use parallel streams itself.
   */
  public static <A, B> List<B> map(List<A> inputs, Function<A, B> step) {
    AtomicReferenceArray<B> results = new AtomicReferenceArray<>(inputs.size());
    AtomicInteger next = new AtomicInteger();
    run(
        () -> {
          int i = next.getAndIncrement();
          while (i < inputs.size()) {
            results.set(i, step.apply(inputs.get(i)));
            i = next.getAndIncrement();
          }
        });
    return IntStream.range(0, inputs.size()).mapToObj(results::get).toList();
  }

  /** Runs the work on each core. What is parallel in it stays in the pool that it is run by. */
  private static void run(Runnable work) {
    ForkJoinPool pool = few;
    int cores = pool == null ? Runtime.getRuntime().availableProcessors() : pool.getParallelism();
    Runnable onEach = () -> IntStream.range(0, cores).parallel().forEach(core -> work.run());
    if (pool == null || ForkJoinTask.getPool() == pool) {
      onEach.run();
    } else {
      pool.submit(onEach).join();
    }
  }
}
