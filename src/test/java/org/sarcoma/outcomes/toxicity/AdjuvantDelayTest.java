package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.with;
import static org.sarcoma.outcomes.toxicity.AdjuvantDelay.Category.*;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.SystemicTherapy;
import org.sarcoma.outcomes.registry.SystemicTherapy.DelayedBy;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;
import org.sarcoma.outcomes.result.AdjuvantDelayRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.toxicity.AdjuvantDelay.Category;

class AdjuvantDelayTest {
  @ParameterizedTest
  @CsvSource({"0, STARTED_IN_TIME", "91, STARTED_IN_TIME", "92, STARTED_LATE"})
  void startIsInTimeOrLate(int days, Category expected) {
    assertThat(categories(ordinary().lines(adjuvant(SURGERY + days))))
        .containsExactlyInAnyOrder(PLANNED, STARTED, expected);
  }

  @Test
  void earliestOfSeveralPlannedLinesIsTheStart() {
    CmtCase patient =
        ordinary().lines(adjuvant(SURGERY + 200), adjuvant(SURGERY + 40), adjuvant(null));

    assertThat(delays(patient)).contains(new AdjuvantDelay(STARTED, 40));
  }

  @Test
  void planThatNeverStarted() {
    assertThat(categories(ordinary().lines(adjuvant(null))))
        .containsExactlyInAnyOrder(PLANNED, NOT_STARTED);
    assertThat(
            categories(
                ordinary().assessments().lines(adjuvant(null)).died(200, CauseOfDeath.SARCOMA)))
        .containsExactlyInAnyOrder(PLANNED, NOT_STARTED, DIED_BEFORE_START);
  }

  @Test
  void deathAfterTheStartIsNotBeforeIt() {
    CmtCase patient =
        ordinary().assessments().lines(adjuvant(SURGERY + 40)).died(300, CauseOfDeath.SARCOMA);

    assertThat(categories(patient)).doesNotContain(DIED_BEFORE_START);
  }

  @Test
  void startAfterTheCutoffHasNotHappened() {
    var member =
        ReferenceStudy.member(ordinary().lines(adjuvant(SURGERY + 40)), "operated", SURGERY + 39);

    assertThat(AdjuvantDelay.of(member, Outcomes.rules()))
        .extracting(AdjuvantDelay::category)
        .containsExactlyInAnyOrder(PLANNED, NOT_STARTED);
  }

  @Test
  void delayIsAttributedToAWoundComplicationOnlyWhereItSaysSo() {
    SystemicTherapy byWound = with(adjuvant(160), "delayedBy", DelayedBy.WOUND_COMPLICATION);
    SystemicTherapy byChoice = with(adjuvant(160), "delayedBy", DelayedBy.PATIENT_CHOICE);

    assertThat(categories(ordinary().lines(byWound))).contains(DELAYED_BY_WOUND_COMPLICATION);
    assertThat(categories(ordinary().lines(byChoice)))
        .doesNotContain(DELAYED_BY_WOUND_COMPLICATION);
  }

  @Test
  void onlyPlannedAdjuvantLinesArePlans() {
    assertThat(delays(ordinary())).isEmpty();
    assertThat(delays(ordinary().lines(line(Setting.ADJUVANT, false, 90)))).isEmpty();
    assertThat(delays(ordinary().lines(line(Setting.ADJUVANT, null, 90)))).isEmpty();
    assertThat(delays(ordinary().lines(line(Setting.PALLIATIVE, true, 90)))).isEmpty();
  }

  @Test
  void tableCountsEachCategoryWithItsMedianDays() {
    MemberCounts counts =
        Outcomes.counts(
            Outcomes.rules(),
            ordinary(),
            ordinary().lines(adjuvant(SURGERY + 40)),
            ordinary().lines(adjuvant(SURGERY + 50)),
            ordinary().lines(adjuvant(SURGERY + 100)),
            ordinary().lines(adjuvant(null)));

    assertThat(table(counts, AdjuvantDelayRow::n)).isEqualTo(List.of(4L, 3L, 2L, 1L, 1L, 0L, 0L));
    assertThat(table(counts, AdjuvantDelayRow::medianDays))
        .isEqualTo(Arrays.asList(50.0, 50.0, 45.0, 100.0, null, null, null));
    assertThat(table(counts, AdjuvantDelayRow::status)).containsOnly(Status.OK);
  }

  @Test
  void tableOfNobodyWithAPlanHasNoData() {
    assertThat(table(Outcomes.counts(Outcomes.rules(), ordinary()), AdjuvantDelayRow::status))
        .hasSize(7)
        .containsOnly(Status.NO_DATA);
    assertThat(table(new MemberCounts(), AdjuvantDelayRow::status)).containsOnly(Status.NO_DATA);
  }

  @Test
  void tableIsNotEstimableWherePlansAreNotKept() {
    MemberCounts.Rules rules =
        Outcomes.rules("", ReferenceStudy.coverageWithout(RegistryTable.SYSTEMIC_THERAPY));

    assertThat(table(Outcomes.counts(rules, ordinary()), AdjuvantDelayRow::status))
        .containsOnly(Status.NOT_ESTIMABLE);
  }

  private static SystemicTherapy adjuvant(@Nullable Integer day) {
    return line(Setting.ADJUVANT, true, day);
  }

  private static List<AdjuvantDelay> delays(CmtCase patient) {
    return AdjuvantDelay.of(ReferenceStudy.operated(patient), Outcomes.rules());
  }

  private static List<Category> categories(CmtCase patient) {
    return delays(patient).stream().map(AdjuvantDelay::category).toList();
  }

  private static <T> List<T> table(MemberCounts counts, Function<AdjuvantDelayRow, T> column) {
    return new AdjuvantDelayTable(Outcomes.GROUP, counts)
        .rows().stream().map(column).collect(Collectors.toList());
  }
}
