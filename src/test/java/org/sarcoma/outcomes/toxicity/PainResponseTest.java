package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.pain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.ReferenceStudy;

/** Radiotherapy is on days 0 to 18; pain 6 and 40 mg before it unless the test says otherwise. */
class PainResponseTest {
  private static final int WINDOW = 365;

  @ParameterizedTest(name = "score {0}, dose {1}: {2}")
  @CsvSource({
    "0, 40, COMPLETE",
    "0, 0, COMPLETE",
    "0, 41, INDETERMINATE",
    "0, 50, PROGRESSION",
    "0, , INDETERMINATE",
    "1, 40, PARTIAL",
    "4, 40, PARTIAL",
    "4, 20, PARTIAL",
    "4, 41, INDETERMINATE",
    "4, , INDETERMINATE",
    "4.5, 40, INDETERMINATE",
    "5, 40, INDETERMINATE",
    "6, 30, PARTIAL",
    "5, 30, PARTIAL",
    "6, 31, INDETERMINATE",
    "7, 30, INDETERMINATE",
    "6, 40, INDETERMINATE",
    "7, 40, INDETERMINATE",
    "8, 40, PROGRESSION",
    "8, 10, PROGRESSION",
    "8, , PROGRESSION",
    "6, 49, INDETERMINATE",
    "6, 50, PROGRESSION",
    "3, 50, PROGRESSION"
  })
  void categoryComparesScoreAndAnalgesic(
      double score, @Nullable Double dose, PainResponse expected) {
    assertThat(PainResponse.compare(pain(-1, 6.0, 40.0), pain(60, score, dose)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, COMPLETE",
    "0, 4, 0, PARTIAL",
    "0, 4, 5, PROGRESSION",
    ", 4, , INDETERMINATE",
    ", 0, , INDETERMINATE",
    ", 4, 20, INDETERMINATE",
    ", 8, , PROGRESSION"
  })
  void withoutAnalgesicBeforeAnyIsAnIncrease(
      @Nullable Double before, double score, @Nullable Double after, PainResponse expected) {
    assertThat(PainResponse.compare(pain(-1, 6.0, before), pain(60, score, after)))
        .isEqualTo(expected);
  }

  @Test
  void bestOfSeveralAssessmentsCounts() {
    CmtCase patient =
        ordinary()
            .pain(
                pain(-5, 6.0, 40.0), pain(30, 9.0, 40.0), pain(60, 4.0, 40.0), pain(90, 6.0, 40.0));

    assertThat(course(patient)).isEqualTo(new PainResponse.Course(PainResponse.PARTIAL, true));
  }

  @Test
  void baselineIsTheLastScoreBeforeTheFirstDay() {
    CmtCase patient =
        ordinary()
            .pain(pain(-20, 2.0, 0.0), pain(-1, 6.0, 0.0), pain(0, 1.0, 0.0), pain(60, 5.0, 0.0));

    assertThat(course(patient))
        .isEqualTo(new PainResponse.Course(PainResponse.INDETERMINATE, true));
  }

  @Test
  void assessmentWithoutScoreIsNoBaselineAndNoResponse() {
    CmtCase patient =
        ordinary().pain(pain(-20, 6.0, 0.0), pain(-1, null, 0.0), pain(60, null, 0.0));

    assertThat(course(patient)).isEqualTo(new PainResponse.Course(null, false));
  }

  @Test
  void withoutPainBeforeThereIsNoCourse() {
    assertThat(course(ordinary())).isNull();
    assertThat(course(ordinary().pain(pain(-1, 0.0, 40.0), pain(60, 5.0, 40.0)))).isNull();
    assertThat(course(ordinary().pain(pain(0, 6.0, 40.0), pain(60, 5.0, 40.0)))).isNull();
    assertThat(course(ordinary().pain(pain(-1, null, 40.0), pain(60, 5.0, 40.0)))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"18, false", "19, true", "383, true", "384, false"})
  void responseIsJudgedAfterRadiotherapyAndWithinTheWindow(int day, boolean reduced) {
    CmtCase patient = ordinary().pain(pain(-1, 6.0, 40.0), pain(day, 1.0, 40.0));

    PainResponse best = reduced ? PainResponse.PARTIAL : null;
    assertThat(course(patient)).isEqualTo(new PainResponse.Course(best, reduced));
  }

  private static PainResponse.@Nullable Course course(CmtCase patient) {
    return PainResponse.of(ReferenceStudy.operated(patient), WINDOW);
  }
}
