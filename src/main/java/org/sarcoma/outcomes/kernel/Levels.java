package org.sarcoma.outcomes.kernel;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Codes of the levels of one stratification, by order of appearance: an open-addressing table of
 * the bytes, so that a row makes no object. Code 0 is that of null.
 */
final class Levels {
  static final int NULL = 0;
  private static final int SMALLEST = 16;
  private static final int BYTES_OF_A_LEVEL = 96; // of the objects around its bytes

  private final List<@Nullable UTF8String> names = new ArrayList<>();
  private int[] places = new int[SMALLEST]; // code, or 0 for a free place
  private long bytes;

  Levels() {
    names.add(null);
  }

  /** Returns the code of a level; of one that is new, the next. */
  int code(UTF8String level) {
    int place = level.hashCode() & (places.length - 1);
    while (places[place] != 0) {
      if (level.equals(names.get(places[place]))) {
        return places[place];
      }
      place = (place + 1) & (places.length - 1);
    }
    return add(level, place);
  }

  private int add(UTF8String level, int place) {
    int code = names.size();
    names.add(level.copy()); // the bytes may be those of a page that is read over
    places[place] = code;
    bytes += BYTES_OF_A_LEVEL + level.numBytes();
    if (2 * names.size() > places.length) {
      grow();
    }
    return code;
  }

  private void grow() {
    places = new int[2 * places.length];
    for (int code = 0; code < names.size(); code++) {
      UTF8String name = names.get(code);
      if (name != null) {
        int place = name.hashCode() & (places.length - 1);
        while (places[place] != 0) {
          place = (place + 1) & (places.length - 1);
        }
        places[place] = code;
      }
    }
  }

  int size() {
    return names.size();
  }

  @Nullable UTF8String name(int code) {
    return names.get(code);
  }

  long bytes() {
    return bytes;
  }
}
