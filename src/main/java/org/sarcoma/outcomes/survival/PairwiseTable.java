package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.result.PairwiseComparison;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.GrayTest;
import org.sarcoma.outcomes.statistics.GroupComparison;
import org.sarcoma.outcomes.statistics.HolmAdjustment;
import org.sarcoma.outcomes.statistics.LogRankTest;
import org.sarcoma.outcomes.statistics.LogRankWeight;

/**
 * Tests of each pair of levels, their p-values adjusted by Holm for the number of pairs of the
 * variable that can be tested under the endpoint.
 */
record PairwiseTable(ComparedLevels levels, SurvivalSettings settings) {

  List<PairwiseComparison> rows() {
    List<PairwiseComparison> rows = new ArrayList<>();
    if (levels.isReportedBy(Endpoint.Measure.SURVIVAL)) {
      rows.addAll(rows(ComparisonTable.LOG_RANK, this::logRank));
    }
    if (levels.isReportedBy(Endpoint.Measure.CUMULATIVE_INCIDENCE)) {
      rows.addAll(rows(ComparisonTable.GRAY, this::gray));
    }
    return rows;
  }

  private GroupComparison.@Nullable Tested logRank(ComparedLevels.Pair pair) {
    return tested(
        new LogRankTest(LogRankWeight.LOG_RANK)
            .compare(List.of(pair.first().table().forCause(1), pair.second().table().forCause(1))));
  }

  private GroupComparison.@Nullable Tested gray(ComparedLevels.Pair pair) {
    return levels.haveDelayedEntry()
        ? null
        : tested(new GrayTest(0).compare(List.of(pair.first().table(), pair.second().table()), 1));
  }

  private static GroupComparison.@Nullable Tested tested(GroupComparison comparison) {
    return comparison instanceof GroupComparison.Tested it ? it : null;
  }

  private List<PairwiseComparison> rows(
      String test, Function<ComparedLevels.Pair, GroupComparison.@Nullable Tested> compare) {
    List<ComparedLevels.Pair> pairs = levels.pairs();
    List<GroupComparison.@Nullable Tested> results = new ArrayList<>();
    pairs.forEach(it -> results.add(compare.apply(it)));
    List<Double> adjusted =
        HolmAdjustment.adjust(
            results.stream().filter(Objects::nonNull).map(GroupComparison.Tested::pValue).toList());
    List<PairwiseComparison> rows = new ArrayList<>();
    int tested = 0;
    for (int i = 0; i < pairs.size(); i++) {
      GroupComparison.Tested result = results.get(i);
      Double pValue = result == null ? null : adjusted.get(tested++);
      rows.add(row(test, pairs.get(i), result, pValue));
    }
    return rows;
  }

  private PairwiseComparison row(
      String test,
      ComparedLevels.Pair pair,
      GroupComparison.@Nullable Tested result,
      @Nullable Double adjusted) {
    Group variable = levels.variable();
    return new PairwiseComparison(
        variable.cohort(),
        variable.population(),
        variable.stratum(),
        levels.endpoint().code(),
        test,
        pair.first().name(),
        pair.second().name(),
        pair.subjects(),
        result == null ? null : Double.valueOf(result.statistic()),
        result == null ? null : Double.valueOf(result.pValue()),
        adjusted,
        "holm",
        result == null ? Status.NOT_ESTIMABLE : Status.OK);
  }
}
