package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/**
 * Numbers by row in few bytes: one or two for the place in a list of different numbers as long as
 * these are at most 65,536, eight for the number itself if they are more.
 */
final class Column {
  private static final int BYTE = 1;
  private static final int CHAR = 2;
  private static final int DOUBLE = 8;

  private final int width;
  private final byte[] bytes;
  private final char[] chars;
  private final double[] doubles;
  private final double[] dictionary;
  private final double center;
  private final double scale;

  private Column(int width, Object rows, double[] dictionary, double center, double scale) {
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

  /** Collects numbers. Not safe for use by several threads. */
  static final class Builder {
    private static final int MOST_BYTES = 1 << 8;
    private static final int MOST_CHARS = 1 << 16;

    private int width = BYTE;
    private int size;
    private byte[] bytes = new byte[16];
    private char[] chars = new char[0];
    private double[] doubles = new double[0];
    private double[] dictionary = new double[16];
    private int distinct;
    private int[] places = new int[64]; // in the dictionary, from 1, by hash

    void add(double value) {
      int code = width == DOUBLE ? 0 : code(value);
      reserve(size + 1);
      switch (width) {
        case BYTE -> bytes[size] = (byte) code;
        case CHAR -> chars[size] = (char) code;
        default -> doubles[size] = value;
      }
      size++;
    }

    /** Adds the rows of {@code other} after these. */
    void append(Builder other) {
      int[] codes = new int[other.distinct];
      for (int i = 0; i < codes.length && width != DOUBLE; i++) {
        codes[i] = code(other.dictionary[i]);
      }
      if (other.width == DOUBLE) {
        toDoubles();
      }
      reserve(size + other.size);
      Column rows = other.build();
      for (int i = 0; i < other.size; i++, size++) {
        if (width == DOUBLE) {
          doubles[size] = rows.value(i);
        } else {
          int code = codes[other.width == BYTE ? other.bytes[i] & 0xff : other.chars[i]];
          if (width == BYTE) {
            bytes[size] = (byte) code;
          } else {
            chars[size] = (char) code;
          }
        }
      }
    }

    /** The numbers so far; its arrays are those of this builder, and may be longer. */
    Column build() {
      Object rows = width == BYTE ? bytes : width == CHAR ? chars : doubles;
      return new Column(width, rows, Arrays.copyOf(dictionary, distinct), 0, 1);
    }

    private int code(double value) {
      long bits = Double.doubleToRawLongBits(value);
      int slot = slot(bits);
      for (; places[slot] != 0; slot = (slot + 1) & (places.length - 1)) {
        int code = places[slot] - 1;
        if (Double.doubleToRawLongBits(dictionary[code]) == bits) {
          return code;
        }
      }
      if (distinct == MOST_CHARS) {
        toDoubles();
        return 0;
      }
      if (distinct == MOST_BYTES && width == BYTE) {
        toChars();
      }
      if (distinct == dictionary.length) {
        grow();
        return code(value);
      }
      dictionary[distinct++] = value;
      places[slot] = distinct;
      return distinct - 1;
    }

    private int slot(long bits) {
      long hash = bits * 0x9E3779B97F4A7C15L;
      return (int) (hash >>> 32) & (places.length - 1);
    }

    private void grow() {
      dictionary = Arrays.copyOf(dictionary, 2 * distinct);
      places = new int[8 * distinct];
      for (int i = 0; i < distinct; i++) {
        int slot = slot(Double.doubleToRawLongBits(dictionary[i]));
        while (places[slot] != 0) {
          slot = (slot + 1) & (places.length - 1);
        }
        places[slot] = i + 1;
      }
    }

    private void reserve(int rows) {
      int more = Math.max(rows, rows + (rows >> 1));
      if (width == BYTE && rows > bytes.length) {
        bytes = Arrays.copyOf(bytes, more);
      } else if (width == CHAR && rows > chars.length) {
        chars = Arrays.copyOf(chars, more);
      } else if (width == DOUBLE && rows > doubles.length) {
        doubles = Arrays.copyOf(doubles, more);
      }
    }

    private void toChars() {
      chars = new char[bytes.length];
      for (int i = 0; i < size; i++) {
        chars[i] = (char) (bytes[i] & 0xff);
      }
      bytes = new byte[0];
      width = CHAR;
    }

    private void toDoubles() {
      if (width == DOUBLE) {
        return;
      }
      Column before = build();
      doubles = new double[Math.max(16, size + (size >> 1))];
      before.read(0, size, doubles, 0, 1);
      bytes = new byte[0];
      chars = new char[0];
      dictionary = new double[0];
      distinct = 0;
      places = new int[0];
      width = DOUBLE;
    }
  }
}
