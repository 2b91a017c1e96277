package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Checks the published run again, reading every byte: the manifest against the commit, every file
 * against the manifest, every table against the contract, and the age. Needs no Spark session.
 *
 * <p>A wrong {@code CURRENT.json} is put right; that alone is no problem, unless it names a
 * generation beyond the newest commit: then a commit is lost.
 */
public final class Verification {
  private final Storage storage;
  private final List<TableSchema> contract;
  private final Clock clock;

  Verification(Storage storage, List<Class<? extends Record>> tables, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    contract = TableSchema.of(tables);
  }

  /**
   * What was found.
   *
   * @param exitCode {@link ExitCode#DONE}; {@link ExitCode#NO_INPUT} if no run is published; {@link
   *     ExitCode#DATA} if the published run is damaged, breaks the contract or is too old
   * @param problems one sentence each; empty if there is none
   * @param published the published run, null if there is none or it cannot be told
   */
  public record Report(ExitCode exitCode, List<String> problems, @Nullable PublishedRun published) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /** Verifies an output directory against the contract that these result records state. */
  public static Verification of(
      Configuration configuration, Path output, List<Class<? extends Record>> tables) {
    Storage storage = OutputDirectory.storage(configuration, output);
    return new Verification(storage, tables, Clock.systemUTC());
  }

  /** Checks the run; its age does not matter. */
  public Report check() {
    return check(Optional.empty());
  }

  /**
   * Checks the run, which must not have been published longer ago than {@code maximumAge}.
   *
   * @throws JobFailure with {@link ExitCode#IO} if the output cannot be read
   */
  public Report check(Duration maximumAge) {
    return check(Optional.of(maximumAge));
  }

  private Report check(Optional<Duration> maximumAge) {
    CommitLog commits = new CommitLog(storage);
    try {
      // Before the commits: a run that is published in between must not look like a lost commit.
      long pointedAt = commits.currentGeneration();
      if (commits.newestGeneration() == 0 && pointedAt == 0) {
        String problem = "No run is published in " + storage.display("");
        return new Report(ExitCode.NO_INPUT, List.of(problem), null);
      }
      return commits.newestGeneration() < pointedAt ? lost(pointedAt) : report(commits, maximumAge);
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO,
          "Output %s cannot be read: %s".formatted(storage.display(""), e.getMessage()),
          e);
    }
  }

  /** The pointer stays as it is, so that the loss is told again until a new run is published. */
  private static Report lost(long generation) {
    String problem =
        "%s names generation %d, whose commit is missing".formatted(CommitLog.CURRENT, generation);
    return new Report(ExitCode.DATA, List.of(problem), null);
  }

  private Report report(CommitLog commits, Optional<Duration> maximumAge) throws IOException {
    Commit commit;
    try {
      commit = commits.newest().orElseThrow();
    } catch (IOException e) {
      String problem = "The newest commit cannot be read: " + e.getClass().getSimpleName();
      return new Report(ExitCode.DATA, List.of(problem), null);
    }
    List<String> problems = new ArrayList<>(runProblems(commit));
    ageProblem(commit, maximumAge).ifPresent(problems::add);
    healProblem(commits).ifPresent(problems::add);
    return new Report(
        problems.isEmpty() ? ExitCode.DONE : ExitCode.DATA,
        problems,
        PublishedRun.of(commit, RunState.PUBLISHED, storage));
  }

  private List<String> runProblems(Commit commit) throws IOException {
    RunInspection run = new RunInspection(storage, RunFiles.directory(commit.runId()));
    Optional<Manifest> sealed = run.manifest(commit.manifestSha256());
    if (sealed.isEmpty()) {
      return List.of(
          "%s of run %s is missing or is not the one that was committed"
              .formatted(Manifest.NAME, commit.runId()));
    }
    Manifest manifest = sealed.get();
    List<String> problems = new ArrayList<>(run.problems(manifest, contract));
    if (!manifest.run().runId().equals(commit.runId())) {
      problems.add("%s is that of another run".formatted(Manifest.NAME));
    }
    if (!manifest.contractVersion().equals(TableSchema.CONTRACT_VERSION)) {
      problems.add(
          "The tables have contract version %s, expected %s"
              .formatted(manifest.contractVersion(), TableSchema.CONTRACT_VERSION));
    }
    return problems;
  }

  private Optional<String> ageProblem(Commit commit, Optional<Duration> maximumAge) {
    boolean tooOld =
        maximumAge.isPresent()
            && commit.publishedAt().plus(maximumAge.get()).isBefore(clock.instant());
    return tooOld
        ? Optional.of(
            "Run %s was published at %s, more than %s ago"
                .formatted(commit.runId(), commit.publishedAt(), maximumAge.get()))
        : Optional.empty();
  }

  private static Optional<String> healProblem(CommitLog commits) {
    try {
      commits.healCurrent();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s is not that of the newest commit and cannot be replaced: %s"
              .formatted(CommitLog.CURRENT, e.getMessage()));
    }
  }
}
