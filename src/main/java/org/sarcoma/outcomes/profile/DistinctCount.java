package org.sarcoma.outcomes.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/**
 * How many different values there are, up to a million. Values are told apart by 64 bits of their
 * hash: among a million, two have the same with a probability of 3e-8.
 */
final class DistinctCount {
  static final int MOST = 1_000_000;

  private final MessageDigest digest;
  private Set<Long> hashes = new HashSet<>();
  private boolean hasMore;

  DistinctCount() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("No SHA-256 in this Java", e);
    }
  }

  void add(String value) {
    if (hasMore) {
      return;
    }
    byte[] hash = digest.digest(value.getBytes(StandardCharsets.UTF_8));
    hashes.add(ByteBuffer.wrap(hash).getLong());
    if (hashes.size() > MOST) {
      hasMore = true;
      hashes = new HashSet<>();
    }
  }

  /** Number of different values; meaningless if there are more than can be counted. */
  int count() {
    return hashes.size();
  }

  boolean hasMore() {
    return hasMore;
  }
}
