package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FisherExactTestTest {
  /** The lady tasting tea: Fisher RA (1935), The design of experiments, chapter 2; 34 of 70. */
  @Test
  void tea() {
    assertThat(pValue(new Proportion(3, 4), new Proportion(1, 4)))
        .isCloseTo(34.0 / 70, Offset.offset(1e-15));
  }

  /** Of three groups of 2 with 3 successes: (1,1,1) has 8 of 20 ways, the six others 2 each. */
  @Test
  void threeGroupsByHand() {
    assertThat(pValue(new Proportion(2, 2), new Proportion(1, 2), new Proportion(0, 2)))
        .isCloseTo(12.0 / 20, Offset.offset(1e-15));
    assertThat(pValue(new Proportion(1, 2), new Proportion(1, 2), new Proportion(1, 2)))
        .isCloseTo(1, Offset.offset(1e-15));
  }

  /** Against all tables, one by one, without a bound or a branch cut. */
  @RepeatedTest(40)
  void branchesAreCutWithoutLoss(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Proportion> groups = new ArrayList<>();
    for (int i = 0; i < 3 + random.nextInt(2); i++) {
      int trials = 1 + random.nextInt(9);
      groups.add(new Proportion(random.nextInt(trials + 1), trials));
    }
    long successes = groups.stream().mapToLong(Proportion::successes).sum();
    long trials = groups.stream().mapToLong(Proportion::trials).sum();
    double observed = 1;
    for (Proportion it : groups) {
      observed *= choose(it.trials(), it.successes());
    }

    double expected = ways(groups, 0, successes, 1, observed) / choose(trials, successes);

    assertThat(FisherExactTest.pValue(groups).getAsDouble())
        .isCloseTo(expected, Offset.offset(1e-12));
    Collections.reverse(groups);
    assertThat(FisherExactTest.pValue(groups).getAsDouble())
        .isCloseTo(expected, Offset.offset(1e-12));
  }

  private static double ways(
      List<Proportion> groups, int group, long left, double begun, double observed) {
    if (group == groups.size()) {
      return left == 0 && begun <= observed ? begun : 0;
    }
    double sum = 0;
    for (long x = 0; x <= Math.min(left, groups.get(group).trials()); x++) {
      double next = begun * choose(groups.get(group).trials(), x);
      sum += ways(groups, group + 1, left - x, next, observed);
    }
    return sum;
  }

  private static double choose(long n, long k) {
    double product = 1;
    for (long i = 1; i <= k; i++) {
      product = Math.rint(product * (n - k + i) / i);
    }
    return product;
  }

  @Test
  void groupsOfNobodyAreLeftOut() {
    Proportion nobody = new Proportion(0, 0);

    assertThat(pValue(new Proportion(3, 4), nobody, new Proportion(1, 4)))
        .isEqualTo(pValue(new Proportion(3, 4), new Proportion(1, 4)));
    assertThat(FisherExactTest.pValue(List.of(new Proportion(3, 4), nobody))).isEmpty();
    assertThat(FisherExactTest.pValue(List.of())).isEmpty();
  }

  @Test
  void withOneTablePossibleNothingIsLessProbable() {
    assertThat(pValue(new Proportion(0, 3), new Proportion(0, 5))).isEqualTo(1);
    assertThat(pValue(new Proportion(0, 3), new Proportion(0, 5), new Proportion(0, 2)))
        .isEqualTo(1);
    assertThat(pValue(new Proportion(3, 3), new Proportion(5, 5), new Proportion(2, 2)))
        .isEqualTo(1);
  }

  @Test
  void tooManyTablesAreNotGoneThrough() {
    List<Proportion> wide = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      wide.add(new Proportion(8 + i % 9, 30));
    }

    assertThat(FisherExactTest.pValue(wide)).isEmpty();
    assertThat(
            FisherExactTest.pValue(
                List.of(
                    new Proportion(2000, 9000),
                    new Proportion(2100, 9000),
                    new Proportion(2200, 9000))))
        .isEmpty();
    assertThat(FisherExactTest.pValue(Collections.nCopies(3, new Proportion(0, 4_000_000))))
        .isEmpty();
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2))
        .hasMessage("3 successes in 2 trials are not possible");
    assertThatThrownBy(() -> new Proportion(-1, 2))
        .hasMessage("-1 successes in 2 trials are not possible");
  }

  private static double pValue(Proportion... groups) {
    return FisherExactTest.pValue(List.of(groups)).getAsDouble();
  }
}
