package org.sarcoma.outcomes.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of a file, some of their columns: decoded as a mapped column is, one array for all. */
final class UnmappedRows implements AutoCloseable {
  private final UnmappedFile source;
  private final ParquetFileReader file;
  private final MessageType needed;
  private final Cells cells;
  private final @Nullable Object[] row;

  private List<ColumnReader> readers = List.of();
  private long rowsLeft;

  UnmappedRows(UnmappedFile source, List<String> names, Configuration hadoop) {
    this.source = source;
    this.row = new @Nullable Object[names.size()];
    try {
      MessageType present = source.schema();
      this.needed =
          new MessageType(
              present.getName(),
              names.stream()
                  .distinct()
                  .filter(present::containsField)
                  .map(present::getType)
                  .toList());
      this.cells = new Cells(needed, names, row);
      this.file =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(source.path(), hadoop),
              // A flipped bit in a page would otherwise be a changed value.
              HadoopReadOptions.builder(hadoop, source.path())
                  .usePageChecksumVerification(true)
                  .build());
      file.setRequestedSchema(needed);
    } catch (IOException | RuntimeException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }

  /** Returns the next row, in an array that the row after it will overwrite; null at the end. */
  @Nullable Object @Nullable [] next() {
    try {
      while (rowsLeft == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        open(pages);
      }
      rowsLeft--;
      Arrays.fill(row, null);
      readers.forEach(UnmappedRows::readCell);
      return row;
    } catch (IOException | RuntimeException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw UnmappedFile.failure(source.path(), e);
    }
  }

  private void open(PageReadStore pages) {
    ColumnReadStoreImpl columns =
        new ColumnReadStoreImpl(
            pages, cells, needed, source.metadata().getFileMetaData().getCreatedBy());
    readers = needed.getColumns().stream().map(columns::getColumnReader).toList();
    rowsLeft = pages.getRowCount();
  }

  private static void readCell(ColumnReader column) {
    if (column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel()) {
      column.writeCurrentValueToConverter();
    }
    column.consume();
  }

  /** Puts the cells of each column into the places of the row that ask for it. */
  private static final class Cells extends GroupConverter {
    private final List<Converter> converters = new ArrayList<>();

    Cells(MessageType needed, List<String> names, @Nullable Object[] row) {
      for (Type type : needed.getFields()) {
        CellDecoder decoder = CellDecoder.of(type);
        if (decoder == null) {
          throw new IllegalArgumentException("A column that no cell can be read from");
        }
        int[] places =
            IntStream.range(0, names.size())
                .filter(it -> names.get(it).equals(type.getName()))
                .toArray();
        converters.add(new CellConverter(type.asPrimitiveType(), decoder, row, places));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return converters.get(field);
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
