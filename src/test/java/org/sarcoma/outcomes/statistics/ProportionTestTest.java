package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProportionTestTest {
  private static final Proportion NOBODY = new Proportion(0, 0);

  /** Of 10 and 30: expected 10, 10, 20 and 20; the differences are 2. */
  @Test
  void byHand() {
    ProportionTest test =
        ProportionTest.pearson(List.of(new Proportion(8, 30), new Proportion(12, 30)))
            .orElseThrow();
    ProportionTest corrected =
        ProportionTest.yates(new Proportion(8, 30), new Proportion(12, 30)).orElseThrow();

    assertThat(test.chiSquare().statistic())
        .isCloseTo(4.0 / 10 * 2 + 4.0 / 20 * 2, Offset.offset(1e-14));
    assertThat(corrected.chiSquare().statistic())
        .isCloseTo(2.25 / 10 * 2 + 2.25 / 20 * 2, Offset.offset(1e-14));
    assertThat(test.leastExpected()).isCloseTo(10, Offset.offset(1e-14));
    assertThat(test.chiSquare().degreesOfFreedom()).isEqualTo(1);
    assertThat(corrected.chiSquare().pValue()).isGreaterThan(test.chiSquare().pValue());
  }

  @Test
  void correctionGoesNoFurtherThanTheDifference() {
    ProportionTest test =
        ProportionTest.yates(new Proportion(3, 9), new Proportion(4, 11)).orElseThrow();

    assertThat(test.chiSquare().statistic()).isZero();
    assertThat(test.chiSquare().pValue()).isEqualTo(1);
  }

  @Test
  void groupsOfNobodyAreLeftOut() {
    List<Proportion> groups = List.of(new Proportion(1, 4), new Proportion(3, 4));

    assertThat(ProportionTest.pearson(List.of(groups.get(0), NOBODY, groups.get(1))))
        .isEqualTo(ProportionTest.pearson(groups))
        .isPresent();
    assertThat(ProportionTest.pearson(List.of(groups.get(0), NOBODY))).isEmpty();
    assertThat(ProportionTest.yates(groups.get(0), NOBODY)).isEmpty();
    assertThat(ProportionTest.pearson(List.of())).isEmpty();
  }

  @Test
  void ifAllOrNoneSucceedThereIsNothingToCompare() {
    assertThat(ProportionTest.yates(new Proportion(0, 4), new Proportion(0, 7))).isEmpty();
    assertThat(ProportionTest.pearson(List.of(new Proportion(4, 4), new Proportion(7, 7))))
        .isEmpty();
  }
}
