package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.publish.FaultyStorage.Fault;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Publishes over a storage that goes wrong at its first operation, at its second, and so on until a
 * run gets through, and looks each time at what a reader sees.
 */
class FaultTest {
  private static final Duration EIGHT_DAYS = Duration.ofDays(8);

  private Storage storage = new MemoryStorage();
  private int faults;

  /** Each publication has far more operations than this. */
  @AfterEach
  void manyOperationsWentWrong() {
    assertThat(faults).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCrashAnywhereLeavesTheOldRunOrTheNewOne(boolean published) throws IOException {
    while (true) {
      FaultyStorage faulty = next(Fault.CRASH, published);
      attempt(faulty);
      if (!faulty.hit()) {
        return;
      }
      readersSeeACompleteRun(published);
      theNextRunIsPublishedAndLeftoversGo();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "CRASH", mode = EnumSource.Mode.EXCLUDE)
  void aFailureAnywhereIsReportedAsItIs(Fault fault) throws IOException {
    while (true) {
      FaultyStorage faulty = next(fault, true);
      Optional<JobFailure> failure = attempt(faulty);
      if (!faulty.hit()) {
        return;
      }
      readersSeeACompleteRun(true);
      Commit newest = commits().newest().orElseThrow();
      boolean committed = newest.runId().value().equals("new");
      if (failure.isPresent()) {
        failureIsTold(failure.get(), committed);
      } else {
        assertThat(committed).isTrue();
      }
      theNextRunIsPublishedAndLeftoversGo();
    }
  }

  private void failureIsTold(JobFailure failure, boolean committed) throws IOException {
    assertThat(failure.exitCode()).isIn(ExitCode.IO, ExitCode.CANNOT_CREATE);
    boolean uncertain = String.valueOf(failure.getMessage()).contains("verify");
    assertThat(committed && !uncertain).as("published, but told to be not").isFalse();
    boolean left = storage.entry("runs/new/" + Manifest.NAME).isPresent();
    assertThat(left && !uncertain).as("a failed run has left its files").isFalse();
  }

  /** A storage with one published run or none, which goes wrong one operation later than before. */
  private FaultyStorage next(Fault fault, boolean published) {
    faults++;
    storage = new MemoryStorage();
    if (published) {
      Sample.publish(Sample.publication(storage), "old");
    }
    return new FaultyStorage(storage, fault, faults - 1);
  }

  private CommitLog commits() {
    return new CommitLog(storage);
  }

  private static Optional<JobFailure> attempt(Storage faulty) {
    try {
      Sample.publish(Sample.publication(faulty), "new");
      return Optional.empty();
    } catch (JobFailure failure) {
      return Optional.of(failure);
    }
  }

  /** First as a reader, who trusts the pointer; then as verify, who puts it right. */
  private void readersSeeACompleteRun(boolean published) throws IOException {
    if (storage.entry(CommitLog.CURRENT).isPresent()) {
      Commit.Current current = Json.read(storage.read(CommitLog.CURRENT), Commit.Current.class);
      RunInspection run = new RunInspection(storage, current.runDirectory());
      byte[] sealed = storage.read(current.runDirectory() + "/" + Manifest.NAME);
      Manifest manifest = run.manifest(Sha256.hex(sealed)).orElseThrow();
      assertThat(run.problems(manifest, TableSchema.of(Sample.TABLES))).isEmpty();
    } else {
      assertThat(published).isFalse();
    }
    Verification.Report report = Sample.verification(storage).check();
    boolean nothing = report.exitCode() == ExitCode.NO_INPUT;
    assertThat(nothing && published).isFalse();
    assertThat(nothing ? List.of() : report.problems()).isEmpty();
    assertThat(commits().currentIsRight()).isTrue();
  }

  private void theNextRunIsPublishedAndLeftoversGo() throws IOException {
    long generation = commits().newestGeneration();
    assertThatCode(() -> new OutputDirectory(storage).refuseForeign()).doesNotThrowAnyException();

    PublishedRun next =
        Sample.publish(
            new Publication(storage, 1, Clock.offset(Clock.systemUTC(), EIGHT_DAYS)), "next");

    assertThat(next.generation()).isEqualTo(generation + 1);
    assertThat(storage.list("runs")).extracting(Storage.Entry::name).containsExactly("next");
    assertThat(storage.files("")).noneMatch(Storage.Entry::temporary);
    assertThat(Sample.verification(storage).check().problems()).isEmpty();
  }
}
