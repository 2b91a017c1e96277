package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Numbers keys in the order in which they occur first, from 0, so that a key of one member is
 * looked up once and counted in several groups by its number.
 *
 * @param <K> immutable, serializable keys
 */
public final class Codes<K> implements Serializable {
  private static final long serialVersionUID = 1;

  // Serializable by themselves: javac cannot see that K is.
  @SuppressWarnings("serial")
  private final HashMap<K, Integer> codes = new HashMap<>();

  @SuppressWarnings("serial")
  private final ArrayList<K> keys = new ArrayList<>();

  /** Returns the number of a key, a new one if it is the first time. */
  public int of(K key) {
    Integer code = codes.get(key);
    if (code == null) {
      code = keys.size();
      codes.put(key, code);
      keys.add(key);
    }
    return code;
  }

  /** Returns the numbers of keys, in their order. */
  public int[] of(List<? extends K> several) {
    int[] numbers = new int[several.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = of(several.get(i));
    }
    return numbers;
  }

  /** Returns the number of a key, or -1 if it has none. */
  int known(K key) {
    return codes.getOrDefault(key, -1);
  }

  /** Returns the key of a number. */
  public K key(int code) {
    return keys.get(code);
  }

  /** How many keys there are. */
  public int size() {
    return keys.size();
  }
}
