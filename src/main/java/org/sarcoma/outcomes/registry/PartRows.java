package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part of a Parquet file, one array of cells for all of them, in the order of the
 * columns that are asked for. Throws whatever the library throws.
 */
final class PartRows implements AutoCloseable {
  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private final Cells cells;

  private @Nullable RecordReader<@Nullable Object[]> rowGroup;
  private long rowsLeft;

  private PartRows(ParquetFileReader file, MessageType needed, Cells cells) {
    this.file = file;
    this.cells = cells;
    file.setRequestedSchema(needed);
    this.columns =
        new ColumnIOFactory(file.getFileMetaData().getCreatedBy())
            .getColumnIO(needed, file.getFileMetaData().getSchema());
  }

  /**
   * Opens a file, if it is still the one whose footer was checked.
   *
   * @throws ChangedFileException if it is another one by now
   */
  static PartRows open(FilePart part, List<SourceColumn> sources, Configuration hadoop)
      throws IOException {
    Path path = new Path(part.file().path());
    InputFile input = HadoopInputFile.fromPath(path, hadoop);
    SeekableInputStream in = input.newStream();
    try {
      ParquetMetadata footer = footer(part, input, in);
      MessageType present = footer.getFileMetaData().getSchema();
      Map<String, int[]> places = places(sources, present);
      MessageType needed =
          new MessageType(
              present.getName(), places.keySet().stream().map(present::getType).toList());
      Cells cells = new Cells(needed, places, sources.size());
      return new PartRows(
          new ParquetFileReader(input, footer, options(path, hadoop), in), needed, cells);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** For each column of the file the source columns that it stands for. */
  private static Map<String, int[]> places(List<SourceColumn> sources, MessageType present) {
    List<String> names = sources.stream().map(it -> String.valueOf(it.nameIn(present))).toList();
    Map<String, int[]> places = new LinkedHashMap<>();
    for (String name : names) {
      places.put(
          name,
          IntStream.range(0, names.size()).filter(it -> name.equals(names.get(it))).toArray());
    }
    return places;
  }

  /** Returns the footer with nothing but the row groups of the part. */
  private static ParquetMetadata footer(FilePart part, InputFile input, SeekableInputStream in)
      throws IOException {
    FooterBytes bytes = sameBytes(part.file(), input, in);
    ParquetMetadata all = new ParquetMetadataConverter().fromParquetMetadata(bytes.content());
    return new ParquetMetadata(
        all.getFileMetaData(), all.getBlocks().subList(part.from(), part.to()));
  }

  private static FooterBytes sameBytes(RegistryFile file, InputFile input, SeekableInputStream in)
      throws IOException {
    try {
      FooterBytes bytes = FooterBytes.read(in, input.getLength());
      if (input.getLength() == file.length() && bytes.sha256().equals(file.footerSha256())) {
        return bytes;
      }
    } catch (EOFException e) {
      throw new ChangedFileException();
    }
    throw new ChangedFileException();
  }

  /** Returns the next row, in an array that the row after it will overwrite; null at the end. */
  @Nullable Object @Nullable [] next() throws IOException {
    while (rowsLeft == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      rowGroup = columns.getRecordReader(pages, cells);
      rowsLeft = pages.getRowCount();
    }
    rowsLeft--;
    return rowGroup == null ? null : rowGroup.read();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Of the settings of the session none counts that could change what is read. */
  private static ParquetReadOptions options(Path path, Configuration hadoop) {
    return HadoopReadOptions.builder(hadoop, path)
        .withRecordFilter(FilterCompat.NOOP)
        // A flipped bit in a page would otherwise be a changed number.
        .usePageChecksumVerification(true)
        .build();
  }

  /** One row of cells, filled anew for each record. */
  private static final class Cells extends RecordMaterializer<@Nullable Object[]> {
    private final @Nullable Object[] row;
    private final GroupConverter root;

    Cells(MessageType needed, Map<String, int[]> places, int width) {
      this.row = new @Nullable Object[width];
      List<Converter> converters = new ArrayList<>();
      for (Type type : needed.getFields()) {
        CellDecoder decoder = Objects.requireNonNull(CellDecoder.of(type), "Unchecked column");
        int[] of = places.getOrDefault(type.getName(), new int[0]);
        converters.add(new CellConverter(type.asPrimitiveType(), decoder, row, of));
      }
      this.root = new Root(row, converters);
    }

    @Override
    public @Nullable Object[] getCurrentRecord() {
      return row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  private static final class Root extends GroupConverter {
    private final @Nullable Object[] row;
    private final List<Converter> converters;

    Root(@Nullable Object[] row, List<Converter> converters) {
      this.row = row;
      this.converters = converters;
    }

    @Override
    public Converter getConverter(int field) {
      return converters.get(field);
    }

    @Override
    public void start() {
      Arrays.fill(row, null);
    }

    @Override
    public void end() {}
  }
}
