package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes runs into an output directory, so that readers see complete runs only.
 *
 * <pre>
 * runs/&lt;run_id&gt;/tables/&lt;table&gt;/&lt;table&gt;.parquet, data-dictionary.*, _RUN.json, _MANIFEST.json
 * commits/00000000042.json   appears complete or not at all: the only commit point
 * CURRENT.json               copy of the newest commit, for readers
 * status/&lt;run_id&gt;.json       for schedulers
 * _LAYOUT.json               marks the directory as made by this job
 * </pre>
 *
 * <p>A run claims a fresh directory, writes its files, opens and compares each of them, seals the
 * manifest, and commits under the number after the one that was newest when it began. If that
 * number is taken by then, the run has lost and is not published. Nothing published is ever
 * overwritten, and no directory is renamed.
 */
public final class Publication {
  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  private final Storage storage;
  private final Clock clock;
  private final CommitLog commits;
  private final StatusFiles status;
  private final Retention retention;

  Publication(Storage storage, int keptRuns, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    commits = new CommitLog(storage);
    status = new StatusFiles(storage, clock);
    retention = new Retention(storage, commits, keptRuns);
  }

  /**
   * Checks the output directory; writes nothing.
   *
   * @param configuration of the Hadoop file systems
   * @param inputs every directory or file that the run reads
   * @param keptRuns published runs to keep, the current one included, at least 1
   * @throws JobFailure with {@link ExitCode#CONFIGURATION} if the output lies inside an input or an
   *     input inside the output, with {@link ExitCode#CANNOT_CREATE} if it is not a directory, is
   *     not writable, or holds what this job has not made
   */
  public static Publication open(
      Configuration configuration, Path output, List<Path> inputs, int keptRuns) {
    Storage storage = OutputDirectory.open(configuration, output, inputs);
    return new Publication(storage, keptRuns, Clock.systemUTC());
  }

  /**
   * The current run, if it has the fingerprint of this one and all its files; this run then has
   * nothing to do, and its status says so. Otherwise empty, and nothing is written.
   */
  public Optional<PublishedRun> unchanged(RunDescription description) {
    Optional<Commit> current = sameAsCurrent(description.fingerprint());
    current.ifPresent(commit -> endUnchanged(description.runId(), commit));
    return current.map(commit -> PublishedRun.of(commit, RunState.UNCHANGED, storage));
  }

  /**
   * Begins a run: makes the output directory if need be, takes the directory of the run, and writes
   * its status.
   *
   * @throws JobFailure with {@link ExitCode#CANNOT_CREATE} if the run id is taken, or nothing can
   *     be written
   */
  public RunInProgress start(RunDescription description) {
    RunInProgress run;
    try {
      new OutputDirectory(storage).prepare();
      refusePublished(description.runId());
      run = new RunInProgress(this, description, commits.newestGeneration());
      run.claim();
    } catch (IOException e) {
      throw cannotStart(description.runId(), e);
    }
    try {
      status.started(description.runId());
    } catch (IOException e) {
      throw run.fail(cannotStart(description.runId(), e));
    }
    return run;
  }

  /** Begins a run and publishes it. */
  public PublishedRun publish(RunDescription description, Results results) {
    return start(description).publish(results);
  }

  /** What is left to do once a run is committed; failures here do not undo the commit. */
  PublishedRun finish(Commit commit) {
    String published =
        "Run %s is published as generation %d".formatted(commit.runId(), commit.generation());
    try {
      commits.healCurrent();
    } catch (IOException e) {
      String message =
          "%s, but %s cannot be moved; the next run or verify moves it"
              .formatted(published, CommitLog.CURRENT);
      status.ended(commit.runId(), RunState.PUBLISHED, ExitCode.IO, message);
      throw new JobFailure(ExitCode.IO, message, e);
    }
    status.ended(commit.runId(), RunState.PUBLISHED, ExitCode.DONE, published);
    try {
      retention.apply(clock.instant());
    } catch (IOException e) {
      LOG.warn("Old runs cannot be removed: {}", e.getMessage());
    }
    return PublishedRun.of(commit, RunState.PUBLISHED, storage);
  }

  /** What cannot be read is not the same: the run then publishes anew. */
  private Optional<Commit> sameAsCurrent(Fingerprint fingerprint) {
    try {
      Optional<Commit> newest = commits.newest();
      return newest.isPresent() && same(newest.get(), fingerprint) ? newest : Optional.empty();
    } catch (IOException e) {
      LOG.warn("The current run cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private boolean same(Commit commit, Fingerprint fingerprint) throws IOException {
    RunInspection current = new RunInspection(storage, RunFiles.directory(commit.runId()));
    Optional<Manifest> manifest = current.manifest(commit.manifestSha256());
    return manifest.isPresent()
        && manifest.get().run().fingerprint().equals(fingerprint)
        && current.hasAllFiles(manifest.get());
  }

  private void endUnchanged(RunId runId, Commit current) {
    try {
      commits.healCurrent();
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO, "%s cannot be moved: %s".formatted(CommitLog.CURRENT, e.getMessage()), e);
    }
    if (!runId.equals(current.runId())) {
      String message =
          "Run %s, generation %d, has the same inputs, configuration, code and cut-off"
              .formatted(current.runId(), current.generation());
      status.ended(runId, RunState.UNCHANGED, ExitCode.DONE, message);
    }
  }

  /** The directory of a published run may be gone, but its name stays taken. */
  private void refusePublished(RunId runId) throws IOException {
    if (status.state(runId).equals(Optional.of(RunState.PUBLISHED))) {
      throw RunFiles.taken(runId, storage);
    }
  }

  private JobFailure cannotStart(RunId runId, IOException e) {
    return new JobFailure(
        ExitCode.CANNOT_CREATE,
        "Run %s cannot be started in %s: %s".formatted(runId, storage.display(""), e.getMessage()),
        e);
  }

  Storage storage() {
    return storage;
  }

  CommitLog commits() {
    return commits;
  }

  StatusFiles status() {
    return status;
  }

  Clock clock() {
    return clock;
  }
}
