package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.function.Consumer;

/**
 * Cox's log partial likelihood of the rows, with its score and information.
 *
 * <p>The moments of who joins the risk set, who has the event and who leaves it are summed by day
 * in parallel, by {@link WeightedRows}; then added up over the days, a limited number of days at a
 * time. Where somebody enters late, rows whose weights differ by more than a power of ten that
 * leaves no digits are added up apart, so that the large ones leave nothing of them behind.
 */
final class CoxLikelihood implements Objective, RiskSetWalk {
  /** Spread of predictors beyond which what is subtracted may leave no digits of the rest. */
  private static final double MOST_SUBTRACTED = 30;

  /** Numbers that are kept of days at a time. */
  private static final int MOST_NUMBERS = 1 << 21;

  /** Days whose contributions a thread adds up. */
  private static final int DAYS_OF_PART = 64;

  private final RiskSetRows rows;
  private final TieMethod ties;
  private final EventDays days;
  private final int cause;
  private final double[] eventSums;

  CoxLikelihood(RiskSetRows rows, TieMethod ties, int cause) {
    this(rows, ties, new EventDays(rows.data(), cause), cause);
  }

  private CoxLikelihood(RiskSetRows rows, TieMethod ties, EventDays days, int cause) {
    this.rows = rows;
    this.ties = ties;
    this.days = days;
    this.cause = cause;
    eventSums = new double[days.size() * rows.terms()];
    for (int from = 0, to; from < days.size(); from = to) {
      to = end(from);
      new WeightedRows(rows, days, new double[rows.terms()])
          .sums(days.dying(), from, to)
          .copyFirst(eventSums, from * rows.terms());
    }
  }

  /** Index after the last of the days that are summed at a time. */
  private int end(int from) {
    return (int)
        Math.min(days.size(), (long) from + MOST_NUMBERS / MomentSums.size(rows.terms()) + 1);
  }

  /** Σ x over the events, by day. */
  double[] eventSums() {
    return eventSums;
  }

  RiskSetRows rows() {
    return rows;
  }

  TieMethod ties() {
    return ties;
  }

  EventDays days() {
    return days;
  }

  /** The same of other covariates. */
  CoxLikelihood with(RiskSetRows others) {
    return new CoxLikelihood(others, ties, days, cause);
  }

  boolean isEvent(int position) {
    return rows.cause(position) == cause;
  }

  /** Whether the rows of a run end with the event. */
  boolean isEventRun(int run) {
    return rows.runs().causes()[run] == cause;
  }

  @Override
  public Evaluation evaluate(double[] beta) {
    EvaluationSum sum = new EvaluationSum(beta.length);
    walkParts(
        beta,
        (moments, from, to) -> {
          EvaluationSum part = new EvaluationSum(beta.length);
          moments.show(from, to, part::add);
          return part;
        },
        sum::add);
    return sum.evaluation();
  }

  /**
   * Shows every day with events to {@code visitor}, stratum by stratum, from the last to the first.
   */
  @Override
  public void walk(double[] beta, Consumer<RiskSet> visitor) {
    Walk walk = new Walk(beta);
    for (int from = 0; from < days.size(); from = walk.to) {
      walk.next(from);
      walk.moments(from).show(0, walk.to - from, visitor);
    }
  }

  /** What a thread computes from some days. */
  private interface Part<T> {
    T of(DayMoments moments, int from, int to);
  }

  private <T> void walkParts(double[] beta, Part<T> part, Consumer<T> sum) {
    Walk walk = new Walk(beta);
    for (int from = 0; from < days.size(); from = walk.to) {
      walk.next(from);
      DayMoments moments = walk.moments(from);
      List<T> parts =
          Chunks.map(walk.to - from, DAYS_OF_PART, (first, last) -> part.of(moments, first, last));
      parts.forEach(sum);
    }
  }

  /** Goes through the days, some at a time. */
  private final class Walk {
    private final double[] beta;
    private final double least; // value that no predictor is below
    private final MomentSums[] atRisk; // one for each range of predictors that is added up apart
    private final double width;
    private int to;
    private MomentSums atRiskByDay = new MomentSums(rows.terms(), 0, false);
    private MomentSums dyingByDay = new MomentSums(rows.terms(), 0, false);

    Walk(double[] beta) {
      this.beta = beta;
      double spread = 0;
      for (double coefficient : beta) {
        spread += Math.abs(coefficient); // the range of a covariate is 1, and 0 is in it
      }
      least = -spread;
      boolean isWide = rows.entersLate() && spread > MOST_SUBTRACTED && Double.isFinite(spread);
      int ranges = isWide ? (int) Math.min(1000, 2 * spread / MOST_SUBTRACTED + 1) : 1;
      width = 2 * spread / ranges;
      atRisk = new MomentSums[ranges];
      for (int range = 0; range < ranges; range++) {
        atRisk[range] = new MomentSums(rows.terms(), 1, rows.entersLate());
      }
    }

    DayMoments moments(int from) {
      return new DayMoments(CoxLikelihood.this, beta, from, atRiskByDay, dyingByDay);
    }

    void next(int from) {
      to = end(from);
      atRiskByDay = new MomentSums(rows.terms(), to - from, false);
      dyingByDay = new MomentSums(rows.terms(), to - from, false);
      for (int range = 0; range < atRisk.length; range++) {
        double above = range == 0 ? Double.NEGATIVE_INFINITY : least + range * width;
        double below =
            range == atRisk.length - 1 ? Double.POSITIVE_INFINITY : least + (range + 1) * width;
        add(new WeightedRows(rows, days, beta, above, below), atRisk[range], from);
      }
    }

    private void add(WeightedRows weighted, MomentSums sum, int from) {
      MomentSums others = weighted.sums(days.others(), from, to);
      MomentSums dying = weighted.sums(days.dying(), from, to);
      MomentSums entering = rows.entersLate() ? weighted.sums(days.entering(), from, to) : others;
      for (int day = from; day < to; day++) {
        if (rows.entersLate()) {
          sum.add(0, entering, day - from, -1);
        }
        if (days.isFirst(day) || sum.subjects(0) == 0) {
          sum.clear(0); // of the stratum before, or of what rounding has left
        }
        sum.add(0, others, day - from, 1);
        sum.add(0, dying, day - from, 1);
        atRiskByDay.add(day - from, sum, 0, 1);
        dyingByDay.add(day - from, dying, day - from, 1);
      }
    }
  }
}
