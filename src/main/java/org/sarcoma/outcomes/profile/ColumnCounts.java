package org.sarcoma.outcomes.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of one column; no counter grows beyond a fixed number of entries. */
final class ColumnCounts {
  /** A column with more different values has too many to look at each. */
  static final int MOST_VALUES = 1000;

  private static final int MOST_SHAPES = 10_000;
  private static final int LONGEST = 1000;
  private static final int OTHER_YEAR = 0;

  /** How the cells are stored: a column of numbers is no text that looks like numbers. */
  enum Stored {
    TEXT,
    WHOLE,
    FRACTION,
    FLAG,
    DATE
  }

  final Tally<String> tokens;
  final Tally<Integer> lengths;
  final Tally<Integer> years;
  final NumberRange numbers;
  final DistinctCount distinct = new DistinctCount();
  final Map<Stored, Long> stored = new EnumMap<>(Stored.class);
  final Map<Look, Long> looks = new EnumMap<>(Look.class);
  final Map<DatePattern, Long> dates = new HashMap<>();
  long nulls;
  long blankEdges;

  private final Map<String, CellShape> shapes = new HashMap<>();
  private final Tally<String> noValues;
  private Tally<String> values;
  private boolean hasMany;

  ColumnCounts(Disclosure disclosure) {
    this.tokens = new Tally<>(disclosure);
    this.lengths = new Tally<>(disclosure);
    this.years = new Tally<>(disclosure);
    this.numbers = new NumberRange(disclosure);
    this.noValues = new Tally<>(disclosure);
    this.values = new Tally<>(disclosure);
  }

  /** Counts a cell, which is null or of a class that the registry decodes. */
  void add(@Nullable Object cell, @Nullable String patient) {
    if (cell == null) {
      nulls++;
    } else if (cell instanceof LocalDate day) {
      stored.merge(Stored.DATE, 1L, Long::sum);
      distinct.add(day.toString());
      years.add(Look.isYear(day.getYear()) ? day.getYear() : OTHER_YEAR, patient);
    } else {
      add(cell, shape(text(cell)), patient);
    }
  }

  private void add(Object cell, CellShape shape, @Nullable String patient) {
    if (shape.isMissing()) {
      tokens.add(shape.text(), patient);
      return;
    }
    stored.merge(stored(cell), 1L, Long::sum);
    shape.looks().forEach(it -> looks.merge(it, 1L, Long::sum));
    shape.dates().forEach(it -> dates.merge(it, 1L, Long::sum));
    blankEdges += shape.hasBlanks() ? 1 : 0;
    distinct.add(shape.text());
    lengths.add(Math.min(LONGEST, shape.text().length()), patient);
    if (shape.number() != null) {
      numbers.add(shape.number(), patient);
    }
    if (shape.year() != null) {
      years.add(shape.year(), patient);
    }
    addValue(shape.text(), patient);
  }

  private void addValue(String value, @Nullable String patient) {
    if (!hasMany) {
      values.add(value, patient);
      if (values.keys() > MOST_VALUES) {
        hasMany = true;
        values = noValues;
      }
    }
  }

  /** Different values, or nothing if there are too many. */
  Tally<String> values() {
    return values;
  }

  boolean hasMany() {
    return hasMany;
  }

  /** Rows that have a value. */
  long filled() {
    return stored.values().stream().mapToLong(Long::longValue).sum();
  }

  long missing() {
    return nulls + tokens.rows();
  }

  long rows(Look look) {
    return looks.getOrDefault(look, 0L);
  }

  private CellShape shape(String raw) {
    CellShape known = shapes.get(raw);
    if (known != null) {
      return known;
    }
    CellShape shape = CellShape.of(raw);
    if (shapes.size() < MOST_SHAPES) {
      shapes.put(raw, shape);
    }
    return shape;
  }

  private static Stored stored(Object cell) {
    if (cell instanceof String) {
      return Stored.TEXT;
    }
    if (cell instanceof Boolean) {
      return Stored.FLAG;
    }
    return cell instanceof Long ? Stored.WHOLE : Stored.FRACTION;
  }

  /** Numbers as a mapping writes them: 1, also where 1.0 is stored. */
  private static String text(Object cell) {
    if (cell instanceof Double value && Double.isFinite(value)) {
      return text(BigDecimal.valueOf(value));
    }
    return cell instanceof BigDecimal value
        ? value.stripTrailingZeros().toPlainString()
        : cell.toString();
  }
}
