package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.List;
import org.sarcoma.outcomes.publish.CommitLog.Outcome;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that has begun: it ends with {@link #publish} or with {@link #fail}. Killed at any moment,
 * it leaves current the run that was so before, or the new one complete.
 */
public final class RunInProgress {
  private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);

  private final Publication publication;
  private final RunDescription description;
  private final RunFiles files;
  private final long previousGeneration;

  RunInProgress(Publication publication, RunDescription description, long previousGeneration) {
    this.publication = publication;
    this.description = description;
    this.previousGeneration = previousGeneration;
    files = new RunFiles(publication.storage(), description);
  }

  /** Takes the directory of the run. */
  void claim() throws IOException {
    files.claim();
  }

  /**
   * Stages, verifies, seals and commits the results, moves the pointer and removes old runs.
   *
   * @throws JobFailure with {@link ExitCode#TEMPORARY} if another run has been published since this
   *     one began, with {@link ExitCode#IO} if reading or writing failed; unless the message says
   *     otherwise the run is not published and has left nothing but its status
   */
  public PublishedRun publish(Results results) {
    Commit commit = staged(results);
    return switch (committed(commit)) {
      case COMMITTED -> publication.finish(commit);
      case LOST -> throw fail(overtaken(commit));
      // Its files stay: removing them could empty a published run.
      case UNKNOWN -> throw ended(unknown(commit));
    };
  }

  /**
   * Gives the run up: removes what it has written and writes its status.
   *
   * @return what to throw: the cause itself if it is a {@link JobFailure}, otherwise one with
   *     {@link ExitCode#INTERNAL} whose message leaves that of the cause out
   */
  public JobFailure fail(Throwable cause) {
    try {
      files.delete();
    } catch (IOException e) {
      LOG.warn("Run {} has left files: {}", description.runId(), e.getMessage());
    }
    return ended(cause instanceof JobFailure failure ? failure : defect(cause));
  }

  private JobFailure ended(JobFailure failure) {
    String message = String.valueOf(failure.getMessage());
    publication.status().ended(description.runId(), RunState.FAILED, failure.exitCode(), message);
    return failure;
  }

  private Commit staged(Results results) {
    try {
      return stage(results);
    } catch (IOException e) {
      throw fail(unwritable(e));
    } catch (RuntimeException | Error e) {
      throw fail(e);
    }
  }

  private Commit stage(Results results) throws IOException {
    List<TableSchema> schemas = TableSchema.of(results.tables());
    Manifest manifest = files.write(schemas, results);
    files.verify(manifest, schemas);
    return new Commit(
        previousGeneration + 1,
        previousGeneration == 0 ? null : previousGeneration,
        description.runId(),
        files.seal(manifest),
        description.dataCutoff(),
        publication.clock().instant());
  }

  private Outcome committed(Commit commit) {
    try {
      return publication.commits().put(commit);
    } catch (IOException e) {
      throw fail(unwritable(e));
    }
  }

  private JobFailure unwritable(IOException e) {
    return new JobFailure(
        ExitCode.IO,
        "Run %s cannot be written: %s".formatted(description.runId(), e.getMessage()),
        e);
  }

  private JobFailure defect(Throwable cause) {
    return new JobFailure(
        ExitCode.INTERNAL,
        "Run %s failed by a defect of the job: %s"
            .formatted(description.runId(), cause.getClass().getSimpleName()),
        cause);
  }

  private static JobFailure overtaken(Commit commit) {
    return new JobFailure(
        ExitCode.TEMPORARY,
        "Another run published generation %d while run %s was under way; start it again"
            .formatted(commit.generation(), commit.runId()));
  }

  private static JobFailure unknown(Commit commit) {
    return new JobFailure(
        ExitCode.IO,
        "The storage failed while run %s was committed as generation %d;"
                .formatted(commit.runId(), commit.generation())
            + " verify tells whether it is published");
  }
}
