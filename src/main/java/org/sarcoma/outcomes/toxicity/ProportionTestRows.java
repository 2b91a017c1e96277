package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.ProportionComparison;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.FisherExactTest;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.ProportionTest;

/** Tests that all levels have one proportion. */
record ProportionTestRows(
    Group variable, ProportionMeasure measure, List<ProportionComparisonTables.Level> levels) {

  List<ProportionComparison> rows() {
    List<Proportion> proportions =
        levels.stream().map(ProportionComparisonTables.Level::proportion).toList();
    Optional<ProportionTest> pearson = ProportionTest.pearson(proportions);
    OptionalDouble fisher = FisherExactTest.pValue(proportions);
    List<ProportionComparison> rows = new ArrayList<>();
    rows.add(
        row(
            "fisher_exact",
            null,
            fisher.isPresent() ? Double.valueOf(fisher.getAsDouble()) : null,
            pearson.map(ProportionTest::leastExpected).orElse(null)));
    rows.add(chiSquare("pearson", pearson));
    if (proportions.size() == 2) {
      rows.add(chiSquare("yates", ProportionTest.yates(proportions.get(0), proportions.get(1))));
    }
    return rows;
  }

  private ProportionComparison chiSquare(String test, Optional<ProportionTest> result) {
    return row(
        test,
        result.map(it -> it.chiSquare().statistic()).orElse(null),
        result.map(it -> it.chiSquare().pValue()).orElse(null),
        result.map(ProportionTest::leastExpected).orElse(null));
  }

  private ProportionComparison row(
      String test,
      @Nullable Double statistic,
      @Nullable Double pValue,
      @Nullable Double leastExpected) {
    return new ProportionComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        measure.code(),
        test,
        levels.size(),
        levels.stream().mapToLong(it -> it.proportion().trials()).sum(),
        statistic,
        statistic == null ? null : Integer.valueOf(levels.size() - 1),
        pValue,
        pValue == null ? null : leastExpected,
        pValue != null ? Status.OK : levels.isEmpty() ? Status.NO_DATA : Status.NOT_ESTIMABLE);
  }
}
