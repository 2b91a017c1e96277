package org.sarcoma.outcomes;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prints how often 95% intervals cover the truth: {@code REPLICATES PATIENTS ...}. Replicates are
 * the seeds from 1 on.
 *
 * <p>Of so many estimates some are outside by chance. Those are looked at again, with seeds that
 * come after the first and are more; what is outside again is a defect, and the exit code 1. What
 * rests on few events is printed only.
 */
final class CoverageStudy {
  /** Replicates of the second look for each of the first. */
  private static final int AGAIN = 4;

  private final int patients;
  private final SortedMap<String, TruthCoverage> first;
  private final SortedMap<String, TruthCoverage> second;
  private final long few;

  private CoverageStudy(int patients, int replicates) {
    this.patients = patients;
    this.first = TruthCoverage.of(patients, GeneratedStudy.ENDPOINTS, 1, replicates);
    List<String> outside = outside(first);
    TreeSet<String> endpoints = new TreeSet<>();
    outside.forEach(it -> endpoints.addAll(TruthCoverage.endpointsOf(it)));
    this.few = first.values().stream().filter(TruthCoverage::hasFewEvents).count();
    this.second = new TreeMap<>();
    if (!outside.isEmpty()) {
      long last = replicates * (1L + AGAIN);
      second.putAll(TruthCoverage.of(patients, endpoints, replicates + 1L, last));
      second.keySet().retainAll(outside);
    }
  }

  public static void main(String[] arguments) {
    int replicates = Integer.parseInt(arguments[0]);
    System.out.printf(
        "%-58s %5s %6s %6s %4s %6s %6s %10s%n",
        "quantity", "n", "given", "%", "se", "below", "above", "again, se");
    long quantities = 0;
    int outside = 0;
    int outsideAgain = 0;
    for (int i = 1; i < arguments.length; i++) {
      CoverageStudy study = new CoverageStudy(Integer.parseInt(arguments[i]), replicates);
      study.first.forEach(study::print);
      quantities += study.first.size() - study.few;
      outside += study.second.size();
      outsideAgain += outside(study.second).size();
    }
    System.out.printf(
        "%d of %d within 93 to 97%% in %d replicates (seeds 1 to %3$d); of the other %d, %d in %d"
            + " further ones%n",
        quantities - outside,
        quantities,
        replicates,
        outside,
        outside - outsideAgain,
        replicates * AGAIN);
    if (outsideAgain > 0) {
      System.exit(1);
    }
  }

  private static List<String> outside(SortedMap<String, TruthCoverage> counts) {
    return counts.keySet().stream().filter(it -> !isNominal(counts, it)).toList();
  }

  private static boolean isNominal(SortedMap<String, TruthCoverage> counts, String name) {
    return requireNonNull(counts.get(name), name).isNominal();
  }

  private void print(String name, TruthCoverage it) {
    TruthCoverage again = second.get(name);
    System.out.printf(
        Locale.ROOT,
        "%-58s %5d %6d %6.1f %4.1f %6.1f %6.1f %10s%n",
        name,
        patients,
        it.given(),
        100 * it.share(),
        100 * it.standardError(),
        100.0 * it.below() / it.given(),
        100.0 * it.above() / it.given(),
        again == null
            ? (it.hasFewEvents() ? "few" : "")
            : String.format(
                Locale.ROOT, "%.1f %.1f", 100 * again.share(), 100 * again.standardError()));
  }
}
