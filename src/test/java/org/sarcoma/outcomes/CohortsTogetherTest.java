package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.CohortDefinition;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.generate.Layout;
import org.sarcoma.outcomes.generate.Plan;
import org.sarcoma.outcomes.result.ComputedRows;
import org.sarcoma.outcomes.result.ResultColumn;

/**
 * A patient is counted once for all populations, of whatever cohort, that see the same of it: what
 * is reported of a cohort must not depend on the cohorts that it is analyzed with.
 */
class CohortsTogetherTest {
  private static final Plan PLAN = new Plan(300, 2, 11, 0.4, 1, Layout.CANONICAL);

  /** Some with the same members whom they see in another way. */
  private static final List<CohortDefinition> COHORTS =
      List.of(
          ReferenceStudy.cohort("cmt", ""),
          likeCmt("short_gap", "maximum-gap-days = 30"),
          likeCmt("one_lesion", "oligometastatic-lesions = 1"),
          likeCmt(
              "irradiated",
              """
              criteria = [
                soft_tissue_histology, metastatic, primary_radiotherapy, preoperative_radiotherapy,
                schedule, metastatic_before_radiotherapy, data_cutoff, treatment_period, selection
              ]
              populations = null
              populations.rt_started {
                through = selection, time-zero = radiotherapy_start, joined-at = radiotherapy_start
              }
              """),
          likeCmt(
              "everybody",
              """
              criteria = [data_cutoff], populations = null
              populations.operated { through = data_cutoff, time-zero = diagnosis }
              populations.rt_started { through = data_cutoff, time-zero = diagnosis }
              populations.late { through = data_cutoff, time-zero = metastasis }
              """));

  private static final List<String> TOGETHER = rows(COHORTS);

  private static CohortDefinition likeCmt(String code, String changes) {
    Problems problems = new Problems();
    CohortDefinition cohort =
        CohortDefinition.from(code, ReferenceStudy.section("cohorts.cmt", changes, problems));
    problems.throwIfAny();
    return cohort;
  }

  private static List<String> rows(List<CohortDefinition> cohorts) {
    Study study =
        GeneratedStudy.study(
            PLAN,
            cohorts,
            List.of("os", "pfs", "local_recurrence", "wound_complication_120d"),
            List.of(Characteristic.OLIGOMETASTATIC, Characteristic.MARGIN),
            "",
            "firth-below-events-per-term = 0");
    return ComputedRows.of(new ResultRows(study, GeneratedStudy.tally(PLAN, study)).computed())
        .stream()
        .map(CohortsTogetherTest::shown)
        .toList();
  }

  /** Sums of regressions may differ in their last digits, by the order of the patients. */
  private static String shown(Record row) {
    return row.getClass().getSimpleName()
        + ResultColumn.of(row.getClass()).stream()
            .map(it -> it.name() + "=" + shown(it.value(row)))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String shown(@Nullable Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.8e", number)
        : String.valueOf(value);
  }

  static Stream<String> codes() {
    return COHORTS.stream().map(CohortDefinition::code);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void theRowsOfACohortAreThoseOfTheCohortAlone(String code) {
    List<CohortDefinition> alone = COHORTS.stream().filter(it -> it.code().equals(code)).toList();
    List<String> expected = rows(alone);

    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(TOGETHER.stream().filter(it -> it.contains("cohort=" + code + ",")).toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
