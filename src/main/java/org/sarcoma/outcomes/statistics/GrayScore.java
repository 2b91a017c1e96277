package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sums of {@link GrayTest} in one stratum, gathered in one walk over its days.
 *
 * <p>What an event of group k on a day t adds to the variance of the score of group i is the square
 * of a<sub>ik</sub>(t) + b(t) (c<sub>ik</sub>(∞) − c<sub>ik</sub>(t)), of which c(∞) is known at
 * the end only: {@code squares} and {@code products} gather what it has to be multiplied with.
 */
final class GrayScore {
  private final GroupScores scores;
  private final GroupWalks walks;
  private final int cause;
  private final int size;
  private final double[] incidence; // F(t−) by group
  private final double[] eventFree; // S(t−) by group
  private final double[][] carried; // c, by k
  private final double[] squares; // Σ spread b² by group
  private final double[][] products; // Σ spread b (a − b c), by k
  private double pooledIncidence; // F⁰(t−)

  GrayScore(GroupScores scores, List<EventTable> groups, int cause) {
    this.scores = scores;
    this.cause = cause;
    walks = new GroupWalks(groups);
    size = walks.size();
    incidence = new double[size];
    eventFree = new double[size];
    Arrays.fill(eventFree, 1);
    carried = new double[size][size];
    squares = new double[size];
    products = new double[size][size];
  }

  /** Adds the stratum to the scores. */
  void add(double rho) {
    while (walks.moveOn()) {
      addDay(rho);
    }
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          double end =
              carried[k][i] * carried[k][j] * squares[k]
                  + carried[k][i] * products[k][j]
                  + carried[k][j] * products[k][i];
          scores.addCovariance(i, j, end);
        }
      }
    }
  }

  private void addDay(double rho) {
    double events = 0;
    double hazards = 0; // Σ n/S
    for (int k = 0; k < size; k++) {
      events += walks.events(k, cause);
      hazards += eventFreeShare(k);
    }
    double after = pooledIncidence + events / hazards;
    if (events > 0) {
      addDayOfCause(rho, events, hazards, after);
    }
    addVarianceOfCompeting(after);
    moveOn(after);
  }

  private void addDayOfCause(double rho, double events, double hazards, double after) {
    boolean compared = IntStream.range(0, size).filter(it -> walks.atRisk(it) > 0).count() > 1;
    double weight = weight(rho, compared);
    double risks = IntStream.range(0, size).mapToDouble(this::risk).sum();
    double[][] today = contrasts(weight, hazards);
    for (int i = 0; i < size; i++) {
      if (compared) {
        Matrices.addScaled(carried[i], events / (hazards * (1 - pooledIncidence)), today[i]);
      }
      scores.add(i, weight * walks.events(i, cause), weight * events * risk(i) / risks);
    }
    addVarianceOfCause(today, events / hazards, ties(events, hazards), after);
  }

  /**
   * Once groups have died out F⁰ can reach 1, where there need not be a weight or a hazard; but of
   * one group alone nothing is compared.
   */
  private double weight(double rho, boolean compared) {
    double weight = Math.pow(1 - pooledIncidence, rho);
    return compared || Double.isFinite(weight) ? weight : 0;
  }

  private double atRisk(int group) {
    return walks.atRisk(group);
  }

  /** n/S(t−): those who would be at risk if nobody were censored, in proportion. */
  private double eventFreeShare(int group) {
    return atRisk(group) > 0 ? atRisk(group) / eventFree[group] : 0;
  }

  /** S(t) of a group at risk. */
  private double eventFreeAfter(int group) {
    return eventFree[group] * (atRisk(group) - walks.events(group)) / atRisk(group);
  }

  /** R of Gray: those who have not had the cause. */
  private double risk(int group) {
    return eventFreeShare(group) * (1 - incidence[group]);
  }

  /** a, by k. */
  private double[][] contrasts(double weight, double hazards) {
    double[] shares = IntStream.range(0, size).mapToDouble(this::eventFreeShare).toArray();
    double[][] contrasts = new double[size][size];
    for (int k = 0; k < size; k++) {
      double share = shares[k] / hazards;
      for (int i = 0; i < size; i++) {
        contrasts[k][i] = weight * shares[i] * ((i == k ? 1 : 0) - share);
      }
    }
    return contrasts;
  }

  /** One function of the number of events by group, for events of all groups on one day. */
  private double[] ties(double events, double hazards) {
    double[] ties = new double[size];
    for (int k = 0; k < size; k++) {
      ties[k] = events > 1 ? 1 - (events - 1) / (hazards * eventFree[k] - 1) : 1;
    }
    return ties;
  }

  private void addVarianceOfCause(double[][] today, double hazard, double[] ties, double after) {
    for (int k = 0; k < size; k++) {
      if (atRisk(k) > 0) {
        double later = eventFreeAfter(k);
        double factor = later > 0 ? 1 - (1 - after) / later : 1;
        addSquares(k, ties[k] * hazard / eventFreeShare(k), factor, today[k]);
      }
    }
  }

  private void addVarianceOfCompeting(double after) {
    double[] nothing = new double[size];
    for (int k = 0; k < size; k++) {
      double events = walks.events(k) - walks.events(k, cause);
      if (events > 0 && eventFreeAfter(k) > 0) {
        double ties = 1 - (events - 1) / (atRisk(k) - 1);
        double spread = ties * events / (eventFreeShare(k) * eventFreeShare(k));
        addSquares(k, spread, -(1 - after) / eventFreeAfter(k), nothing);
      }
    }
  }

  private void addSquares(int k, double spread, double factor, double[] today) {
    squares[k] += spread * factor * factor;
    double[] known = new double[size];
    for (int i = 0; i < size; i++) {
      known[i] = today[i] - factor * carried[k][i];
      products[k][i] += spread * factor * known[i];
    }
    scores.addProducts(spread, known);
  }

  private void moveOn(double after) {
    pooledIncidence = after;
    for (int k = 0; k < size; k++) {
      if (atRisk(k) > 0) {
        incidence[k] += eventFree[k] * walks.events(k, cause) / atRisk(k);
        eventFree[k] = eventFreeAfter(k);
      }
    }
  }
}
