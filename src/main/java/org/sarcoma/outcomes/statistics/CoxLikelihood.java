package org.sarcoma.outcomes.statistics;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Cox's log partial likelihood of the rows, with its score and information. */
final class CoxLikelihood implements Objective, RiskSetWalk {
  /** Spread of predictors beyond which what is subtracted may leave no digits of the rest. */
  private static final double MOST_SUBTRACTED = 30;

  private final RiskSetRows rows;
  private final TieMethod ties;
  private final int cause;
  private final int[] entrants; // positions with delayed entry: by stratum, the last entry first
  private final int[] entrantEnds;

  CoxLikelihood(RiskSetRows rows, TieMethod ties, int cause) {
    this.rows = rows;
    this.ties = ties;
    this.cause = cause;
    entrants =
        IntStream.range(0, rows.size())
            .filter(position -> rows.entry(position) != RegressionData.FROM_ZERO)
            .toArray();
    entrantEnds = new int[rows.strata()];
    int from = 0;
    for (int stratum = 0; stratum < entrantEnds.length; stratum++) {
      int to = from;
      while (to < entrants.length && entrants[to] < rows.end(stratum)) {
        to++;
      }
      RiskSetRows.sortDescending(entrants, from, to, rows::entry);
      entrantEnds[stratum] = to;
      from = to;
    }
  }

  RiskSetRows rows() {
    return rows;
  }

  TieMethod ties() {
    return ties;
  }

  /** The same with one covariate more, as it is by position. */
  CoxLikelihood withCovariate(double[] byPosition) {
    return new CoxLikelihood(rows.withCovariate(byPosition), ties, cause);
  }

  boolean isEvent(int position) {
    return rows.cause(position) == cause;
  }

  @Override
  public Evaluation evaluate(double[] beta) {
    EvaluationSum sum = new EvaluationSum(beta.length);
    walk(beta, sum::add);
    return sum.evaluation();
  }

  /**
   * Shows every day with events to {@code visitor}, stratum by stratum, from the last to the first.
   */
  @Override
  public void walk(double[] beta, Consumer<RiskSet> visitor) {
    double[] predictors = rows.predictors(beta);
    for (int stratum = 0; stratum < rows.strata(); stratum++) {
      new Walk(predictors, stratum).run(visitor);
    }
  }

  /** One stratum; who is at risk comes in on the day of exit and leaves on that of entry. */
  private final class Walk {
    private final double[] predictors;
    private final int stratum;
    private final RiskMoments atRisk = new RiskMoments(rows.terms());
    private final RiskSet day = new RiskSet(rows.terms(), atRisk);
    private long subjects;
    private int next;
    private int nextEntrant;
    private final boolean subtracts;
    private final boolean isWide;

    Walk(double[] predictors, int stratum) {
      this.predictors = predictors;
      this.stratum = stratum;
      next = rows.start(stratum);
      nextEntrant = stratum == 0 ? 0 : entrantEnds[stratum - 1];
      subtracts = nextEntrant < entrantEnds[stratum];
      isWide = subtracts && spread() > MOST_SUBTRACTED;
    }

    private double spread() {
      DoubleSummaryStatistics all =
          Arrays.stream(predictors, rows.start(stratum), rows.end(stratum)).summaryStatistics();
      return all.getMax() - all.getMin();
    }

    void run(Consumer<RiskSet> visitor) {
      while (next < rows.end(stratum)) {
        int today = rows.exit(next);
        dropEntrants(today);
        day.start(stratum, today);
        while (next < rows.end(stratum) && rows.exit(next) == today) {
          join(next++);
        }
        if (day.events() > 0) {
          if (isWide) {
            sumAnew(today);
          }
          day.complete(ties);
          visitor.accept(day);
        }
      }
    }

    /** What is at risk, without what was added and subtracted since. */
    private void sumAnew(int today) {
      atRisk.clear();
      for (int position = rows.start(stratum); position < next; position++) {
        if (rows.entry(position) < today) {
          double weight = rows.count(position) * Math.exp(predictors[position]);
          atRisk.add(weight, rows.values(), position * rows.terms());
        }
      }
    }

    private void join(int position) {
      double weight = Math.exp(predictors[position]);
      long count = rows.count(position);
      int offset = position * rows.terms();
      if (subtracts) {
        atRisk.addExactly(count * weight, rows.values(), offset);
      } else {
        atRisk.add(count * weight, rows.values(), offset);
      }
      subjects += count;
      if (isEvent(position)) {
        day.addEvents(count, predictors[position], weight, rows.values(), offset);
      }
    }

    /** Who enters on a day is not at risk on it. */
    private void dropEntrants(int today) {
      while (nextEntrant < entrantEnds[stratum] && rows.entry(entrants[nextEntrant]) >= today) {
        int position = entrants[nextEntrant++];
        double weight = rows.count(position) * Math.exp(predictors[position]);
        atRisk.addExactly(-weight, rows.values(), position * rows.terms());
        subjects -= rows.count(position);
      }
      if (subjects == 0) {
        atRisk.clear(); // of what rounding has left
      }
    }
  }
}
