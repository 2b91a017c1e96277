package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** What is done to the folder of a table, whose only file is {@link #FILE}. */
@FunctionalInterface
interface Change {
  String FILE = "part-0.parquet";

  void apply(Path folder) throws IOException;

  /** This change, then another. */
  default Change then(Change other) {
    return folder -> {
      apply(folder);
      other.apply(folder);
    };
  }
}
