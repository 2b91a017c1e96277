package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canonical rows for tests, by the names of their columns. */
final class Rows {
  private Rows() {}

  /** A row with its keys and these values; everything else is missing. */
  static @Nullable Object[] row(RegistryTable table, Object... namesAndValues) {
    Map<String, Object> given = new LinkedHashMap<>(required(table));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    List<String> names = table.columns().stream().map(RegistryColumn::name).toList();
    @Nullable Object[] values = new @Nullable Object[names.size()];
    given.forEach((name, value) -> values[names.indexOf(name)] = value);
    return values;
  }

  private static Map<String, Object> required(RegistryTable table) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RegistryColumn column : table.columns()) {
      if (column.required()) {
        values.put(column.name(), Samples.of(column));
      }
    }
    return values;
  }

  /** A row without a missing value. */
  static @Nullable Object[] full(RegistryTable table) {
    return table.columns().stream().map(Samples::of).toArray();
  }

  /** A block of one source row, whose cells are in no dictionary. */
  static SourceBlock block(@Nullable Object... cells) {
    List<SourceCells> columns = new ArrayList<>();
    for (Object cell : cells) {
      SourceCells column = new SourceCells(1);
      if (cell != null) {
        column.setAlone(0, cell);
      }
      columns.add(column);
    }
    SourceBlock block = new SourceBlock(columns);
    block.setRows(1);
    return block;
  }

  private static final class Samples {
    static Object of(RegistryColumn column) {
      return switch (column.kind()) {
        case TEXT -> column.name().equals("patient_id") ? "p1" : "täxt of " + column.name();
        case CODE -> column.codes().get(column.codes().size() - 1);
        case DATE -> java.time.LocalDate.of(2020, 2, 29);
        case WHOLE_NUMBER -> 3;
        case DECIMAL -> 7.6;
        case FLAG -> true;
      };
    }
  }
}
