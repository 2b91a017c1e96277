package org.sarcoma.outcomes.statistics;

/** The order of rows in which risk sets are built up, found by counting, not by comparing. */
final class RowOrder {
  private RowOrder() {}

  /** Rows by stratum, from the last exit to the first, by cause, and as they came. */
  static int[] of(int size, Column stratum, Column exit, Column cause) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    order = sorted(order, cause, false);
    order = sorted(order, exit, true);
    return sorted(order, stratum, false);
  }

  private static int[] sorted(int[] order, Column column, boolean descending) {
    double[] distinct = column.distinct(order.length);
    if (distinct.length < 2) {
      return order;
    }
    int[] ranks = column.ranks(order.length, distinct);
    return byKey(order, ranks, distinct.length, descending);
  }

  /** The items by {@code keys[item]}; items of one key stay in order. */
  static int[] byKey(int[] items, int[] keys, int different, boolean descending) {
    int[] next = new int[different + 1];
    int last = different - 1;
    for (int item : items) {
      next[1 + (descending ? last - keys[item] : keys[item])]++;
    }
    for (int key = 1; key <= different; key++) {
      next[key] += next[key - 1];
    }
    int[] sorted = new int[items.length];
    for (int item : items) {
      sorted[next[descending ? last - keys[item] : keys[item]]++] = item;
    }
    return sorted;
  }
}
