package org.sarcoma.outcomes.result;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Takes a step for many inputs on all cores. */
public final class Cores {
  private Cores() {}

  /**
   * Returns the result for each input, in their order. Each core takes the next input when it is
   * done with one, so that it does not matter if some take much longer; the longest should come
   * first. The step may use parallel streams itself.
   */
  public static <A, B> List<B> map(List<A> inputs, Function<A, B> step) {
    AtomicReferenceArray<B> results = new AtomicReferenceArray<>(inputs.size());
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(
            core -> {
              int i = next.getAndIncrement();
              while (i < inputs.size()) {
                results.set(i, step.apply(inputs.get(i)));
                i = next.getAndIncrement();
              }
            });
    return IntStream.range(0, inputs.size()).mapToObj(results::get).toList();
  }
}
