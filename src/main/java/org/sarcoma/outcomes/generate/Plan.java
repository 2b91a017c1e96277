package org.sarcoma.outcomes.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is generated.
 *
 * @param patients of all institutions together
 * @param seed of everything that chance decides
 * @param eligibleShare share of patients who are treated by the protocol, in [0, 1]
 * @param skew 0: institutions of one size; larger: the k-th has a share proportional to k^−skew
 */
public record Plan(
    long patients, int institutions, long seed, double eligibleShare, double skew, Layout layout) {
  /** Patients whose rows are in one file of each table. */
  private static final long PATIENTS_PER_FILE = 500_000;

  public Plan {
    if (patients < 1 || institutions < 1 || institutions > patients) {
      throw new IllegalArgumentException(
          "%d patients in %d institutions; each institution needs one"
              .formatted(patients, institutions));
    }
    if (!(eligibleShare >= 0 && eligibleShare <= 1) || !(skew >= 0 && skew <= 10)) {
      throw new IllegalArgumentException(
          "The eligible share is not in [0, 1], or the skew is not in [0, 10]");
    }
  }

  /** Patients {@code from} up to, and without, {@code to}, whose rows are in one file per table. */
  record Part(String institution, int number, long from, long to) {}

  /** Codes of the institutions. */
  List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (int i = 1; i <= institutions; i++) {
      codes.add("site-%04d".formatted(i));
    }
    return codes;
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<String> codes = codes();
    long from = 0;
    for (int i = 0; i < institutions; i++) {
      long to = limit(i + 1);
      for (int number = 0; from < to; number++) {
        long end = Math.min(to, from + PATIENTS_PER_FILE);
        parts.add(new Part(codes.get(i), number, from, end));
        from = end;
      }
    }
    return parts;
  }

  /** Patients in the first institutions: a share of all, and at least one in each. */
  private long limit(int first) {
    double all = 0;
    double share = 0;
    for (int k = 1; k <= institutions; k++) {
      all += Math.pow(k, -skew);
      share = k == first ? all : share;
    }
    return first + Math.round((patients - institutions) * (share / all));
  }
}
