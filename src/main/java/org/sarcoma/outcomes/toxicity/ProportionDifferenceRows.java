package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.ProportionDifferenceRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.ConditionalOddsRatio;
import org.sarcoma.outcomes.statistics.FisherExactTest;
import org.sarcoma.outcomes.statistics.HolmAdjustment;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.ProportionDifference;

/**
 * Each pair of levels compared, the p-values adjusted by Holm for the number of pairs. Every level
 * has members of whom the measure is known.
 *
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
record ProportionDifferenceRows(
    Group variable,
    ProportionMeasure measure,
    List<ProportionComparisonTables.Level> levels,
    double level) {

  private record Pair(
      ProportionComparisonTables.Level first, ProportionComparisonTables.Level second) {
    double pValue() {
      return FisherExactTest.pValue(List.of(first.proportion(), second.proportion())).orElseThrow();
    }
  }

  List<ProportionDifferenceRow> rows() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      for (int j = i + 1; j < levels.size(); j++) {
        pairs.add(new Pair(levels.get(i), levels.get(j)));
      }
    }
    List<Double> pValues = pairs.stream().map(Pair::pValue).toList();
    List<Double> adjusted = HolmAdjustment.adjust(pValues);
    List<ProportionDifferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      rows.add(row(pairs.get(i), pValues.get(i), adjusted.get(i)));
    }
    return rows;
  }

  private ProportionDifferenceRow row(Pair pair, double pValue, double adjusted) {
    Proportion first = pair.first.proportion();
    Proportion second = pair.second.proportion();
    ProportionDifference difference =
        ProportionDifference.newcombe(first, second, level).orElseThrow();
    ConditionalOddsRatio odds = ConditionalOddsRatio.of(first, second, level).orElse(null);
    return new ProportionDifferenceRow(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        measure.code(),
        pair.first.name(),
        pair.second.name(),
        first.trials() + second.trials(),
        difference.difference(),
        difference.interval().lower(),
        difference.interval().upper(),
        "newcombe",
        odds == null ? null : odds.estimate(),
        odds == null ? null : Double.valueOf(odds.lower()),
        odds == null ? null : odds.upper(),
        pValue,
        adjusted,
        "holm",
        Status.OK);
  }
}
