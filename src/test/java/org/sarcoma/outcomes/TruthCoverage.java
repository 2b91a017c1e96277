package org.sarcoma.outcomes;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.sarcoma.outcomes.generate.Layout;
import org.sarcoma.outcomes.generate.Plan;

/**
 * How often intervals cover the truth, in generated registries of one size in which every patient
 * is treated by the protocol. A replicate is a seed, so the counts are always the same.
 *
 * @param covered intervals with the truth in them
 * @param below intervals below it
 * @param above intervals above it
 * @param events that all estimates together rest on
 */
record TruthCoverage(long covered, long below, long above, long events) {
  private static final double LOWEST = 0.93;
  private static final double HIGHEST = 0.97;

  /** With fewer events no interval on a scale is near its level, as an event more or less shows. */
  private static final double LEAST_EVENTS = 10;

  private static final int INSTITUTIONS = 4;
  private static final TruthCoverage NONE = new TruthCoverage(0, 0, 0, 0);

  /** Counts the replicates of the seeds {@code from} up to {@code to}, by name of the truth. */
  static SortedMap<String, TruthCoverage> of(
      int patients, Collection<String> endpoints, long from, long to) {
    GeneratedStudy study = new GeneratedStudy(plan(patients, from), endpoints, "");
    return LongStream.rangeClosed(from, to)
        .parallel()
        .mapToObj(seed -> of(TruthIntervals.of(study.rows(plan(patients, seed)))))
        .reduce(new TreeMap<>(), TruthCoverage::sum);
  }

  static Plan plan(int patients, long seed) {
    return new Plan(patients, INSTITUTIONS, seed, 1, 0, Layout.CANONICAL);
  }

  private static SortedMap<String, TruthCoverage> of(
      SortedMap<String, TruthIntervals.Interval> intervals) {
    SortedMap<String, TruthCoverage> counts = new TreeMap<>();
    intervals.forEach(
        (name, it) -> counts.put(name, of(it, requireNonNull(TruthIntervals.TRUTH.get(name)))));
    return counts;
  }

  private static TruthCoverage of(TruthIntervals.Interval interval, double truth) {
    int below = interval.upper() < truth ? 1 : 0;
    int above = interval.lower() > truth ? 1 : 0;
    return new TruthCoverage(1 - below - above, below, above, interval.events());
  }

  private static SortedMap<String, TruthCoverage> sum(
      SortedMap<String, TruthCoverage> one, SortedMap<String, TruthCoverage> other) {
    SortedMap<String, TruthCoverage> sum = new TreeMap<>(one);
    other.forEach((name, it) -> sum.put(name, it.plus(sum.getOrDefault(name, NONE))));
    return sum;
  }

  private TruthCoverage plus(TruthCoverage other) {
    return new TruthCoverage(
        covered + other.covered, below + other.below, above + other.above, events + other.events);
  }

  /** Replicates in which there was an estimate. */
  long given() {
    return covered + below + above;
  }

  double share() {
    return (double) covered / given();
  }

  /** Monte Carlo standard error of the share. */
  double standardError() {
    return Math.sqrt(share() * (1 - share()) / given());
  }

  boolean hasFewEvents() {
    return events < LEAST_EVENTS * given();
  }

  /** Whether it is as near to the level as it has to be, or too few events are expected. */
  boolean isNominal() {
    return hasFewEvents() || (share() >= LOWEST && share() <= HIGHEST);
  }

  /** Endpoints that have to be estimated for a truth; none for a proportion. */
  static List<String> endpointsOf(String name) {
    String full = name.startsWith("log_hazard_ratio") ? "os_" + name : name;
    return GeneratedStudy.ENDPOINTS.stream().filter(full::startsWith).toList();
  }
}
