package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One small file for each run, for schedulers and people; nothing depends on it. */
final class StatusFiles {
  private static final Logger LOG = LoggerFactory.getLogger(StatusFiles.class);
  private static final String DIRECTORY = "status";

  private final Storage storage;
  private final Clock clock;

  StatusFiles(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * Content of a file.
   *
   * @param exitCode null while the run is under way
   */
  record Content(
      RunId runId, RunState status, @Nullable Integer exitCode, String message, Instant updatedAt) {
    static Content started(RunId runId, Instant time) {
      return new Content(runId, RunState.STARTED, null, "Under way", time);
    }
  }

  void started(RunId runId) throws IOException {
    write(Content.started(runId, clock.instant()));
  }

  /** A status that cannot be written does not change how the run ended. */
  void ended(RunId runId, RunState state, ExitCode exitCode, String message) {
    try {
      write(new Content(runId, state, exitCode.number(), message, clock.instant()));
    } catch (IOException e) {
      LOG.warn("The status of run {} cannot be written: {}", runId, e.getMessage());
    }
  }

  Optional<RunState> state(RunId runId) throws IOException {
    return storage.entry(path(runId)).isEmpty()
        ? Optional.empty()
        : Optional.of(Json.read(storage.read(path(runId)), Content.class).status());
  }

  private void write(Content content) throws IOException {
    storage.makeDirectory(DIRECTORY);
    storage.replace(path(content.runId()), Json.bytes(content));
  }

  private static String path(RunId runId) {
    return "%s/%s.json".formatted(DIRECTORY, runId);
  }
}
