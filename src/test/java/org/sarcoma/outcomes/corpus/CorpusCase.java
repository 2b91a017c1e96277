package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An intact registry of which one table is changed.
 *
 * @param what the change, in words
 * @param table folder and name of the table
 * @param opening when the change happens: before the run if 0, else when the file of the table is
 *     opened for that time and each time after it
 */
public record CorpusCase(
    String group, String what, String table, int opening, Change change, Outcome outcome) {

  static CorpusCase of(String group, String what, Change change, Outcome outcome) {
    return new CorpusCase(group, what, "diagnosis", 0, change, outcome);
  }

  CorpusCase inTable(String other) {
    return new CorpusCase(group, what, other, opening, change, outcome);
  }

  CorpusCase atOpening(int time) {
    return new CorpusCase(group, what, table, time, change, outcome);
  }

  /** Whether the change happens while the job runs, on a {@link RestlessFileSystem}. */
  public boolean isRestless() {
    return opening > 0;
  }

  /** Applies the change to a registry, or prepares it to happen. */
  public void applyTo(Path registry) throws IOException {
    Path folder = registry.resolve(table);
    if (isRestless()) {
      RestlessFileSystem.watch(folder, opening, change);
    } else {
      change.apply(folder);
    }
  }

  @Override
  public String toString() {
    return group + ": " + what;
  }
}
