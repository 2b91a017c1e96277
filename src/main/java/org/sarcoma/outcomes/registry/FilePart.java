package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Whole row groups of one file, read by one task.
 *
 * @param scan the table that the file belongs to
 * @param from number of the first row group, counted from 0
 * @param to number of the first row group that is not part of it
 * @param bytes size of the row groups
 */
record FilePart(TableScan scan, RegistryFile file, int from, int to, long bytes)
    implements Serializable {
  /** What a task reads at least, where there is that much. */
  private static final long TASK_BYTES = 32L << 20;

  /** Splits a file into parts of about the size of a task, or leaves it whole. */
  static List<FilePart> of(TableScan scan, RegistryFooters.Footer footer) {
    return of(scan, footer, TASK_BYTES);
  }

  static List<FilePart> of(TableScan scan, RegistryFooters.Footer footer, long taskBytes) {
    List<BlockMetaData> rowGroups = footer.metadata().getBlocks();
    List<FilePart> parts = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int to = 1; to <= rowGroups.size(); to++) {
      bytes += rowGroups.get(to - 1).getCompressedSize();
      if (bytes >= taskBytes || to == rowGroups.size()) {
        // Every part has a size, so that the last one begins before the end of all.
        parts.add(new FilePart(scan, footer.file(), from, to, Math.max(1, bytes)));
        from = to;
        bytes = 0;
      }
    }
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
}
