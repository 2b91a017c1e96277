package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.cohort.Codes;

/**
 * The patterns of the subjects of one institution, by number: each is a row of codes, so that
 * millions of patterns cost a few bytes each. Every column holds numbers or text, not both.
 */
final class PatternTable implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SMALLEST = 8;
  private static final int EMPTY = -1;
  private static final int FACTOR = 0x9e3779b9;

  private final List<Codes<Object>> columns = new ArrayList<>();
  private int[] codes = new int[0]; // by pattern, then column
  private int size;
  private boolean isSorted;
  private transient int[] places = new int[0]; // of patterns in a hash table

  /**
   * Makes a table without patterns.
   *
   * @param width number of columns
   */
  PatternTable(int width) {
    for (int i = 0; i < width; i++) {
      columns.add(new Codes<>());
    }
  }

  int size() {
    return size;
  }

  /** Number of columns. */
  int width() {
    return columns.size();
  }

  /** Returns a pattern; its first column is the stratum. */
  CovariatePattern pattern(String institution, int number) {
    List<Object> values = new ArrayList<>();
    for (int column = 1; column < columns.size(); column++) {
      values.add(value(number, column));
    }
    return new CovariatePattern(institution, (String) value(number, 0), values);
  }

  /** Returns the own numbers of the patterns of another table, adding those that are new. */
  int[] numbers(PatternTable other) {
    int[] numbers = new int[other.size];
    for (int pattern = 0; pattern < other.size; pattern++) {
      List<Object> row = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        row.add(other.value(pattern, column));
      }
      numbers[pattern] = of(row);
    }
    return numbers;
  }

  Object value(int pattern, int column) {
    return columns.get(column).key(codes[pattern * columns.size() + column]);
  }

  /** Returns the number of a pattern, a new one if it is the first time. */
  int of(List<Object> values) {
    int width = columns.size();
    if (codes.length < (size + 1) * width) {
      codes = Arrays.copyOf(codes, Math.max(SMALLEST * width, 2 * codes.length));
    }
    for (int i = 0; i < width; i++) {
      codes[size * width + i] = columns.get(i).of(values.get(i));
    }
    if (places.length < 2 * (size + 1)) {
      place();
    }
    int place = place(size);
    if (places[place] == EMPTY) {
      places[place] = size;
      size++;
      isSorted = false;
    }
    return places[place];
  }

  /** Builds the hash table anew, twice as large as it has to be. */
  private void place() {
    places = new int[Math.max(SMALLEST, Integer.highestOneBit(size + 1) << 2)];
    Arrays.fill(places, EMPTY);
    for (int pattern = 0; pattern < size; pattern++) {
      places[place(pattern)] = pattern;
    }
  }

  /** Where a pattern is, or would be. */
  private int place(int pattern) {
    int width = columns.size();
    int hash = 0;
    for (int i = 0; i < width; i++) {
      hash = (hash + codes[pattern * width + i]) * FACTOR;
    }
    int place = hash >>> Integer.numberOfLeadingZeros(places.length - 1);
    while (places[place] != EMPTY && !isSame(places[place], pattern)) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private boolean isSame(int one, int other) {
    int width = columns.size();
    return Arrays.equals(
        codes, one * width, (one + 1) * width, codes, other * width, (other + 1) * width);
  }

  /**
   * Numbers the patterns in the order of their values, which is that of no reading.
   *
   * @return for each pattern its new number; empty if they are in this order
   */
  int[] sort() {
    int width = columns.size();
    if (isSorted) {
      return new int[0];
    }
    isSorted = true;
    int[][] ranks = columns.stream().map(PatternTable::ranks).toArray(int[][]::new);
    Comparator<Integer> order = Comparator.comparing(it -> ranks[0][codes[it * width]]);
    for (int i = 1; i < width; i++) {
      int column = i;
      order = order.thenComparing(it -> ranks[column][codes[it * width + column]]);
    }
    int[] sorted =
        IntStream.range(0, size).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    int[] numbers = new int[size];
    int[] moved = new int[size * width];
    for (int number = 0; number < size; number++) {
      numbers[sorted[number]] = number;
      System.arraycopy(codes, sorted[number] * width, moved, number * width, width);
    }
    codes = moved;
    places = new int[0];
    return numbers;
  }

  @SuppressWarnings("unchecked") // values of one column are of one type
  private static int[] ranks(Codes<Object> column) {
    List<Integer> sorted =
        IntStream.range(0, column.size())
            .boxed()
            .sorted(Comparator.comparing(it -> (Comparable<Object>) column.key(it)))
            .toList();
    int[] ranks = new int[sorted.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[sorted.get(rank)] = rank;
    }
    return ranks;
  }

  private void readObject(java.io.ObjectInputStream in)
      throws java.io.IOException, ClassNotFoundException {
    in.defaultReadObject();
    places = new int[0];
  }

  private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
    codes = Arrays.copyOf(codes, size * columns.size());
    places = new int[0];
    out.defaultWriteObject();
  }
}
