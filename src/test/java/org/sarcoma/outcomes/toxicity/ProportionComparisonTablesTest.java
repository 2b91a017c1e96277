package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.ProportionComparison;
import org.sarcoma.outcomes.result.ProportionDifferenceRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.Proportion;

/** Levels compared; values by fisher.test, chisq.test and Newcombe (1998), table II. */
class ProportionComparisonTablesTest {
  private static final Group VARIABLE = new Group("cmt", "operated", "presentation", Group.ALL);

  /** In R: fisher.test(matrix(c(56, 14, 48, 32), 2)); chisq.test of it. */
  @Test
  void twoLevelsAreTestedWithAndWithoutCorrection() {
    List<ProportionComparison> rows = tests(56, 70, 48, 80);

    assertThat(rows)
        .extracting(ProportionComparison::test, ProportionComparison::degreesOfFreedom)
        .containsExactly(tuple("fisher_exact", null), tuple("pearson", 1), tuple("yates", 1));
    assertThat(rows.get(0).pValue()).isCloseTo(0.01252112975, within(1e-10));
    assertThat(rows.get(1).pValue()).isCloseTo(0.008045081368, within(1e-12));
    assertThat(rows.get(1).leastExpected()).isCloseTo(46 * 70 / 150.0, within(1e-12));
    assertThat(rows).extracting(ProportionComparison::denominator).containsOnly(150L);
  }

  @Test
  void moreLevelsHaveNoCorrection() {
    assertThat(tests(5, 10, 2, 12, 7, 9))
        .extracting(ProportionComparison::test, ProportionComparison::status)
        .containsExactly(tuple("fisher_exact", Status.OK), tuple("pearson", Status.OK));
  }

  @Test
  void oneLevelAndNoneAreNotCompared() {
    assertThat(tests(5, 10))
        .extracting(ProportionComparison::status)
        .containsOnly(Status.NOT_ESTIMABLE);
    assertThat(tests()).extracting(ProportionComparison::status).containsOnly(Status.NO_DATA);
    assertThat(differences(5, 10)).isEmpty();
  }

  /** Newcombe's row (a), with 95% limits 0.0524 to 0.3339. */
  @Test
  void pairsHaveADifferenceWithLimits() {
    assertThat(differences(56, 70, 48, 80))
        .singleElement()
        .satisfies(it -> assertThat(it.difference()).isCloseTo(0.2, within(1e-12)))
        .satisfies(it -> assertThat(it.ciLower()).isCloseTo(0.0524, within(5e-5)))
        .satisfies(it -> assertThat(it.ciUpper()).isCloseTo(0.3339, within(5e-5)))
        .satisfies(it -> assertThat(it.ciMethod()).isEqualTo("newcombe"))
        .satisfies(it -> assertThat(it.oddsRatio()).isBetween(2.6, 2.7))
        .satisfies(it -> assertThat(it.pValueAdjusted()).isEqualTo(it.pValue()));
  }

  @Test
  void pairsAreAdjustedForTheirNumber() {
    List<ProportionDifferenceRow> rows = differences(0, 10, 0, 10, 0, 10);

    assertThat(rows)
        .extracting(ProportionDifferenceRow::firstLevel, ProportionDifferenceRow::secondLevel)
        .containsExactly(tuple("a", "b"), tuple("a", "c"), tuple("b", "c"));
    assertThat(rows)
        .allSatisfy(it -> assertThat(it.pValueAdjusted()).isEqualTo(1))
        .allSatisfy(it -> assertThat(it.oddsRatio()).isNull());
    assertThat(differences(9, 10, 1, 10, 5, 10).get(0))
        .satisfies(it -> assertThat(it.pValueAdjusted()).isCloseTo(3 * it.pValue(), within(1e-15)));
  }

  private static List<ProportionComparison> tests(long... successesAndTrials) {
    return new ProportionTestRows(
            VARIABLE, ProportionMeasure.LOCAL_RECURRENCE, levels(successesAndTrials))
        .rows();
  }

  private static List<ProportionDifferenceRow> differences(long... successesAndTrials) {
    return new ProportionDifferenceRows(
            VARIABLE, ProportionMeasure.LOCAL_RECURRENCE, levels(successesAndTrials), 0.95)
        .rows();
  }

  private static List<ProportionComparisonTables.Level> levels(long... numbers) {
    List<ProportionComparisonTables.Level> levels = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      levels.add(
          new ProportionComparisonTables.Level(
              String.valueOf((char) ('a' + i / 2)), new Proportion(numbers[i], numbers[i + 1])));
    }
    return levels;
  }
}
