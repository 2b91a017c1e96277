package org.sarcoma.outcomes.registry;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.jspecify.annotations.Nullable;

/** The rows of a file, some of their columns: decoded as a mapped column is, one array for all. */
final class UnmappedRows implements AutoCloseable {
  private final UnmappedFile source;
  private final SourceBlocks blocks;

  private @Nullable SourceBlock block;
  private int row; // of the block, the next one

  UnmappedRows(UnmappedFile source, List<String> names, Configuration hadoop) {
    this.source = source;
    try {
      this.blocks =
          new SourceBlocks(
              ParquetFileReader.open(
                  HadoopInputFile.fromPath(source.path(), hadoop),
                  // A flipped bit in a page would otherwise be a changed value.
                  HadoopReadOptions.builder(hadoop, source.path())
                      .usePageChecksumVerification(true)
                      .build()),
              List.copyOf(names));
    } catch (IOException | RuntimeException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }

  /** Returns the next row, in an array that the row after it will overwrite; null at the end. */
  @Nullable Object @Nullable [] next() {
    try {
      if (block == null || row == block.rows()) {
        block = blocks.next();
        row = 0;
      }
      return block == null ? null : block.row(row++);
    } catch (IOException | RuntimeException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }

  @Override
  public void close() {
    try {
      blocks.close();
    } catch (IOException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }
}
