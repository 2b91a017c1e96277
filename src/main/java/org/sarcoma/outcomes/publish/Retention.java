package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes what nobody needs: published runs beyond the newest ones, and what killed runs left.
 * Commits and status files stay; entries that are not runs are not touched.
 */
final class Retention {
  /** No run is under way for longer. */
  static final Duration LONGEST_RUN = Duration.ofDays(7);

  private final Storage storage;
  private final CommitLog commits;
  private final int keptRuns;

  /**
   * @param keptRuns published runs to keep, the current one included, at least 1
   */
  Retention(Storage storage, CommitLog commits, int keptRuns) {
    if (keptRuns < 1) {
      throw new IllegalArgumentException(
          "Kept runs are %d, expected 1 or more".formatted(keptRuns));
    }
    this.storage = storage;
    this.commits = commits;
    this.keptRuns = keptRuns;
  }

  void apply(Instant now) throws IOException {
    Instant oldest = now.minus(LONGEST_RUN);
    Set<String> published = new LinkedHashSet<>();
    commits.all().forEach(commit -> published.add(commit.runId().value()));
    Set<String> kept = new HashSet<>(new ArrayList<>(published).subList(0, kept(published)));
    for (Storage.Entry entry : storage.list(RunFiles.RUNS)) {
      boolean run = entry.directory() && RunId.isValid(entry.name());
      if (run
          && !kept.contains(entry.name())
          && (published.contains(entry.name()) || lastTouched(entry).isBefore(oldest))) {
        storage.delete(entry.path());
      }
    }
    for (String directory : List.of("", "commits", "status")) {
      removeTemporary(directory, oldest);
    }
  }

  private int kept(Set<String> published) {
    return Math.min(keptRuns, published.size());
  }

  private Instant lastTouched(Storage.Entry run) throws IOException {
    Instant last = run.modified();
    for (Storage.Entry file : storage.files(run.path())) {
      last = file.modified().isAfter(last) ? file.modified() : last;
    }
    return last;
  }

  private void removeTemporary(String directory, Instant oldest) throws IOException {
    for (Storage.Entry entry : storage.list(directory)) {
      if (entry.temporary() && entry.modified().isBefore(oldest)) {
        storage.delete(entry.path());
      }
    }
  }
}
