package org.sarcoma.outcomes.registry;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part of a Parquet file, one array of cells for all of them, in the order of the
 * source columns of the mapping; no other is read.
 *
 * <p>What the library throws is replaced: its messages may hold bytes of the file. A flipped bit is
 * told by the checksum of its page if the writer left one (Spark and parquet-java do, others only
 * on demand), and else only if the page cannot be decoded any more.
 */
final class ParquetRows implements AutoCloseable {
  private final FilePart part;
  private final Configuration hadoop;
  private final PartRows rows;

  ParquetRows(FilePart part, Configuration hadoop) {
    this.part = part;
    this.hadoop = hadoop;
    try {
      this.rows = PartRows.open(part, part.scan().mapping().sources(), hadoop);
    } catch (IOException | RuntimeException e) {
      throw new ReadFailure(part, hadoop).explain();
    }
  }

  /** Returns the next row, in an array that the row after it will overwrite; null at the end. */
  @Nullable Object @Nullable [] next() {
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
