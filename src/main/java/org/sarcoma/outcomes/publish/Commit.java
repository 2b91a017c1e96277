package org.sarcoma.outcomes.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run becomes the current one by the appearance of this record under the next number.
 *
 * @param generation number of the commit, from 1
 * @param previousGeneration the commit before, null for the first
 * @param runId the committed run
 * @param manifestSha256 hash of its manifest, and so of every file
 */
record Commit(
    long generation,
    @Nullable Long previousGeneration,
    RunId runId,
    String manifestSha256,
    LocalDate dataCutoff,
    Instant publishedAt) {
  Commit {
    Objects.requireNonNull(runId, "runId is null");
    Objects.requireNonNull(manifestSha256, "manifestSha256 is null");
    Objects.requireNonNull(dataCutoff, "dataCutoff is null");
    Objects.requireNonNull(publishedAt, "publishedAt is null");
  }

  /** What {@code CURRENT.json} says: where readers find the run. */
  record Current(
      RunId runId,
      String runDirectory,
      long generation,
      LocalDate dataCutoff,
      Instant publishedAt) {}

  Current current() {
    return new Current(runId, RunFiles.directory(runId), generation, dataCutoff, publishedAt);
  }
}
