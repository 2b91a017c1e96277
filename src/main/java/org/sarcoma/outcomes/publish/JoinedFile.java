package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.SeekableInputStream;

/** Parquet files of one schema as one file, whose row groups are theirs as they are. */
final class JoinedFile {
  private JoinedFile() {}

  /** Joins the files; the metadata of the first is that of the whole. */
  static byte[] of(List<byte[]> files) throws IOException {
    // Footers grow by less than what the files have beside them.
    MemoryFile joined =
        new MemoryFile(Math.toIntExact(files.stream().mapToLong(it -> it.length).sum()));
    FileMetaData metadata = metadata(files.get(0));
    ParquetFileWriter writer =
        new ParquetFileWriter(
            joined,
            metadata.getSchema(),
            ParquetFileWriter.Mode.CREATE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
            null,
            ParquetProperties.builder().build());
    writer.start();
    for (byte[] file : files) {
      append(file, writer);
    }
    writer.end(metadata.getKeyValueMetaData());
    return joined.bytes();
  }

  private static FileMetaData metadata(byte[] file) throws IOException {
    try (ParquetFileReader reader = MemoryFile.open(file)) {
      return reader.getFileMetaData();
    }
  }

  private static void append(byte[] file, ParquetFileWriter writer) throws IOException {
    try (ParquetFileReader reader = MemoryFile.open(file);
        SeekableInputStream content = MemoryFile.of(file).newStream()) {
      List<ColumnDescriptor> columns = reader.getFileMetaData().getSchema().getColumns();
      for (BlockMetaData rowGroup : reader.getRowGroups()) {
        writer.startBlock(rowGroup.getRowCount());
        for (int i = 0; i < columns.size(); i++) {
          ColumnChunkMetaData chunk = rowGroup.getColumns().get(i);
          writer.appendColumnChunk(
              columns.get(i),
              content,
              chunk,
              null,
              reader.readColumnIndex(chunk),
              reader.readOffsetIndex(chunk));
        }
        writer.endBlock();
      }
    }
  }
}
