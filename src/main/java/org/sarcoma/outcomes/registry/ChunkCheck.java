package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Checks where a footer says that the cells of a column are, and how many. Cells of another place
 * may be of the same type, and then nothing else would tell.
 *
 * @param end first byte of the file that holds no cells
 * @param columns source columns that are read and are there
 */
record ChunkCheck(List<BlockMetaData> rowGroups, long end, List<String> columns) {
  private static final Set<CompressionCodecName> READABLE =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  /** Returns the ends of sentences that begin with the file, at most one for each column. */
  List<String> problems() {
    Set<ColumnChunkMetaData> misplaced = misplaced();
    List<String> problems = new ArrayList<>();
    for (String column : columns) {
      rowGroups.stream()
          .filter(it -> it.getRowCount() != 0)
          .map(it -> problem(column, it, misplaced))
          .filter(it -> it != null)
          .limit(1)
          .forEach(problems::add);
    }
    return problems;
  }

  private static @Nullable String problem(
      String column, BlockMetaData rowGroup, Set<ColumnChunkMetaData> misplaced) {
    List<ColumnChunkMetaData> chunks =
        rowGroup.getColumns().stream()
            .filter(it -> it.getPath().equals(ColumnPath.get(column)))
            .toList();
    if (chunks.stream().anyMatch(it -> !READABLE.contains(it.getCodec()))) {
      return "has column \"%s\" compressed by %s, which cannot be read; use zstd, snappy or gzip."
          .formatted(column, chunks.get(0).getCodec());
    }
    if (chunks.size() != 1 || misplaced.contains(chunks.get(0)) || rowGroup.getPath() != null) {
      return "is damaged: its footer says that column \"%s\" is where it cannot be; supply it again."
          .formatted(column);
    }
    return chunks.get(0).getValueCount() == rowGroup.getRowCount()
        ? null
        : "is damaged: its footer contradicts itself in the number of values of column \"%s\"; supply it again."
            .formatted(column);
  }

  /** Chunks that lie outside of the file, or where another one lies. */
  private Set<ColumnChunkMetaData> misplaced() {
    Set<ColumnChunkMetaData> misplaced = new HashSet<>();
    @Nullable ColumnChunkMetaData before = null;
    for (ColumnChunkMetaData chunk : inOrder()) {
      long start = chunk.getStartingPos();
      if (start < FooterBytes.MAGIC.length
          || chunk.getTotalSize() < 0
          || chunk.getTotalSize() > end - start) {
        misplaced.add(chunk);
        continue;
      }
      if (before != null && start < before.getStartingPos() + before.getTotalSize()) {
        misplaced.add(chunk);
        misplaced.add(before);
      }
      before = chunk;
    }
    return misplaced;
  }

  private List<ColumnChunkMetaData> inOrder() {
    return rowGroups.stream()
        .filter(it -> it.getRowCount() != 0)
        .flatMap(it -> it.getColumns().stream())
        .sorted(Comparator.comparingLong(ColumnChunkMetaData::getStartingPos))
        .toList();
  }
}
