package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Whole row groups of one file, read by one task.
 *
 * @param scan the table that the file belongs to
 * @param start first byte; a row group belongs to the part that holds its middle
 * @param end first byte that is not part of it
 */
record FilePart(TableScan scan, String path, long start, long end) implements Serializable {
  /** What a task reads at least, where there is that much. */
  private static final long TASK_BYTES = 32L << 20;

  /** Splits a file into parts of about the size of a task, or leaves it whole. */
  static List<FilePart> of(TableScan scan, RegistryFooters.Footer footer) {
    return of(scan, footer, TASK_BYTES);
  }

  static List<FilePart> of(TableScan scan, RegistryFooters.Footer footer, long taskBytes) {
    String path = footer.file().path();
    List<FilePart> parts = new ArrayList<>();
    long start = 0;
    for (BlockMetaData rowGroup : footer.metadata().getBlocks()) {
      if (rowGroup.getStartingPos() - start >= taskBytes) {
        parts.add(new FilePart(scan, path, start, rowGroup.getStartingPos()));
        start = rowGroup.getStartingPos();
      }
    }
    parts.add(new FilePart(scan, path, start, footer.file().length()));
    return parts;
  }

  /** Deals parts out to tasks by their size: at least as many tasks as asked for, if possible. */
  static List<List<FilePart>> tasks(List<FilePart> parts, int atLeast) {
    long total = parts.stream().mapToLong(FilePart::bytes).sum();
    int count = Math.max(atLeast, Math.toIntExact(total / TASK_BYTES));
    List<List<FilePart>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(new ArrayList<>());
    }
    long before = 0;
    for (FilePart part : parts) {
      tasks.get((int) ((double) before / total * count)).add(part);
      before += part.bytes();
    }
    return tasks.stream().filter(it -> !it.isEmpty()).toList();
  }

  private long bytes() {
    return end - start;
  }
}
