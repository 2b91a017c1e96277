package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class RaceTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 6;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private interface Attempt {
    PublishedRun by(int thread) throws Exception;
  }

  /** Starts all attempts at once and returns what each ended with. */
  private List<Object> race(Attempt attempt) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<Object>> attempts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      attempts.add(
          () -> {
            start.await();
            try {
              return attempt.by(number);
            } catch (JobFailure failure) {
              return failure;
            }
          });
    }
    List<Object> outcomes = new ArrayList<>();
    for (Future<Object> outcome : threads.invokeAll(attempts)) {
      outcomes.add(outcome.get());
    }
    return outcomes;
  }

  @Test
  void ofRunsThatBeganTogetherOneIsPublished() throws Exception {
    Storage storage = new LocalStorage(directory);
    for (int round = 1; round <= ROUNDS; round++) {
      List<RunInProgress> runs = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String runId = "run-%d-%d".formatted(round, thread);
        runs.add(Sample.publication(storage).start(Sample.description(runId, runId)));
      }

      List<Object> outcomes = race(thread -> runs.get(thread).publish(Sample.results(4)));

      PublishedRun winner = onlyWinner(outcomes, ExitCode.TEMPORARY);
      assertThat(winner.generation()).isEqualTo(round);
      assertThat(Sample.verification(storage).check())
          .isEqualTo(new Verification.Report(ExitCode.DONE, List.of(), winner));
      assertThat(storage.list(RunFiles.RUNS)).hasSize(round);
      assertThat(storage.files("")).noneMatch(Storage.Entry::temporary);
    }
  }

  @Test
  void ofRunsThatBeginInAnEmptyDirectoryOnePublishesEachGeneration() throws Exception {
    Storage storage = new LocalStorage(directory.resolve("new"));

    List<Object> outcomes =
        race(thread -> Sample.publish(Sample.publication(storage), "run-" + thread));

    List<Long> generations =
        outcomes.stream()
            .filter(PublishedRun.class::isInstance)
            .map(outcome -> ((PublishedRun) outcome).generation())
            .sorted()
            .toList();
    assertThat(generations).isNotEmpty().doesNotHaveDuplicates();
    assertThat(storage.list("commits")).hasSameSizeAs(generations);
    assertThat(new CommitLog(storage).currentIsRight()).isTrue();
  }

  @Test
  void ofRunsWithOneRunIdOneBegins() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Storage storage = new LocalStorage(directory.resolve("round-" + round));

      List<Object> outcomes = race(thread -> Sample.publish(Sample.publication(storage), "same"));

      PublishedRun winner = onlyWinner(outcomes, ExitCode.CANNOT_CREATE);
      assertThat(Sample.verification(storage).check())
          .isEqualTo(new Verification.Report(ExitCode.DONE, List.of(), winner));
    }
  }

  @Test
  void ofManyPutsUnderOneNameOneWins() throws Exception {
    Storage storage = new LocalStorage(directory);
    for (int round = 0; round < 100; round++) {
      String name = "put-" + round;

      List<Object> outcomes =
          race(
              thread -> {
                if (storage.putIfAbsent(name, new byte[] {(byte) thread})) {
                  return new PublishedRun(
                      new RunId("t" + thread), thread, "", Sample.CUTOFF, RunState.PUBLISHED);
                }
                throw new JobFailure(ExitCode.TEMPORARY, "lost");
              });

      PublishedRun winner = onlyWinner(outcomes, ExitCode.TEMPORARY);
      assertThat(storage.read(name)).containsExactly((byte) winner.generation());
    }
  }

  @Test
  void readersOfAPointerThatIsReplacedSeeWholeFilesOnly() throws IOException, Exception {
    Storage storage = new LocalStorage(directory);
    byte[] one = "1".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] two = "2".repeat(20_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    storage.replace("pointer", one);

    List<Object> outcomes =
        race(
            thread -> {
              for (int i = 0; i < 50; i++) {
                if (thread < 2) {
                  storage.replace("pointer", thread == 0 ? one : two);
                } else {
                  assertThat(storage.read("pointer")).isIn(one, two);
                }
              }
              throw new JobFailure(ExitCode.DONE, "read");
            });

    assertThat(outcomes).hasSize(THREADS).allMatch(JobFailure.class::isInstance);
  }

  private static PublishedRun onlyWinner(List<Object> outcomes, ExitCode losers) {
    assertThat(outcomes)
        .filteredOn(JobFailure.class::isInstance)
        .hasSize(THREADS - 1)
        .extracting(outcome -> ((JobFailure) outcome).exitCode())
        .containsOnly(losers);
    return outcomes.stream()
        .filter(PublishedRun.class::isInstance)
        .map(PublishedRun.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
