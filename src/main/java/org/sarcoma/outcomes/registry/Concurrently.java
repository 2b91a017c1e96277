package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Takes a step for many inputs at once, as such steps mostly wait for storage. Results and failures
 * come in the order of the inputs, however the threads are scheduled.
 */
public final class Concurrently implements AutoCloseable {
  private static final int THREADS = 8;

  private final ExecutorService threads;
  private final List<JobFailure> failures = new ArrayList<>();

  Concurrently() {
    this(THREADS);
  }

  /** For steps that need memory or a processor, of which there are not so many. */
  public Concurrently(int threads) {
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Returns the result for each input that the step does not fail for. */
  public <A, B> List<B> map(List<A> inputs, Function<A, B> step) {
    List<CompletableFuture<B>> started =
        inputs.stream()
            .map(it -> CompletableFuture.supplyAsync(() -> step.apply(it), threads))
            .toList();
    List<B> results = new ArrayList<>();
    for (CompletableFuture<B> one : started) {
      try {
        results.add(one.join());
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof JobFailure failure)) {
          throw e;
        }
        failures.add(failure);
      }
    }
    return results;
  }

  /** What failed so far. */
  public List<JobFailure> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
