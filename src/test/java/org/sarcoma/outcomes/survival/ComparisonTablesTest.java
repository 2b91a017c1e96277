package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.result.HorizonComparison;
import org.sarcoma.outcomes.result.PairwiseComparison;
import org.sarcoma.outcomes.result.RestrictedMeanComparison;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalComparison;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.EventTableBuilder;

/** Levels compared, of whom survival and incidence are computed by hand or in R. */
class ComparisonTablesTest {
  private static final Endpoint OS = Endpoints.endpoint("os");
  private static final Endpoint CSS = Endpoints.endpoint("css");
  private static final int[] EARLY = {10, 20, 30, 40};
  private static final int[] MIDDLE = {100, 200, 300, 400};
  private static final int[] LATE = {500, 600, 700, 800};

  /** In R: survdiff(Surv(c(10, 20, 30, 40, 100, 200, 300, 400)) ~ rep(1:2, each = 4)). */
  @Test
  void eachTestOfTheSettingsHasARow() {
    List<SurvivalComparison> rows =
        unadjusted(comparisons(levels("presentation", OS, EARLY, MIDDLE), ""));

    assertThat(rows)
        .extracting(SurvivalComparison::test)
        .containsExactly("log_rank", "gehan_wilcoxon", "tarone_ware", "peto_peto");
    assertThat(rows.get(0).statistic()).isCloseTo(7.344406814715233, within(1e-12));
    assertThat(
            unadjusted(
                comparisons(
                    levels("presentation", OS, EARLY, MIDDLE),
                    "comparison { tests = [log_rank], g-rho = [0, 0.5] }")))
        .extracting(SurvivalComparison::test, SurvivalComparison::status)
        .containsExactly(
            tuple("log_rank", Status.OK),
            tuple("g_rho_0.0", Status.OK),
            tuple("g_rho_0.5", Status.OK));
  }

  @Test
  void testsStratifiedByInstitutionAreThoseOfSeparateRiskSets() {
    ComparedLevels levels =
        new ComparedLevels(
            variable("presentation"),
            OS,
            List.of(
                level("a", institution("x", deaths(10, 20)), institution("y", deaths(1000))),
                level("b", institution("x", deaths(100, 200)), institution("z", deaths(5)))));
    List<SurvivalComparison> rows = comparisons(levels, "comparison.tests = [log_rank]");
    List<SurvivalComparison> alone =
        comparisons(
            new ComparedLevels(
                variable("presentation"),
                OS,
                List.of(
                    level("a", institution("x", deaths(10, 20))),
                    level("b", institution("x", deaths(100, 200))))),
            "comparison.tests = [log_rank]");

    assertThat(rows)
        .extracting(SurvivalComparison::adjustedFor, SurvivalComparison::nPatients)
        .containsExactly(tuple("none", 6L), tuple("institution", 6L));
    assertThat(rows.get(1).statistic())
        .isCloseTo(alone.get(0).statistic(), within(1e-12))
        .isNotCloseTo(rows.get(0).statistic(), within(1e-3));
  }

  @Test
  void institutionsAreNotAdjustedForInstitution() {
    assertThat(comparisons(levels(Group.INSTITUTION, OS, EARLY, MIDDLE), ""))
        .extracting(SurvivalComparison::adjustedFor)
        .containsOnly("none");
    assertThat(
            comparisons(
                levels("presentation", OS, EARLY, MIDDLE),
                "comparison.adjusted-for-institution = false"))
        .extracting(SurvivalComparison::adjustedFor)
        .containsOnly("none");
  }

  /** With scores 1 and 3, as with 1 and 2, the trend across two levels is the log-rank test. */
  @Test
  void levelsWithAnOrderAreTestedForATrend() {
    List<SurvivalComparison> rows =
        comparisons(
            new ComparedLevels(
                variable("fnclcc_grade"),
                OS,
                List.of(
                    level("1", institution("x", deaths(LATE))),
                    level("3", institution("x", deaths(EARLY))))),
            "comparison.tests = [log_rank]");

    assertThat(rows)
        .extracting(SurvivalComparison::test, SurvivalComparison::adjustedFor)
        .containsExactly(
            tuple("log_rank", "none"),
            tuple("log_rank", "institution"),
            tuple("log_rank_trend", "none"),
            tuple("log_rank_trend", "institution"));
    assertThat(rows.get(2).statistic()).isCloseTo(rows.get(0).statistic(), within(1e-12));
  }

  /**
   * In R: cuminc(c(10, 20, 30, 40, 15, 25, 35, 45), c(1, 1, 2, 0, 2, 1, 2, 0), rep(1:2, each = 4)).
   */
  @Test
  void incidenceIsComparedByGraysTest() {
    List<SurvivalComparison> rows = comparisons(causes(), "comparison.tests = []");

    assertThat(rows)
        .extracting(SurvivalComparison::test, SurvivalComparison::adjustedFor)
        .containsExactly(tuple("gray", "none"), tuple("gray", "institution"));
    assertThat(rows.get(0).statistic()).isCloseTo(0.7168872797208402, within(1e-12));
    assertThat(rows.get(0).degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void withDelayedEntryThereIsNoGraysTest() {
    EventTable late = new EventTableBuilder(2).addEntering(5, 20, 1).add(30, 2).build();
    EventTable other = new EventTableBuilder(2).add(25, 1).add(40, 0).build();
    ComparedLevels levels =
        new ComparedLevels(
            variable("presentation"),
            CSS,
            List.of(level("a", institution("x", late)), level("b", institution("x", other))));

    assertThat(
            comparisons(
                levels, "comparison { tests = [log_rank], adjusted-for-institution = false }"))
        .extracting(SurvivalComparison::test, SurvivalComparison::status)
        .containsExactly(tuple("log_rank", Status.OK), tuple("gray", Status.NOT_ESTIMABLE));
    assertThat(new PairwiseTable(levels, settings("")).rows())
        .extracting(PairwiseComparison::test, PairwiseComparison::status)
        .containsExactly(tuple("log_rank", Status.OK), tuple("gray", Status.NOT_ESTIMABLE));
  }

  @Test
  void nobodyAndOneLevelAreNotCompared() {
    ComparedLevels nobody = new ComparedLevels(variable("presentation"), OS, List.of());
    ComparedLevels one = levels("presentation", OS, EARLY);

    assertThat(comparisons(nobody, ""))
        .extracting(SurvivalComparison::status)
        .containsOnly(Status.NO_DATA);
    assertThat(comparisons(one, ""))
        .extracting(SurvivalComparison::status)
        .containsOnly(Status.NOT_ESTIMABLE);
    assertThat(new HorizonComparisonTable(nobody, settings("")).rows())
        .hasSize(5)
        .extracting(HorizonComparison::status)
        .containsOnly(Status.NO_DATA);
    assertThat(new PairwiseTable(one, settings("")).rows()).isEmpty();
    assertThat(new RestrictedMeanComparisonTable(one, settings("")).rows()).isEmpty();
  }

  @Test
  void pairsAreAdjustedForTheirNumber() {
    List<PairwiseComparison> rows =
        new PairwiseTable(levels("presentation", OS, EARLY, MIDDLE, LATE), settings("")).rows();

    assertThat(rows)
        .extracting(PairwiseComparison::firstLevel, PairwiseComparison::secondLevel)
        .containsExactly(tuple("a", "b"), tuple("a", "c"), tuple("b", "c"));
    assertThat(rows).allSatisfy(it -> assertThat(it.pValue()).isEqualTo(rows.get(0).pValue()));
    assertThat(rows)
        .allSatisfy(
            it -> assertThat(it.pValueAdjusted()).isCloseTo(3 * value(it.pValue()), within(1e-15)));
    assertThat(rows).extracting(PairwiseComparison::nPatients).containsOnly(8L);
  }

  /** The pair without an event is not in the count of tests. */
  @Test
  void pairsThatCannotBeTestedAreNotCounted() {
    ComparedLevels levels =
        new ComparedLevels(
            variable("presentation"),
            OS,
            List.of(
                level("a", institution("x", new EventTableBuilder(1).add(5, 0).build())),
                level("b", institution("x", new EventTableBuilder(1).add(6, 0).build())),
                level("c", institution("x", deaths(2, 900)))));
    List<PairwiseComparison> rows = new PairwiseTable(levels, settings("")).rows();

    assertThat(rows)
        .extracting(PairwiseComparison::status)
        .containsExactly(Status.NOT_ESTIMABLE, Status.OK, Status.OK);
    assertThat(rows.get(0).pValueAdjusted()).isNull();
    assertThat(rows.get(1).pValueAdjusted())
        .isCloseTo(2 * value(rows.get(1).pValue()), within(1e-15));
  }

  /** At 12 months the first has 0 left: no comparison. At 6 it is 0 as well. */
  @Test
  void horizonsWhereACurveIsAtItsEndAreNotCompared() {
    List<HorizonComparison> rows =
        new HorizonComparisonTable(levels("presentation", OS, MIDDLE, LATE), settings("")).rows();

    assertThat(rows)
        .extracting(HorizonComparison::horizonMonths, HorizonComparison::status)
        .contains(tuple(6.0, Status.NOT_ESTIMABLE), tuple(24.0, Status.NOT_ESTIMABLE));
    assertThat(
            new HorizonComparisonTable(
                    levels("presentation", OS, MIDDLE, new int[] {50, 150, 250, 900}), settings(""))
                .rows())
        .filteredOn(it -> it.horizonMonths() == 6)
        .singleElement()
        .satisfies(it -> assertThat(it.statistic()).isPositive())
        .satisfies(it -> assertThat(it.degreesOfFreedom()).isEqualTo(1))
        .satisfies(it -> assertThat(it.scale()).isEqualTo("log_log"))
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.OK));
  }

  /** Means of 25 and 250 days, both before the horizon of 24 months. */
  @Test
  void restrictedMeansAreComparedByDifferenceAndRatio() {
    assertThat(
            new RestrictedMeanComparisonTable(
                    levels("presentation", OS, MIDDLE, EARLY), settings(""))
                .rows())
        .filteredOn(it -> it.horizonMonths() == 24)
        .singleElement()
        .satisfies(
            it -> assertThat(it.differenceMonths()).isCloseTo((250 - 25) / 30.4375, within(1e-12)))
        .satisfies(it -> assertThat(it.ratio()).isCloseTo(10, within(1e-12)))
        .satisfies(it -> assertThat(it.nPatients()).isEqualTo(8))
        .satisfies(it -> assertThat(it.status()).isEqualTo(Status.OK))
        .extracting(RestrictedMeanComparison::firstLevel, RestrictedMeanComparison::secondLevel)
        .containsExactly("a", "b");
  }

  private static double value(@Nullable Double number) {
    return Objects.requireNonNull(number);
  }

  private static List<SurvivalComparison> unadjusted(List<SurvivalComparison> rows) {
    return rows.stream().filter(it -> it.adjustedFor().equals("none")).toList();
  }

  private static ComparedLevels causes() {
    EventTable first = new EventTableBuilder(2).add(10, 1).add(20, 1).add(30, 2).add(40, 0).build();
    EventTable second =
        new EventTableBuilder(2).add(15, 2).add(25, 1).add(35, 2).add(45, 0).build();
    return new ComparedLevels(
        variable("presentation"),
        CSS,
        List.of(level("a", institution("x", first)), level("b", institution("x", second))));
  }

  private static ComparedLevels levels(String variable, Endpoint endpoint, int[]... days) {
    List<ComparedLevels.Level> levels = new ArrayList<>();
    for (int[] it : days) {
      String name = String.valueOf((char) ('a' + levels.size()));
      levels.add(level(name, institution("x", deaths(it))));
    }
    return new ComparedLevels(variable(variable), endpoint, levels);
  }

  private record Part(String institution, EventTable table) {}

  private static Part institution(String code, EventTable table) {
    return new Part(code, table);
  }

  private static ComparedLevels.Level level(String name, Part... parts) {
    SortedMap<String, EventTable> byInstitution = new TreeMap<>();
    EventTable all = EventTable.empty(parts[0].table().causes());
    for (Part it : parts) {
      byInstitution.put(it.institution(), it.table());
      all = all.merge(it.table());
    }
    return new ComparedLevels.Level(name, all, byInstitution);
  }

  private static EventTable deaths(int... days) {
    EventTableBuilder table = new EventTableBuilder(1);
    for (int day : days) {
      table.add(day, 1);
    }
    return table.build();
  }

  private static Group variable(String stratum) {
    return new Group("cmt", "operated", stratum, Group.ALL);
  }

  private static List<SurvivalComparison> comparisons(ComparedLevels levels, String changes) {
    return new ComparisonTable(levels, settings(changes)).rows();
  }

  private static SurvivalSettings settings(String changes) {
    return Curves.settings(changes, new Problems());
  }
}
