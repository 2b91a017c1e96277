package org.sarcoma.outcomes.statistics;

import static org.sarcoma.outcomes.statistics.Column.BYTE;
import static org.sarcoma.outcomes.statistics.Column.CHAR;
import static org.sarcoma.outcomes.statistics.Column.DOUBLE;

import java.util.Arrays;

/** Collects the numbers of a {@link Column}. Not safe for use by several threads. */
final class ColumnBuilder {
  private static final int MOST_BYTES = 1 << 8;
  private static final int MOST_CHARS = 1 << 16;

  private static final int PENDING = 1 << 10;

  private final double[] pending = new double[PENDING];
  private final int[] codes = new int[PENDING];
  private int waiting;
  private int width = BYTE;
  private int size;
  private byte[] bytes = new byte[16];
  private char[] chars = new char[0];
  private double[] doubles = new double[0];
  private double[] dictionary = new double[16];
  private int distinct;
  private int[] places = new int[64]; // in the dictionary, from 1, by hash
  private int[] ofWhole = new int[64]; // the same by the number itself, of small whole numbers

  void add(double value) {
    if (waiting == pending.length) {
      flush();
    }
    pending[waiting++] = value;
  }

  /** Finds the places of many numbers of one column at once, while its list is at hand. */
  private void flush() {
    int rows = waiting;
    waiting = 0;
    for (int i = 0; i < rows && width != DOUBLE; i++) {
      boolean same = i > 0 && pending[i] == pending[i - 1] && pending[i] != 0;
      codes[i] = same ? codes[i - 1] : code(pending[i]);
    }
    reserve(size + rows);
    for (int i = 0; i < rows; i++, size++) {
      switch (width) {
        case BYTE -> bytes[size] = (byte) codes[i];
        case CHAR -> chars[size] = (char) codes[i];
        default -> doubles[size] = pending[i];
      }
    }
  }

  /** Adds the rows of {@code other} after these. */
  void append(ColumnBuilder other) {
    flush();
    other.flush();
    int[] ours = new int[other.distinct];
    for (int i = 0; i < ours.length && width != DOUBLE; i++) {
      ours[i] = code(other.dictionary[i]);
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
        int code = ours[other.width == BYTE ? other.bytes[i] & 0xff : other.chars[i]];
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
    flush();
    return stored();
  }

  private Column stored() {
    Object rows = width == BYTE ? bytes : width == CHAR ? chars : doubles;
    return new Column(width, rows, Arrays.copyOf(dictionary, distinct), 0, 1);
  }

  /** Days, counts and levels are small whole numbers, which need no hashing. */
  private int code(double value) {
    int whole = (int) value;
    if (whole != value || whole <= 0 || whole >= MOST_CHARS) {
      return hashed(value);
    }
    if (whole >= ofWhole.length) {
      ofWhole = Arrays.copyOf(ofWhole, Math.min(MOST_CHARS, 2 * whole));
    }
    if (ofWhole[whole] == 0) {
      int code = hashed(value);
      ofWhole[whole] = width == DOUBLE ? 0 : code + 1;
      return code;
    }
    return ofWhole[whole] - 1;
  }

  private int hashed(double value) {
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
      return hashed(value);
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
    Column before = stored();
    doubles = new double[Math.max(16, size + (size >> 1))];
    before.read(0, size, doubles, 0, 1);
    bytes = new byte[0];
    chars = new char[0];
    dictionary = new double[0];
    distinct = 0;
    places = new int[0];
    ofWhole = new int[0];
    width = DOUBLE;
  }
}
