package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What the hidden entries of a folder mean. Every reader of Parquet passes over names with a
 * leading dot or underscore, so that writers keep their own files there.
 */
enum HiddenEntry {
  /** Not hidden. */
  NONE,
  /** Holds no rows: a mark of success, a checksum, a summary of footers, or no Parquet at all. */
  HARMLESS,
  /** Is removed when a writer is done: some files of the table are not there yet. */
  OF_A_WRITER,
  /** Says which files of the folder count; the others are there to be passed over. */
  OF_A_TABLE_FORMAT,
  /** Holds Parquet that was put aside, or is being copied to here. */
  READABLE;

  private static final Set<String> HARMLESS_NAMES =
      Set.of("_SUCCESS", "_metadata", "_common_metadata");
  private static final Set<String> TABLE_FORMATS =
      Set.of("_delta_log", "_spark_metadata", ".hoodie");
  private static final Set<String> WRITERS = Set.of(".spark-staging", ".hive-staging");

  /** Spark takes folders such as {@code _year=2020} for rows, so they are not passed over. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
  }

  static HiddenEntry of(FileStatus entry, FileSystem storage) throws IOException {
    String name = entry.getPath().getName();
    if (!isHidden(name)) {
      return NONE;
    }
    if (name.equals("_temporary") || WRITERS.stream().anyMatch(name::startsWith)) {
      return OF_A_WRITER;
    }
    if (TABLE_FORMATS.contains(name)) {
      return OF_A_TABLE_FORMAT;
    }
    return HARMLESS_NAMES.contains(name) || !holdsParquet(entry, storage) ? HARMLESS : READABLE;
  }

  /** Looks into a file, or into every file below a folder. */
  private static boolean holdsParquet(FileStatus entry, FileSystem storage) throws IOException {
    RemoteIterator<LocatedFileStatus> files = storage.listFiles(entry.getPath(), true);
    while (files.hasNext()) {
      if (beginsAsParquet(files.next(), storage)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsAsParquet(FileStatus file, FileSystem storage) throws IOException {
    byte[] head = new byte[FooterBytes.MAGIC.length];
    try (FSDataInputStream in = storage.open(file.getPath())) {
      in.readFully(head);
    } catch (EOFException e) {
      return false;
    }
    return Arrays.equals(head, FooterBytes.MAGIC);
  }
}
