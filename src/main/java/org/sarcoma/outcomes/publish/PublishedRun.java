package org.sarcoma.outcomes.publish;

import java.time.LocalDate;

/**
 * The run that readers see after a publication.
 *
 * @param runId the run whose tables are current
 * @param generation number of its commit
 * @param path its directory
 * @param dataCutoff its data cut-off
 * @param status {@link RunState#PUBLISHED}, or {@link RunState#UNCHANGED} if it was current already
 */
public record PublishedRun(
    RunId runId, long generation, String path, LocalDate dataCutoff, RunState status) {
  static PublishedRun of(Commit commit, RunState status, Storage storage) {
    return new PublishedRun(
        commit.runId(),
        commit.generation(),
        storage.display(RunFiles.directory(commit.runId())),
        commit.dataCutoff(),
        status);
  }
}
