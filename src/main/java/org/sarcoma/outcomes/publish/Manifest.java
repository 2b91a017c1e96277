package org.sarcoma.outcomes.publish;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The seal of a run: what it was made from, and every file of its directory but the manifest
 * itself.
 *
 * @param contractVersion version of the contract of the tables
 * @param run what the run is made from
 * @param files every file
 */
record Manifest(String contractVersion, RunDescription run, List<ListedFile> files) {
  static final String NAME = "_MANIFEST.json";

  /**
   * A file.
   *
   * @param path relative to the directory of the run
   * @param table the table that it holds, null for other files
   * @param rows number of rows of the table, null for other files
   */
  record ListedFile(
      String path, String sha256, long bytes, @Nullable String table, @Nullable Long rows) {
    ListedFile {
      Objects.requireNonNull(path, "path is null");
      Objects.requireNonNull(sha256, "sha256 is null");
    }

    static ListedFile of(String path, byte[] content) {
      return new ListedFile(path, Sha256.hex(content), content.length, null, null);
    }

    ListedFile holding(String tableName, long rowCount) {
      return new ListedFile(path, sha256, bytes, tableName, rowCount);
    }
  }

  Manifest {
    Objects.requireNonNull(run, "run is null");
    files = List.copyOf(files);
  }
}
