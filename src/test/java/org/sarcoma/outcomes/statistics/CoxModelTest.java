package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.statistics.CoxModel.Penalty;
import org.sarcoma.outcomes.statistics.RegressionTerm.Estimated;
import org.sarcoma.outcomes.statistics.RegressionTerm.NotEstimable;
import org.sarcoma.outcomes.statistics.RegressionTerm.Reason;

class CoxModelTest {
  private static final CoxModel EFRON = new CoxModel(TieMethod.EFRON, Penalty.NONE);
  private static final CoxModel FIRTH = new CoxModel(TieMethod.EFRON, Penalty.FIRTH);

  /** Without ties; the log-rank test and its variance are then those of the partial likelihood. */
  @Test
  void scoreTestOfOneIndicatorIsTheLogRankTest() {
    Random random = new Random(3);
    RegressionData.Builder rows = RegressionData.of(List.of("treated"));
    List<EventTableBuilder> groups = List.of(new EventTableBuilder(1), new EventTableBuilder(1));
    for (int day = 1; day <= 60; day++) {
      int group = random.nextInt(2);
      int cause = random.nextInt(3) == 0 ? 0 : 1;
      int entry = random.nextInt(day);
      rows.pattern(0, 0, group).addEntering(entry, day, cause, 1);
      groups.get(group).addEntering(entry, day, cause);
    }
    GroupComparison logRank =
        new LogRankTest(LogRankWeight.LOG_RANK)
            .compare(groups.stream().map(EventTableBuilder::build).toList());

    ChiSquareTest score = EFRON.fit(rows.build()).scoreTest().orElseThrow();

    assertThat(logRank).isInstanceOf(GroupComparison.Tested.class);
    GroupComparison.Tested tested = (GroupComparison.Tested) logRank;
    assertThat(score.statistic()).isCloseTo(tested.statistic(), within(1e-12));
    assertThat(score.pValue()).isCloseTo(tested.pValue(), within(1e-12));
  }

  /** Nelson and Aalen's estimate, reached through a covariate that does nothing. */
  @Test
  void baselineHazardWithoutEffectIsNelsonAalen() {
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    EventTableBuilder table = new EventTableBuilder(1);
    for (int value : new int[] {-1, 1}) {
      rows.pattern(0, 0, value).add(3, 1, 2).add(5, 0, 1).add(8, 1, 1).add(9, 0, 3);
      table.add(3, 1).add(3, 1).add(5, 0).add(8, 1).add(9, 0).add(9, 0).add(9, 0);
    }
    CoxFit fit = new CoxModel(TieMethod.BRESLOW, Penalty.NONE).fit(rows.build());

    List<BaselineHazard.Point> points = fit.cumulativeHazards(0).get(0).points();

    List<CumulativeHazard.Point> expected =
        NelsonAalen.estimate(table.build()).points().stream()
            .filter(it -> it.events() > 0)
            .toList();
    assertThat(points).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(points.get(i).day()).isEqualTo(expected.get(i).day());
      assertThat(points.get(i).hazard()).isCloseTo(expected.get(i).hazard(), within(1e-14));
    }
  }

  @ParameterizedTest
  @EnumSource(TieMethod.class)
  void splittingTimeIntoSpellsChangesNothing(TieMethod ties) {
    RegressionData.Builder whole = RegressionData.of(List.of("a", "b"));
    RegressionData.Builder split = RegressionData.of(List.of("a", "b"));
    Random random = new Random(5);
    for (int i = 0; i < 80; i++) {
      double[] values = {random.nextInt(3), random.nextInt(50)};
      int exit = 2 + random.nextInt(20);
      int cause = random.nextInt(2);
      int cut = 1 + random.nextInt(exit - 1);
      whole.pattern(i % 2, i, values).add(exit, cause, 1);
      split.pattern(i % 2, i, values).add(cut, 0, 1).addEntering(cut, exit, cause, 1);
    }
    CoxModel model = new CoxModel(ties, Penalty.NONE);
    CoxFit one = model.fit(whole.build());
    CoxFit other = model.fit(split.build());

    assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-10));
    assertSame(other.terms(), one.terms());
    assertSame(other.clusteredTerms(), one.clusteredTerms());
    assertThat(other.proportionalHazards(List.of("a")).orElseThrow().statistic())
        .isCloseTo(one.proportionalHazards(List.of("a")).orElseThrow().statistic(), within(1e-9));
  }

  @Test
  void countsStandForAsManySubjects() {
    RegressionData.Builder counted = RegressionData.of(List.of("a"));
    RegressionData.Builder single = RegressionData.of(List.of("a"));
    Random random = new Random(6);
    for (int i = 0; i < 30; i++) {
      int times = 1 + random.nextInt(4);
      int exit = random.nextInt(9);
      int cause = random.nextInt(2);
      int value = random.nextInt(3);
      counted.pattern(0, 0, value).add(exit, cause, times);
      for (int j = 0; j < times; j++) {
        single.pattern(0, 0, value).add(exit, cause, 1);
      }
    }
    CoxFit one = EFRON.fit(counted.build());
    CoxFit other = EFRON.fit(single.build());

    assertSame(other.robustTerms(), one.robustTerms());
    assertThat(other.events()).isEqualTo(one.events());
    assertThat(other.concordance())
        .get()
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .isEqualTo(one.concordance().orElseThrow());
  }

  @Test
  void separatedCovariateIsReportedAndOthersAreEstimated() {
    CoxFit fit = EFRON.fit(ReferenceSubjects.of("separated").data());

    assertThat(fit.terms().get(0)).isEqualTo(new NotEstimable("x1", Reason.MONOTONE_LIKELIHOOD));
    assertThat(fit.terms().get(1)).isInstanceOf(Estimated.class);
    assertThat(fit.waldTest()).isEmpty();
    assertThat(fit.likelihoodRatioTest()).isPresent();
    assertThat(fit.proportionalHazards(List.of("x1"))).isEmpty();
    assertThat(fit.proportionalHazards(List.of("x2"))).isPresent();
  }

  @Test
  void profileIntervalOfASeparatedCovariateHasOneLimit() {
    ProfileInterval interval =
        EFRON
            .fit(ReferenceSubjects.of("separated").data())
            .profileInterval("x1", 0.95)
            .orElseThrow();

    assertThat(interval.upper()).isEqualTo(OptionalDouble.empty());
    assertThat(interval.lower()).isPresent();
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void combinationOfEarlierCovariatesIsCollinear() {
    CoxFit fit = EFRON.fit(ReferenceSubjects.of("collinear").data());

    assertThat(fit.terms().get(2)).isEqualTo(new NotEstimable("x3", Reason.COLLINEAR));
    assertThat(fit.terms().subList(0, 2)).allMatch(it -> it instanceof Estimated);
    assertThat(fit.likelihoodRatioTest().orElseThrow().degreesOfFreedom()).isEqualTo(2);
    assertThat(fit.profileInterval("x3", 0.95)).isEmpty();
    assertThat(fit.proportionalHazards(List.of("x3"))).isEmpty();
  }

  @Test
  void covariateThatDoesNotVaryIsCollinear() {
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    rows.pattern(0, 0, 7).add(3, 1, 2).add(5, 0, 1);

    CoxFit fit = EFRON.fit(rows.build());

    assertThat(fit.terms()).containsExactly(new NotEstimable("x", Reason.COLLINEAR));
    assertThat(fit.scoreTest()).isEmpty();
    assertThat(fit.concordance()).get().extracting(Concordance::concordance).isEqualTo(0.5);
  }

  @Test
  void withoutEventsThereIsNoEstimate() {
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    rows.pattern(0, 0, 1).add(3, 0, 1);
    rows.pattern(0, 0, 2).add(5, 0, 1);

    CoxFit fit = EFRON.fit(rows.build());

    assertThat(fit.terms()).containsExactly(new NotEstimable("x", Reason.NO_EVENTS));
    assertThat(fit.logLikelihood()).isZero();
    assertThat(fit.concordance()).isEmpty();
    assertThat(fit.cumulativeHazards(1)).allMatch(it -> it.points().isEmpty());
  }

  @Test
  void nobodyIsNoEstimate() {
    CoxFit fit = EFRON.fit(RegressionData.of(List.of("x")).build());

    assertThat(fit.terms()).containsExactly(new NotEstimable("x", Reason.NO_EVENTS));
    assertThat(fit.events()).isZero();
    assertThat(fit.cumulativeHazards(1)).isEmpty();
  }

  @Test
  void causesOtherThanTheOneAskedForAreCensorings() {
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    RegressionData.Builder recoded = RegressionData.of(List.of("x"));
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      int exit = random.nextInt(12);
      int cause = random.nextInt(3);
      rows.pattern(0, 0, i % 3).add(exit, cause, 1);
      recoded.pattern(0, 0, i % 3).add(exit, cause == 2 ? 1 : 0, 1);
    }

    assertSame(EFRON.fit(rows.build(), 2).terms(), EFRON.fit(recoded.build()).terms());
  }

  /** Whatever the data, as Heinze and Schemper say; also where scoring steps back and forth. */
  @ParameterizedTest
  @ValueSource(ints = {25, 48, 53, 69, 75, 241, 283})
  void penalizedLikelihoodAlwaysHasAMaximum(int seed) {
    Random random = new Random(seed);
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    int treated = 1 + random.nextInt(60);
    int untreated = 1 + random.nextInt(3);
    for (int i = 0; i < treated; i++) {
      rows.pattern(random.nextInt(4), 0, 1).add(10 + random.nextInt(900), random.nextInt(2), 1);
    }
    for (int i = 0; i < untreated; i++) {
      rows.pattern(random.nextInt(4), 0, 0)
          .add(1 + random.nextInt(900), random.nextInt(10) == 0 ? 1 : 0, 1);
    }

    CoxFit fit = FIRTH.fit(rows.build());

    assertThat(fit.terms().get(0)).isInstanceOf(Estimated.class);
    ProfileInterval interval = fit.profileInterval("x", 0.95).orElseThrow();
    double estimate = ((Estimated) fit.terms().get(0)).coefficient();
    assertThat(interval.lower().orElseThrow()).isLessThan(estimate);
    assertThat(interval.upper().orElseThrow()).isGreaterThan(estimate);
  }

  @Test
  void changingTheUnitOfACovariateChangesItsCoefficientOnly() {
    ReferenceSubjects subjects = ReferenceSubjects.of("tied");
    RegressionData.Builder scaled = RegressionData.of(List.of("x1", "x2", "x3"));
    for (CsvRow row : subjects.rows()) {
      double[] values = subjects.covariates(row);
      scaled
          .pattern(0, (int) row.count("cluster"), values[0], 1e6 + 1000 * values[1], values[2])
          .add((int) row.count("exit"), (int) row.count("cause"), 1);
    }
    Estimated original = (Estimated) EFRON.fit(subjects.data()).terms().get(1);
    Estimated other = (Estimated) EFRON.fit(scaled.build()).terms().get(1);

    assertThat(other.coefficient() * 1000).isCloseTo(original.coefficient(), within(1e-12));
    assertThat(other.pValue()).isCloseTo(original.pValue(), within(1e-9));
  }

  @Test
  void rowsThatMakeNoSenseAreRefused() {
    RegressionData.Builder rows = RegressionData.of(List.of("x"));
    RegressionData.Pattern pattern = rows.pattern(0, 0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionData.of(List.of()))
        .withMessageContaining("at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionData.of(List.of("x", "x")))
        .withMessageContaining("different names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.pattern(0, 0, 1, 2))
        .withMessage("2 values for 1 terms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.pattern(0, 0, Double.NaN))
        .withMessage("A value of x is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.add(-1, 0, 1))
        .withMessageContaining("before time zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.addEntering(4, 4, 1, 1))
        .withMessageContaining("0 ≤ entry < exit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.addEntering(-1, 4, 1, 1))
        .withMessageContaining("0 ≤ entry < exit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.add(1, -1, 1))
        .withMessageContaining("Cause is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern.add(1, 0, 0))
        .withMessageContaining("count is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EFRON.fit(rows.build()).profileInterval("y", 0.95))
        .withMessage("No term y among [x]");
  }

  private static void assertSame(List<RegressionTerm> actual, List<RegressionTerm> expected) {
    List<Double> numbers = new ArrayList<>();
    for (RegressionTerm it : expected) {
      numbers.add(((Estimated) it).coefficient());
      numbers.add(((Estimated) it).standardError());
    }
    for (RegressionTerm it : actual) {
      assertThat(((Estimated) it).coefficient()).isCloseTo(numbers.remove(0), within(1e-10));
      assertThat(((Estimated) it).standardError()).isCloseTo(numbers.remove(0), within(1e-10));
    }
    assertThat(numbers).isEmpty();
  }
}
