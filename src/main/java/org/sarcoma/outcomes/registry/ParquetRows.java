package org.sarcoma.outcomes.registry;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part of a Parquet file: the source columns of the mapping, in their order, and no
 * other.
 *
 * <p>What the library throws is replaced: its messages may hold bytes of the file. A flipped bit is
 * told by the checksum of its page if the writer left one (Spark and parquet-java do, others only
 * on demand), and else only if the page cannot be decoded any more.
 */
final class ParquetRows implements AutoCloseable {
  private final FilePart part;
  private final Configuration hadoop;
  private final SourceBlocks rows;

  ParquetRows(FilePart part, Configuration hadoop) {
    this.part = part;
    this.hadoop = hadoop;
    try {
      this.rows = PartFile.open(part, part.scan().mapping().sources(), hadoop);
    } catch (IOException | RuntimeException e) {
      throw new ReadFailure(part, hadoop).explain();
    }
  }

  /** Returns the next rows, in a block that those after them will overwrite; null at the end. */
  @Nullable SourceBlock next() {
    try {
      return rows.next();
    } catch (IOException | RuntimeException e) {
      throw new ReadFailure(part, hadoop).explain();
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw new ReadFailure(part, hadoop).explain();
    }
  }
}
