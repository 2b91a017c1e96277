package org.sarcoma.outcomes.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.InstitutionFunnelRow;
import org.sarcoma.outcomes.result.Status;

class FunnelTableTest {
  private static final Group OPERATED = Group.everybody("cmt", "operated");

  /** 15 of 100 in all; of 10 on target, 8 or more has a probability of 8.7e-6, by pbinom. */
  @Test
  void targetIsTheProportionOfAll() {
    List<InstitutionFunnelRow> rows = rows(8, 10, 7, 90, 0, 0);

    assertThat(rows)
        .extracting(
            InstitutionFunnelRow::institution,
            InstitutionFunnelRow::target,
            InstitutionFunnelRow::position95,
            InstitutionFunnelRow::position998,
            InstitutionFunnelRow::status)
        .containsExactly(
            tuple("a", 0.15, "high", "high", Status.OK),
            tuple("b", 0.15, "within", "within", Status.OK),
            tuple("c", null, null, null, Status.NO_DATA));
    assertThat(rows.get(0).upperTail()).isCloseTo(8.6651332e-6, within(1e-13));
    assertThat(rows.get(0).limit95Upper()).isLessThan(rows.get(0).limit998Upper());
    assertThat(rows.get(0).estimate()).isEqualTo(0.8);
  }

  @Test
  void ifAllOrNoneHaveItNobodyIsOutside() {
    assertThat(rows(0, 10, 0, 90))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE))
        .allSatisfy(it -> assertThat(it.limit95Upper()).isNull());
    assertThat(rows(10, 10, 90, 90))
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(Status.NOT_ESTIMABLE));
    assertThat(rows()).isEmpty();
  }

  private static List<InstitutionFunnelRow> rows(long... successesAndTrials) {
    return new FunnelTable(OPERATED, HeterogeneityTableTest.proportions(successesAndTrials)).rows();
  }
}
