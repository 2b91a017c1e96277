package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A table that no mapping knows yet: a Parquet file, or a folder of them. */
public final class UnmappedTable {
  private final Path path;
  private final List<UnmappedFile> files;
  private final List<UnmappedColumn> columns;
  private final Configuration hadoop;

  private UnmappedTable(Path path, List<UnmappedFile> files, Configuration hadoop) {
    this.path = path;
    this.files = List.copyOf(files);
    this.columns = columns(files);
    this.hadoop = hadoop;
  }

  /**
   * Finds the files and reads their footers.
   *
   * @throws org.sarcoma.outcomes.result.JobFailure if there is no such table, or it is damaged
   */
  public static UnmappedTable open(Configuration hadoop, String path) {
    UnmappedFile.Listing listing = UnmappedFile.list(path, hadoop);
    List<UnmappedFile> files =
        listing.files().stream().map(it -> UnmappedFile.open(it, hadoop)).toList();
    return new UnmappedTable(listing.table(), files, hadoop);
  }

  /** The qualified path of the file or folder. */
  public Path path() {
    return path;
  }

  /** Number of files. */
  public int files() {
    return files.size();
  }

  /** Rows, as the footers count them. */
  public long rows() {
    return files.stream().mapToLong(UnmappedFile::rows).sum();
  }

  /** Row groups of all files. */
  public int rowGroups() {
    return files.stream().mapToInt(it -> it.metadata().getBlocks().size()).sum();
  }

  /** Every column that a file has, in the order in which they are first met. */
  public List<UnmappedColumn> columns() {
    return columns;
  }

  /**
   * Reads some columns, row by row, in an array that the next row overwrites. A file without a
   * column has no cell of it.
   *
   * @param names readable columns
   * @throws org.sarcoma.outcomes.result.JobFailure if a file is damaged or disappears
   */
  public void read(List<String> names, Consumer<@Nullable Object[]> reader) {
    for (UnmappedFile file : files) {
      if (names.stream().noneMatch(file.schema()::containsField)) {
        @Nullable Object[] empty = new @Nullable Object[names.size()];
        for (long row = 0; row < file.rows(); row++) {
          reader.accept(empty);
        }
        continue;
      }
      try (UnmappedRows rows = new UnmappedRows(file, names, hadoop)) {
        for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
          reader.accept(row);
        }
      }
    }
  }

  private static List<UnmappedColumn> columns(List<UnmappedFile> files) {
    Set<String> names = new LinkedHashSet<>();
    files.forEach(file -> file.schema().getFields().forEach(it -> names.add(it.getName())));
    List<UnmappedColumn> columns = new ArrayList<>();
    for (String name : names) {
      List<Type> types =
          files.stream()
              .map(UnmappedFile::schema)
              .filter(it -> it.containsField(name))
              .map(it -> it.getType(name))
              .toList();
      columns.add(column(name, types));
    }
    return columns;
  }

  private static UnmappedColumn column(String name, List<Type> types) {
    return new UnmappedColumn(
        name,
        String.join(" or ", types.stream().map(UnmappedTable::type).distinct().toList()),
        types.stream().allMatch(it -> CellDecoder.of(it) != null));
  }

  private static String type(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return "list or structure";
    }
    String stored = type.asPrimitiveType().getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
    return type.getLogicalTypeAnnotation() == null
        ? stored
        : "%s %s".formatted(stored, type.getLogicalTypeAnnotation());
  }
}
