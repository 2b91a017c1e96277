package org.sarcoma.outcomes.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What publishing needs of a file system. Paths are relative to the output directory and use
 * slashes; the empty path is the output directory itself.
 */
interface Storage {
  /** Temporary files have hidden names, which no reader of the output takes for content. */
  String TEMPORARY_SUFFIX = ".tmp";

  /** A file or directory. */
  record Entry(String path, boolean directory, long bytes, Instant modified) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean temporary() {
      return name().startsWith(".") && name().endsWith(TEMPORARY_SUFFIX);
    }
  }

  /** The full path, for people. */
  String display(String path);

  Optional<Entry> entry(String path) throws IOException;

  /** What a directory holds, by name; nothing if it does not exist. */
  List<Entry> list(String directory) throws IOException;

  byte[] read(String path) throws IOException;

  /** Makes a directory and its parents; one that is there already is fine. */
  void makeDirectory(String path) throws IOException;

  /** Writes a new file, durably; fails if there is one. Its directory exists. */
  void create(String path, byte[] content) throws IOException;

  /**
   * Moves a complete file to a new name, atomically.
   *
   * @return false if the new name is taken; the file is left behind then
   */
  boolean moveIfAbsent(String from, String to) throws IOException;

  /** Moves a complete file over another, atomically: readers see the one or the other. */
  void moveReplacing(String from, String to) throws IOException;

  /** Removes a file or a directory with all it holds; does nothing if it is not there. */
  void delete(String path) throws IOException;

  /**
   * Writes a hidden file beside a path, complete and durably, and compares what comes back.
   *
   * @return its path
   */
  default String stage(String path, byte[] content) throws IOException {
    String temporary = temporary(path);
    create(temporary, content);
    if (!Arrays.equals(read(temporary), content)) {
      throw new IOException(display(path) + " does not come back as it was written");
    }
    return temporary;
  }

  /** Writes a file that appears complete or not at all; false if there is one already. */
  default boolean putIfAbsent(String path, byte[] content) throws IOException {
    String temporary = stage(path, content);
    boolean moved = moveIfAbsent(temporary, path);
    if (!moved) {
      delete(temporary);
    }
    return moved;
  }

  /** Writes a file or replaces it; readers see the old content or the new. */
  default void replace(String path, byte[] content) throws IOException {
    moveReplacing(stage(path, content), path);
  }

  /** All files below a directory. */
  default List<Entry> files(String directory) throws IOException {
    List<Entry> files = new ArrayList<>();
    for (Entry entry : list(directory)) {
      if (entry.directory()) {
        files.addAll(files(entry.path()));
      } else {
        files.add(entry);
      }
    }
    return files;
  }

  /** A new hidden name beside a path. */
  static String temporary(String path) {
    int name = path.lastIndexOf('/') + 1;
    return "%s.%s.%s%s"
        .formatted(
            path.substring(0, name), path.substring(name), UUID.randomUUID(), TEMPORARY_SUFFIX);
  }

  static FileNotFoundException missing(String path) {
    return new FileNotFoundException("There is no file " + path);
  }
}
