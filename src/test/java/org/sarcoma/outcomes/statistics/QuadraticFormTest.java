package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QuadraticFormTest {
  @Test
  void ofAnInvertibleMatrixItIsThatOfTheInverse() {
    // The inverse of {{2, 1}, {1, 3}} is {{3, -1}, {-1, 2}} / 5.
    QuadraticForm form = QuadraticForm.of(new double[] {4, 1}, new double[][] {{2, 1}, {1, 3}});

    assertThat(form.value()).isCloseTo((3 * 16 - 2 * 4 + 2) / 5.0, Offset.offset(1e-14));
    assertThat(form.rank()).isEqualTo(2);
    assertThat(form.determined()).isTrue();
  }

  @Test
  void ofVariablesThatAreTheSameOneCounts() {
    QuadraticForm form = QuadraticForm.of(new double[] {2, 2}, new double[][] {{4, 4}, {4, 4}});

    assertThat(form).isEqualTo(new QuadraticForm(1, 1, true));
  }

  @Test
  void outsideTheColumnSpaceItIsNotDetermined() {
    assertThat(QuadraticForm.of(new double[] {2, 3}, new double[][] {{4, 4}, {4, 4}}))
        .isEqualTo(new QuadraticForm(1, 1, false));
    assertThat(QuadraticForm.of(new double[] {1e-4}, new double[][] {{0}}))
        .isEqualTo(new QuadraticForm(0, 0, false));
  }

  @Test
  void aRestOfRoundingSizeIsNone() {
    QuadraticForm form =
        QuadraticForm.of(new double[] {100, 100 + 1e-5}, new double[][] {{4, 4}, {4, 4}});

    assertThat(form).isEqualTo(new QuadraticForm(2500, 1, true));
  }

  @Test
  void ofNothingItIsZero() {
    assertThat(QuadraticForm.of(new double[] {0, 0}, new double[][] {{0, 0}, {0, 0}}))
        .isEqualTo(new QuadraticForm(0, 0, true));
    assertThat(QuadraticForm.of(new double[0], new double[0][]))
        .isEqualTo(new QuadraticForm(0, 0, true));
  }

  @Test
  void theScaleOfAVariableDoesNotMatter() {
    assertThat(QuadraticForm.of(new double[] {1e-3}, new double[][] {{1e-6}}).rank()).isEqualTo(1);
    assertThat(QuadraticForm.of(new double[] {1e-9}, new double[][] {{1e-18}}).value())
        .isCloseTo(1, Offset.offset(1e-14));
  }

  @Test
  void argumentsAreNotChanged() {
    double[] vector = {4, 1};
    double[][] matrix = {{2, 1}, {1, 3}};

    QuadraticForm.of(vector, matrix);

    assertThat(vector).containsExactly(4, 1);
    assertThat(matrix).isDeepEqualTo(new double[][] {{2, 1}, {1, 3}});
  }
}
