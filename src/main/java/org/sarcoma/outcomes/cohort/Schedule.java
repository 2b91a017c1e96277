package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.registry.Radiotherapy;

/**
 * A fractionation schedule and how far a course may be from it.
 *
 * @param doseGy total dose
 * @param fractions number of fractions
 * @param doseToleranceGy accepted difference of the total dose, either way
 * @param fractionTolerance accepted difference in fractions, either way
 */
public record Schedule(double doseGy, int fractions, double doseToleranceGy, int fractionTolerance)
    implements Serializable {

  /** Dose comparisons forgive the representation error of sums such as 40.05 + 0.4. */
  private static final double ROUNDING_GY = 1e-9;

  static Schedule from(Section section) {
    Schedule schedule =
        new Schedule(
            section.decimal("dose-gy"),
            section.integer("fractions"),
            section.decimal("dose-tolerance-gy"),
            section.integer("fraction-tolerance"));
    schedule.check(section);
    section.end();
    return schedule;
  }

  private void check(Section section) {
    if (!(doseGy > 0)) {
      section.problem("dose-gy", "is not above 0; give Gy, not cGy, such as 40.05");
    }
    if (fractions < 1) {
      section.problem("fractions", "is below 1; give a whole number such as 15");
    }
    if (!(doseToleranceGy >= 0)) {
      section.problem("dose-tolerance-gy", "is negative; 0 accepts no difference");
    }
    if (fractionTolerance < 0) {
      section.problem("fraction-tolerance", "is negative; 0 accepts no difference");
    }
  }

  /**
   * Whether the course is this schedule, or is this schedule stopped early: fewer fractions of the
   * same size. A course without dose or fractions is not.
   */
  boolean admits(Radiotherapy course) {
    Double dose = course.totalDoseGy();
    Integer given = course.fractions();
    if (dose == null || given == null) {
      return false;
    }
    boolean complete =
        Math.abs(dose - doseGy) <= doseToleranceGy + ROUNDING_GY
            && Math.abs(given - fractions) <= fractionTolerance;
    return complete
        || (Boolean.FALSE.equals(course.completedAsPlanned()) && isPartOfIt(dose, given));
  }

  private boolean isPartOfIt(double dose, int given) {
    double expected = doseGy / fractions * given;
    return given > 0
        && given < fractions
        && Math.abs(dose - expected) <= doseToleranceGy + ROUNDING_GY;
  }
}
