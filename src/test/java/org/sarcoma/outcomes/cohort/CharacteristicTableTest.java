package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.CohortCharacteristic;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.QuantileRule;

class CharacteristicTableTest {
  private static final Group GROUP = new Group("cmt", "operated", "institution", "here");
  private static final Characteristic.Description DESCRIPTION =
      new Characteristic.Description(
          SoftTissueHistologies.bundled(), ReferenceStudy.coverageWithout(), 180);

  @Test
  void quartilesAreOfType7() {
    List<CohortCharacteristic> rows = table(sizes(4.0, 5.0, 7.0, 12.0), null);

    assertThat(value("size_cm", "all", "n", rows)).isEqualTo(4);
    assertThat(value("size_cm", "all", "missing", rows)).isZero();
    assertThat(value("size_cm", "all", "mean", rows)).isEqualTo(7);
    assertThat(value("size_cm", "all", "sd", rows)).isCloseTo(Math.sqrt(38.0 / 3), within(1e-12));
    assertThat(value("size_cm", "all", "min", rows)).isEqualTo(4);
    assertThat(value("size_cm", "all", "q1", rows)).isEqualTo(4.75);
    assertThat(value("size_cm", "all", "median", rows)).isEqualTo(6);
    assertThat(value("size_cm", "all", "q3", rows)).isEqualTo(8.25);
    assertThat(value("size_cm", "all", "max", rows)).isEqualTo(12);
  }

  @Test
  void missingValuesAreCountedAndLeftOut() {
    List<CohortCharacteristic> rows = table(sizes(4.0, null, null), null);

    assertThat(value("size_cm", "all", "n", rows)).isEqualTo(1);
    assertThat(value("size_cm", "all", "missing", rows)).isEqualTo(2);
    assertThat(value("size_cm", "all", "median", rows)).isEqualTo(4);
    assertThat(row("size_cm", "all", "sd", rows).value()).isNull();
    assertThat(row("size_cm", "all", "sd", rows).status()).isEqualTo(Status.NOT_ESTIMABLE);
  }

  @Test
  void percentagesAreOfTheMembersWithAKnownLevel() {
    CharacteristicCounts counts = new CharacteristicCounts();
    List.of(
            ordinary().diagnosis("fnclccGrade", 3),
            ordinary().diagnosis("fnclccGrade", 3),
            ordinary().diagnosis("fnclccGrade", 2),
            ordinary().diagnosis("fnclccGrade", null))
        .forEach(it -> counts.merge(of(it)));

    List<CohortCharacteristic> rows = table(counts, null);

    assertThat(value("fnclcc_grade", "all", "n", rows)).isEqualTo(3);
    assertThat(value("fnclcc_grade", "all", "missing", rows)).isEqualTo(1);
    assertThat(value("fnclcc_grade", "3", "n", rows)).isEqualTo(2);
    assertThat(value("fnclcc_grade", "3", "percent", rows)).isCloseTo(200.0 / 3, within(1e-12));
    assertThat(rows).noneMatch(it -> it.level().equals("unknown"));
  }

  @Test
  void differenceIsAgainstTheOthers() {
    List<CohortCharacteristic> rows = table(sizes(1.0, 3.0), sizes(4.0, 6.0));

    assertThat(row("size_cm", "all", "mean", rows).smd())
        .isCloseTo(-3 / Math.sqrt(2), within(1e-12));
    assertThat(row("fnclcc_grade", "all", "n", rows).smd()).isZero();
    assertThat(row("selection_reason", "all", "n", rows).smd()).isNull();
  }

  @Test
  void groupOfNobodyHasRowsWithAStatusAndNoNumberButZero() {
    List<CohortCharacteristic> rows = table(new CharacteristicCounts(), sizes(4.0, 5.0));

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            it -> {
              assertThat(it.smd()).isNull();
              assertThat(it.value() == null ? Status.NO_DATA : Status.OK).isEqualTo(it.status());
            });
    assertThat(value("size_cm", "all", "n", rows)).isZero();
  }

  @Test
  void mergingPartsEqualsCountingAllTogether() {
    CharacteristicCounts parts = sizes(4.0, null);
    parts.merge(sizes(7.0, 4.0));

    assertThat(table(parts, null)).isEqualTo(table(sizes(7.0, 4.0, 4.0, null), null));
  }

  private static CharacteristicCounts sizes(@Nullable Double... sizes) {
    CharacteristicCounts counts = new CharacteristicCounts();
    for (Double size : sizes) {
      counts.merge(of(ordinary().diagnosis("sizeCm", size)));
    }
    return counts;
  }

  private static CharacteristicCounts of(CmtCase patient) {
    CharacteristicCounts.Coding coding = new CharacteristicCounts.Coding();
    CharacteristicCounts counts = new CharacteristicCounts(coding);
    counts.add(coding.of(ReferenceStudy.operated(patient), DESCRIPTION));
    return counts;
  }

  private static List<CohortCharacteristic> table(
      CharacteristicCounts own, @Nullable CharacteristicCounts others) {
    return new CharacteristicTable(GROUP, own, others, QuantileRule.HYNDMAN_FAN_7).rows();
  }

  private static @Nullable Double value(
      String variable, String level, String statistic, List<CohortCharacteristic> rows) {
    return row(variable, level, statistic, rows).value();
  }

  private static CohortCharacteristic row(
      String variable, String level, String statistic, List<CohortCharacteristic> rows) {
    return rows.stream()
        .filter(it -> it.variable().equals(variable))
        .filter(it -> it.level().equals(level) && it.statistic().equals(statistic))
        .findFirst()
        .orElseThrow();
  }
}
