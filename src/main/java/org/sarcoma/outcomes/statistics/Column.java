package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/**
 * Numbers by row in few bytes: one or two for the place in a list of different numbers as long as
 * these are at most 65,536, eight for the number itself if they are more.
 */
final class Column {
  static final int BYTE = 1;
  static final int CHAR = 2;
  static final int DOUBLE = 8;

  private final int width;
  private final byte[] bytes;
  private final char[] chars;
  private final double[] doubles;
  private final double[] dictionary;
  private final double center;
  private final double scale;

  Column(int width, Object rows, double[] dictionary, double center, double scale) {
    this.width = width;
    bytes = width == BYTE ? (byte[]) rows : new byte[0];
    chars = width == CHAR ? (char[]) rows : new char[0];
    doubles = width == DOUBLE ? (double[]) rows : new double[0];
    this.dictionary = dictionary;
    this.center = center;
    this.scale = scale;
  }

  /** These numbers, which are not copied. */
  static Column of(double[] values) {
    return new Column(DOUBLE, values, new double[0], 0, 1);
  }

  private Object rows() {
    return width == BYTE ? bytes : width == CHAR ? chars : doubles;
  }

  double value(int row) {
    return switch (width) {
      case BYTE -> dictionary[bytes[row] & 0xff];
      case CHAR -> dictionary[chars[row]];
      default -> (doubles[row] - center) / scale;
    };
  }

  int intValue(int row) {
    return (int) value(row);
  }

  /** Copies {@code count} values to every {@code stride}-th element of {@code out}. */
  void read(int from, int count, double[] out, int at, int stride) {
    int cell = at;
    if (width == BYTE) {
      for (int i = from; i < from + count; i++, cell += stride) {
        out[cell] = dictionary[bytes[i] & 0xff];
      }
    } else if (width == CHAR) {
      for (int i = from; i < from + count; i++, cell += stride) {
        out[cell] = dictionary[chars[i]];
      }
    } else {
      for (int i = from; i < from + count; i++, cell += stride) {
        out[cell] = (doubles[i] - center) / scale;
      }
    }
  }

  /** The same of rows that need not follow each other. */
  void gather(int[] rows, int from, int count, double[] out, int at, int stride) {
    for (int i = 0; i < count; i++) {
      out[at + i * stride] = value(rows[from + i]);
    }
  }

  /** The numbers less {@code center}, divided by {@code scale}. */
  Column standardized(double center, double scale) {
    double[] values = Arrays.stream(dictionary).map(it -> (it - center) / scale).toArray();
    return new Column(width, rows(), values, center, scale);
  }

  /** The rows in another order. */
  Column inOrder(int[] order) {
    byte[] orderedBytes = new byte[width == BYTE ? order.length : 0];
    char[] orderedChars = new char[width == CHAR ? order.length : 0];
    double[] orderedDoubles = new double[width == DOUBLE ? order.length : 0];
    Chunks.forEach(
        order.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            switch (width) {
              case BYTE -> orderedBytes[i] = bytes[order[i]];
              case CHAR -> orderedChars[i] = chars[order[i]];
              default -> orderedDoubles[i] = doubles[order[i]];
            }
          }
        });
    Object rows = width == BYTE ? orderedBytes : width == CHAR ? orderedChars : orderedDoubles;
    return new Column(width, rows, dictionary, center, scale);
  }

  /** The different numbers of the first {@code size} rows, increasing. */
  double[] distinct(int size) {
    double[] values = width == DOUBLE ? Arrays.copyOf(doubles, size) : dictionary.clone();
    return distinct(values);
  }

  /** The different ones of {@code values}, increasing; sorts these. */
  static double[] distinct(double[] values) {
    Arrays.parallelSort(values);
    int size = 0;
    for (double value : values) {
      if (size == 0 || Double.compare(value, values[size - 1]) != 0) {
        values[size++] = value;
      }
    }
    return Arrays.copyOf(values, size);
  }

  /** The place of each row's number in {@code distinct}. */
  int[] ranks(int size, double[] distinct) {
    int[] ranks = new int[size];
    int[] ofCode =
        Arrays.stream(dictionary).mapToInt(it -> Arrays.binarySearch(distinct, it)).toArray();
    Chunks.forEach(
        size,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            ranks[i] =
                switch (width) {
                  case BYTE -> ofCode[bytes[i] & 0xff];
                  case CHAR -> ofCode[chars[i]];
                  default -> Arrays.binarySearch(distinct, doubles[i]);
                };
          }
        });
    return ranks;
  }
}
