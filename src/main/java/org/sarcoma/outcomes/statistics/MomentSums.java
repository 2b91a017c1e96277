package org.sarcoma.outcomes.statistics;

import java.util.Arrays;

/**
 * Moments of several groups of subjects, and the number of subjects in each.
 *
 * <p>They can be kept exact to twice the digits of a number: what is subtracted again may have been
 * larger than what remains by many powers of ten.
 */
final class MomentSums {
  private final int terms;
  private final int size; // of one group
  private final double[] sums;
  private final double[] rests; // what rounding took from the sums that are exact

  MomentSums(int terms, int groups, boolean exact) {
    this.terms = terms;
    size = size(terms);
    sums = new double[groups * size];
    rests = new double[exact ? sums.length : 0];
  }

  /** How many numbers a group has. */
  static int size(int terms) {
    return RiskMoments.size(terms) + 1;
  }

  boolean isExact() {
    return rests.length > 0;
  }

  void add(int group, RowBlock block) {
    if (isExact()) {
      double[] products = new double[size];
      for (int i = 0; i < block.size; i++) {
        block.products(i, products);
        addExactly(group * size, products, 0, 1);
      }
    } else {
      block.addTo(sums, group * size);
    }
  }

  /** Adds {@code sign} times a group of others. */
  void add(int group, MomentSums others, int other, double sign) {
    if (isExact()) {
      addExactly(group * size, others.sums, other * size, sign);
      for (int cell = 0; cell < size && others.isExact(); cell++) {
        rests[group * size + cell] += sign * others.rests[other * size + cell];
      }
    } else {
      for (int cell = 0; cell < size; cell++) {
        sums[group * size + cell] += sign * others.value(other, cell);
      }
    }
  }

  /** Knuth's sum of two numbers with its rounding error. */
  private void addExactly(int at, double[] numbers, int from, double sign) {
    for (int cell = 0; cell < size; cell++) {
      double before = sums[at + cell];
      double term = sign * numbers[from + cell];
      double sum = before + term;
      double added = sum - before;
      rests[at + cell] += (before - (sum - added)) + (term - added);
      sums[at + cell] = sum;
    }
  }

  void clear(int group) {
    Arrays.fill(sums, group * size, (group + 1) * size, 0);
    if (isExact()) {
      Arrays.fill(rests, group * size, (group + 1) * size, 0);
    }
  }

  private double value(int group, int cell) {
    int at = group * size + cell;
    return isExact() ? sums[at] + rests[at] : sums[at];
  }

  double subjects(int group) {
    return value(group, size - 1);
  }

  /** Copies the first moments, Σ w x, of all groups. */
  void copyFirst(double[] out, int at) {
    for (int group = 0; group * size < sums.length; group++) {
      for (int j = 0; j < terms; j++) {
        out[at + group * terms + j] = value(group, 1 + j);
      }
    }
  }

  /** Makes {@code moments} those of a group; of sums that are not exact. */
  void show(int group, RiskMoments moments) {
    moments.show(sums, group * size);
  }
}
