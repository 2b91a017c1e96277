package org.sarcoma.outcomes.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, some of their columns and no other, block by block. Throws whatever
 * the library throws.
 */
final class SourceBlocks implements AutoCloseable {
  private static final int BLOCK_ROWS = 1024;

  private final ParquetFileReader file;
  private final MessageType needed;
  private final List<CellConverter> converters = new ArrayList<>(); // one per needed column
  private final SourceBlock block;

  private List<ColumnReader> readers = List.of(); // of the row group, one per needed column
  private long rowsLeft;

  /**
   * Makes a reader of a file, which it closes.
   *
   * @param names of the columns, which can repeat; null or another name that the file does not have
   *     stands for a column without cells
   */
  SourceBlocks(ParquetFileReader file, List<@Nullable String> names) {
    this.file = file;
    MessageType present = file.getFileMetaData().getSchema();
    this.needed =
        new MessageType(
            present.getName(),
            names.stream()
                .flatMap(Stream::ofNullable)
                .distinct()
                .filter(present::containsField)
                .map(present::getType)
                .toList());
    file.setRequestedSchema(needed);
    SourceCells missing = new SourceCells(BLOCK_ROWS);
    Map<String, SourceCells> cells = new LinkedHashMap<>();
    needed
        .getFields()
        .forEach(
            type -> {
              SourceCells ofColumn = new SourceCells(BLOCK_ROWS);
              cells.put(type.getName(), ofColumn);
              CellDecoder decoder =
                  Objects.requireNonNull(CellDecoder.of(type), "Unchecked column");
              converters.add(new CellConverter(type.asPrimitiveType(), decoder, ofColumn));
            });
    this.block =
        new SourceBlock(
            names.stream()
                .map(it -> it == null ? missing : cells.getOrDefault(it, missing))
                .toList());
  }

  /** Returns the next rows, in a block that those after them will overwrite; null at the end. */
  @Nullable SourceBlock next() throws IOException {
    while (rowsLeft == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      ColumnReadStoreImpl columns =
          new ColumnReadStoreImpl(
              pages, new Root(converters), needed, file.getFileMetaData().getCreatedBy());
      readers = needed.getColumns().stream().map(columns::getColumnReader).toList();
      rowsLeft = pages.getRowCount();
    }
    int rows = (int) Math.min(rowsLeft, BLOCK_ROWS);
    for (int i = 0; i < readers.size(); i++) {
      converters.get(i).read(readers.get(i), rows);
    }
    rowsLeft -= rows;
    block.setRows(rows);
    return block;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Where the library looks for what takes the values of each column. */
  private static final class Root extends GroupConverter {
    private final List<CellConverter> converters;

    Root(List<CellConverter> converters) {
      this.converters = converters;
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
