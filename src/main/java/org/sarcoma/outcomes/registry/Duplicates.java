package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;

/**
 * Which rows of a patient in a canonical table are about the same, and what becomes of them. Rows
 * that are equal in every column are one row in any case; a row without a value in one of the key
 * columns stands alone.
 *
 * @param key positions of the columns that say what a row is about; empty: each row stands alone
 * @param latest positions of date columns of which the latest value counts, where rows are merged
 * @param earliest as {@code latest}
 */
record Duplicates(List<Integer> key, Keep keep, List<Integer> latest, List<Integer> earliest)
    implements Serializable {
  /** Each row stands alone. */
  static final Duplicates ALLOWED = new Duplicates(List.of(), Keep.FIRST, List.of(), List.of());

  /** What becomes of rows that are about the same. */
  enum Keep {
    /** One row, with the value of the first source that has one. */
    MERGED,
    /** The first in the order of dates, then of the other columns. */
    FIRST,
    LAST,
    /** The one with most values, of several the first. */
    MOST_COMPLETE,
    /** None of them can be believed. */
    NONE
  }

  /**
   * A row and where it came from.
   *
   * @param source place of its mapping among those of the canonical table
   * @param completes whether it is none alone
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(@Nullable Object[] values, int source, boolean completes) {}

  /** Rows that are left, and how many were given up for each reason. */
  record Outcome(List<@Nullable Object[]> rows, int collapsed, int conflicting) {}

  Duplicates {
    key = List.copyOf(key);
    latest = List.copyOf(latest);
    earliest = List.copyOf(earliest);
  }

  /**
   * The rule where none is configured: a tumor, or a course of radiotherapy, that is described in
   * two ways is not believed in either.
   */
  static Duplicates standard(RegistryTable table) {
    return switch (table) {
      case DIAGNOSIS -> conflicting(table, "tumor_id");
      case RADIOTHERAPY -> conflicting(table, "tumor_id", "course_id");
      default -> ALLOWED;
    };
  }

  private static Duplicates conflicting(RegistryTable table, String... key) {
    List<Integer> positions = Arrays.stream(key).map(table::position).toList();
    return new Duplicates(positions, Keep.NONE, List.of(), List.of());
  }

  /** Reads section {@code duplicates} of a canonical table. */
  static Duplicates from(RegistryTable table, Section section) {
    if (!section.has("duplicates")) {
      return standard(table);
    }
    Section own = section.section("duplicates");
    Duplicates duplicates =
        new Duplicates(
            positions("key", table, own),
            own.code("keep", Keep.class),
            own.has("latest") ? positions("latest", table, own) : List.of(),
            own.has("earliest") ? positions("earliest", table, own) : List.of());
    if (duplicates.key.isEmpty()) {
      own.problem("key", "is empty; name the columns that say what a row is about");
    }
    if (table == RegistryTable.DIAGNOSIS
        && !List.of("patient_id", "tumor_id").containsAll(names(table, duplicates.key))) {
      own.problem("key", "is not [patient-id, tumor-id]; a tumor has one row");
    }
    own.end();
    return duplicates;
  }

  private static List<String> names(RegistryTable table, List<Integer> positions) {
    return positions.stream().map(it -> table.columns().get(it).name()).toList();
  }

  private static List<Integer> positions(String key, RegistryTable table, Section section) {
    List<String> known = table.columns().stream().map(RegistryColumn::key).toList();
    List<Integer> positions = new ArrayList<>();
    for (String name : section.strings(key)) {
      if (known.contains(name)) {
        positions.add(known.indexOf(name));
      } else {
        section.problem(
            key,
            "names %s, which is not a column of %s%s"
                .formatted(name, table.key(), Nearest.suggestion(name, known)));
      }
    }
    return positions;
  }

  boolean isMerged() {
    return keep == Keep.MERGED && !key.isEmpty();
  }

  /** Whether no row is about the same as another, unless they are equal. */
  boolean standAlone() {
    return key.isEmpty();
  }

  /** Settles the rows of one patient; the rows are in the order of {@link RowOrder}. */
  Outcome settle(List<Row> rows) {
    List<@Nullable Object[]> kept = new ArrayList<>();
    Map<String, List<Row>> groups = new TreeMap<>();
    for (Row row : rows) {
      String about = keyOf(row);
      if (about != null) {
        groups.computeIfAbsent(about, it -> new ArrayList<>()).add(row);
      } else if (!row.completes) {
        kept.add(row.values);
      }
    }
    int collapsed = 0;
    int conflicting = 0;
    for (List<Row> group : groups.values()) {
      if (group.stream().allMatch(Row::completes)) {
        continue;
      }
      @Nullable Object[] one = group.size() == 1 ? group.get(0).values : kept(group);
      if (one == null) {
        conflicting += group.size();
      } else {
        kept.add(one);
        collapsed += isMerged() ? 0 : group.size() - 1;
      }
    }
    return new Outcome(kept, collapsed, conflicting);
  }

  /** Returns what the row is about, or null if that is not known. */
  private @Nullable String keyOf(Row row) {
    if (key.isEmpty() || key.stream().anyMatch(it -> row.values[it] == null)) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    // A length before each value: "ab" and "c" is not "a" and "bc".
    for (int column : key) {
      String value = String.valueOf(row.values[column]);
      text.append(value.length()).append(':').append(value);
    }
    return text.toString();
  }

  private @Nullable Object @Nullable [] kept(List<Row> group) {
    return switch (keep) {
      case FIRST -> group.get(0).values;
      case LAST -> group.get(group.size() - 1).values;
      case MOST_COMPLETE -> mostComplete(group);
      case MERGED -> merged(group);
      case NONE -> null;
    };
  }

  private static @Nullable Object[] mostComplete(List<Row> group) {
    Row best = group.get(0);
    for (Row row : group) {
      if (values(row) > values(best)) {
        best = row;
      }
    }
    return best.values;
  }

  private static long values(Row row) {
    return IntStream.range(0, row.values.length).filter(it -> row.values[it] != null).count();
  }

  private @Nullable Object @Nullable [] merged(List<Row> group) {
    int width = group.get(0).values.length;
    @Nullable Object[] merged = new @Nullable Object[width];
    for (int column = 0; column < width; column++) {
      List<Object> values = new ArrayList<>();
      boolean isRanked = latest.contains(column) || earliest.contains(column);
      int source = Integer.MAX_VALUE;
      for (Row row : group) {
        Object value = row.values[column];
        if (value != null && (isRanked || row.source <= source)) {
          if (!isRanked && row.source < source) {
            values.clear();
          }
          source = row.source;
          values.add(value);
        }
      }
      if (!isRanked && values.stream().distinct().count() > 1) {
        return null;
      }
      merged[column] = values.isEmpty() ? null : ranked(values, column);
    }
    return merged;
  }

  @SuppressWarnings("unchecked") // values of one column are of one type
  private Object ranked(List<Object> values, int column) {
    Object best = values.get(0);
    for (Object value : values) {
      int order = ((Comparable<Object>) value).compareTo(best);
      if (latest.contains(column) ? order > 0 : earliest.contains(column) && order < 0) {
        best = value;
      }
    }
    return best;
  }
}
