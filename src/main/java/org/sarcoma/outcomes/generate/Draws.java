package org.sarcoma.outcomes.generate;

import java.util.SplittableRandom;

/** What chance decides about one patient: the same for a seed and a number, in any order. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed, long patient) {
    this.random = new SplittableRandom(mixed(mixed(seed) + patient));
  }

  /** A one-to-one scrambling of 64 bits, after Steele, Lea and Flood (2014). */
  static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from 0 up to, and without, a limit. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A time in days under a constant hazard per day. */
  double time(double hazard) {
    return -Math.log1p(-random.nextDouble()) / hazard;
  }

  /** The whole day on which a time ends, at least 1. */
  static int day(double time) {
    return (int) Math.min(Math.max(1, Math.ceil(time)), 100_000);
  }
}
