package org.sarcoma.outcomes.example;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Patient identifiers that say nothing: a letter and seven drawn characters. */
final class Pseudonyms {
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private final SplittableRandom random;
  private final Set<String> drawn = new HashSet<>();

  Pseudonyms(long seed) {
    random = new SplittableRandom(seed);
  }

  String next() {
    StringBuilder pseudonym = new StringBuilder("p");
    for (int i = 0; i < 7; i++) {
      pseudonym.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return drawn.add(pseudonym.toString()) ? pseudonym.toString() : next();
  }
}
