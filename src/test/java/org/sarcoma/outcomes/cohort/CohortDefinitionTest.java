package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.config.Problems;

class CohortDefinitionTest {
  @Test
  void defaultIsTheScheduleOfTheStudy() {
    CohortDefinition cohort = ReferenceStudy.cohort("cmt", "");

    assertThat(cohort.schedule()).isEqualTo(new Schedule(40.05, 15, 0.05, 0));
    assertThat(cohort.maximumGapDays()).isEqualTo(120);
    assertThat(cohort.oligometastaticLesions()).isEqualTo(5);
    assertThat(EnumSet.complementOf(EnumSet.copyOf(cohort.selectionReasons())))
        .containsExactly(SelectionReason.OTHER);
  }

  @Test
  void defaultHasBothPopulationsWithTheirTimeZero() {
    assertThat(ReferenceStudy.cohort("cmt", "").populations())
        .containsExactlyInAnyOrder(
            new Population(
                "rt_started",
                Criterion.SELECTION,
                TimeZero.RADIOTHERAPY_START,
                TimeZero.RADIOTHERAPY_START,
                Population.Subset.EVERYBODY),
            new Population(
                "operated",
                Criterion.BEFORE_RECURRENCE,
                TimeZero.SURGERY,
                TimeZero.SURGERY,
                Population.Subset.EVERYBODY),
            new Population(
                "operated_no_adjuvant_planned",
                Criterion.BEFORE_RECURRENCE,
                TimeZero.SURGERY,
                TimeZero.SURGERY,
                Population.Subset.NO_ADJUVANT_PLANNED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "criteria = [schedule, before_recurrence]"
            + " | cohorts.cmt.criteria has schedule without primary_radiotherapy before it; add it"
            + " earlier in the list",
        "criteria = [metastatic, metastatic]"
            + " | cohorts.cmt.criteria names metastatic twice; name it once",
        "criteria = [metastatic]"
            + " | cohorts.cmt.populations has operated through before_recurrence, which is not among"
            + " the criteria of the cohort",
        "populations { rt_started = null, operated = null, operated_no_adjuvant_planned = null }"
            + " | cohorts.cmt.populations is empty; define at least one population",
        "treatment-period { from = \"2020-01-02\", to = \"2020-01-01\" }"
            + " | cohorts.cmt.treatment-period.to is before from; swap the two dates",
        "maximum-gap-days = -1 | cohorts.cmt.maximum-gap-days is negative; give whole days",
        "oligometastatic-lesions = 0"
            + " | cohorts.cmt.oligometastatic-lesions is below 1; the default is 5",
        "schedule.fractions = 0 | cohorts.cmt.schedule.fractions is below 1",
        "schedule.dose-gy = 0 | cohorts.cmt.schedule.dose-gy is not above 0; give Gy",
        "schedule.dose-tolerance-gy = -1"
            + " | cohorts.cmt.schedule.dose-tolerance-gy is negative; 0 accepts no difference",
        "schedule.fraction-tolerance = -1"
            + " | cohorts.cmt.schedule.fraction-tolerance is negative; 0 accepts no difference",
        "selection-reasons = [] | cohorts.cmt.selection-reasons is empty; name at least one",
        "maximum-gab-days = 10 | cohorts.cmt.maximum-gab-days is not a known key; did you mean"
            + " maximum-gap-days"
      })
  void saysWhatIsWrong(String changes, String problem) {
    Problems problems = new Problems();

    CohortDefinition.from("cmt", ReferenceStudy.section("cohorts.cmt", changes, problems));

    assertThat(problems.all()).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource({"2019-12-31, false", "2020-01-01, true", "2020-12-31, true", "2021-01-01, false"})
  void periodIncludesBothEnds(LocalDate day, boolean contained) {
    Period period = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));

    assertThat(period.contains(day)).isEqualTo(contained);
    assertThat(new Period(null, null).contains(day)).isTrue();
  }
}
