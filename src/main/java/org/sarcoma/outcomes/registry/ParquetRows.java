package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * The rows of a part of a Parquet file, one array of cells for all of them, in the order of the
 * source columns of the mapping.
 *
 * <p>Only the mapped columns are read. What the library throws is replaced: its messages may hold
 * bytes of the file.
 */
final class ParquetRows implements AutoCloseable {
  private final String institution;
  private final FilePart part;
  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private final Cells cells;

  private @Nullable RecordReader<@Nullable Object[]> rowGroup;
  private long rowsLeft;

  ParquetRows(String institution, FilePart part, Configuration hadoop) {
    this.institution = institution;
    this.part = part;
    try {
      this.file =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(new Path(part.path()), hadoop), options(part, hadoop));
      MessageType present = file.getFileMetaData().getSchema();
      List<SourceColumn> sources = part.scan().mapping().sources();
      Map<String, int[]> places = places(sources, present);
      MessageType needed =
          new MessageType(
              present.getName(), places.keySet().stream().map(present::getType).toList());
      file.setRequestedSchema(needed);
      this.columns =
          new ColumnIOFactory(file.getFileMetaData().getCreatedBy()).getColumnIO(needed, present);
      this.cells = new Cells(needed, places, sources.size());
    } catch (IOException | RuntimeException e) {
      throw failure(e);
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
        rowGroup = columns.getRecordReader(pages, cells);
        rowsLeft = pages.getRowCount();
      }
      rowsLeft--;
      return rowGroup == null ? null : rowGroup.read();
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static ParquetReadOptions options(FilePart part, Configuration hadoop) {
    return HadoopReadOptions.builder(hadoop, new Path(part.path()))
        .withRange(part.start(), part.end())
        // A flipped bit in a page would otherwise be a changed number.
        .usePageChecksumVerification(true)
        .build();
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

  private JobFailure failure(Exception e) {
    String file = part.path();
    String table = part.scan().mapping().table().code();
    if (e instanceof FileNotFoundException) {
      return new JobFailure(
          ExitCode.TEMPORARY,
          "Registry \"%s\": file %s of table %s disappeared while it was read; run again."
              .formatted(institution, file, table));
    }
    boolean isDamaged =
        e instanceof RuntimeException
            || e instanceof EOFException
            || e instanceof ChecksumException;
    return isDamaged
        ? new JobFailure(
            ExitCode.DATA,
            "Registry \"%s\": file %s of table %s is damaged (%s); supply it again."
                .formatted(institution, file, table, e.getClass().getSimpleName()))
        : new JobFailure(
            ExitCode.IO,
            "Registry \"%s\": reading file %s of table %s failed (%s); run again."
                .formatted(institution, file, table, e.getClass().getSimpleName()));
  }

  /** One row of cells, filled anew for each record. */
  private static final class Cells extends RecordMaterializer<@Nullable Object[]> {
    private final @Nullable Object[] row;
    private final GroupConverter root;

    Cells(MessageType needed, Map<String, int[]> places, int width) {
      this.row = new @Nullable Object[width];
      List<Converter> converters = new ArrayList<>();
      for (Type type : needed.getFields()) {
        CellDecoder decoder = CellDecoder.of(type);
        int[] of = places.getOrDefault(type.getName(), new int[0]);
        if (decoder == null) {
          throw new IllegalStateException("A column changed its type after it was checked");
        }
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
