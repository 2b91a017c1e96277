package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cumulative baseline hazard Λ of one stratum, for standardized covariates of 0, and B = ∫ x̄
 * dΛ with x̄ the mean covariates at risk.
 *
 * <p>With several events of Efron's method on a day, those with an event carry less of its hazard
 * than the others.
 */
final class HazardPath {
  /** Least part of a sum that a difference may be. */
  private static final double KEPT = 1e-10;

  private final int terms;
  private final int[] days;
  private final double[] hazard; // Λ after so many days, to twice the digits with its rest
  private final double[] hazardRest;
  private final double[] square; // growth of the variance of Λ if β is known, by day
  private final double[] hazardNotCarried; // growth that those with an event do not carry, by day
  private final double[] means; // B after so many days
  private final double[] meansRest;
  private final double[] growth; // of Λ by day
  private final double[] meansGrowth; // of B by day
  private final double[] meansNotCarried;
  private final double[] eventMean; // covariates that the events of a day are compared with
  private int next; // days come from the last to the first

  private HazardPath(int size, int terms) {
    this.terms = terms;
    days = new int[size];
    hazard = new double[size + 1];
    hazardRest = new double[size + 1];
    square = new double[size];
    hazardNotCarried = new double[size];
    means = new double[(size + 1) * terms];
    meansRest = new double[(size + 1) * terms];
    growth = new double[size];
    meansGrowth = new double[size * terms];
    meansNotCarried = new double[size * terms];
    eventMean = new double[size * terms];
    next = size;
  }

  /** The paths of all strata. */
  static List<HazardPath> of(CoxLikelihood likelihood, double[] beta) {
    EventDays eventDays = likelihood.days();
    List<HazardPath> paths =
        IntStream.range(0, likelihood.rows().strata())
            .mapToObj(
                it -> new HazardPath(eventDays.first(it + 1) - eventDays.first(it), beta.length))
            .toList();
    likelihood.walk(beta, day -> paths.get(day.stratum()).add(day));
    paths.forEach(HazardPath::accumulate);
    return paths;
  }

  private void add(RiskSet day) {
    next--;
    days[next] = day.day();
    growth[next] = day.hazard();
    square[next] = day.square();
    hazardNotCarried[next] = day.hazardShared();
    for (int j = 0; j < terms; j++) {
      meansGrowth[next * terms + j] = day.meanHazard(j);
      meansNotCarried[next * terms + j] = day.meanHazardShared(j);
      eventMean[next * terms + j] = day.meanSum(j) / day.events();
    }
  }

  private void accumulate() {
    for (int day = 0; day < days.length; day++) {
      accumulate(hazard, hazardRest, day, day + 1, growth[day]);
      for (int j = 0; j < terms; j++) {
        int before = day * terms + j;
        accumulate(means, meansRest, before, before + terms, meansGrowth[before]);
      }
    }
  }

  /** Knuth's sum of two numbers with its rounding error. */
  private static void accumulate(double[] sums, double[] rests, int before, int at, double term) {
    double sum = sums[before] + term;
    double added = sum - sums[before];
    rests[at] = rests[before] + (sums[before] - (sum - added)) + (term - added);
    sums[at] = sum;
  }

  /** Number of days with events. */
  int size() {
    return days.length;
  }

  int day(int index) {
    return days[index];
  }

  /** Growth of the variance of Λ on a day, if β is known. */
  double square(int index) {
    return square[index];
  }

  /** Growth of Λ on a day that those with an event do not carry. */
  double hazardNotCarried(int index) {
    return hazardNotCarried[index];
  }

  /** The same part of the growth of element j of B. */
  double meanNotCarried(int index, int j) {
    return meansNotCarried[index * terms + j];
  }

  /** Covariate j that the events of a day are compared with. */
  double eventMean(int index, int j) {
    return eventMean[index * terms + j];
  }

  /** Number of days with events up to and including {@code day}. */
  int count(int day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Growth of Λ on the days after the first {@code from}, up to the first {@code to}. */
  double hazardBetween(int from, int to) {
    if (isSubtracted(from, to)) {
      return (hazard[to] - hazard[from]) + (hazardRest[to] - hazardRest[from]);
    }
    double sum = 0;
    for (int day = from; day < to; day++) {
      sum += growth[day];
    }
    return sum;
  }

  /** Growth of element j of B on the same days. */
  double meanBetween(int from, int to, int j) {
    int first = from * terms + j;
    int last = to * terms + j;
    if (isSubtracted(from, to)) {
      return (means[last] - means[first]) + (meansRest[last] - meansRest[first]);
    }
    double sum = 0;
    for (int cell = first; cell < last; cell += terms) {
      sum += meansGrowth[cell];
    }
    return sum;
  }

  /** Whether a difference keeps its digits: not where Λ has grown by most of its size before. */
  private boolean isSubtracted(int from, int to) {
    return from == 0 || from == to || hazard[to] - hazard[from] > KEPT * hazard[to];
  }

  /** Λ after the first {@code count} days. */
  double hazard(int count) {
    return hazard[count];
  }

  /** Element j of B after the first {@code count} days. */
  double mean(int count, int j) {
    return means[count * terms + j];
  }
}
