package org.sarcoma.outcomes.cohort;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.Target;

/**
 * A course of radiotherapy or an operation, as far as it is recorded when and of what it was.
 *
 * @param tumorId null where the registry does not say
 * @param date first day; null where the registry does not say
 * @param target null where the registry does not say: neither the primary nor a metastasis
 */
public record Treatment(
    @Nullable String tumorId, @Nullable LocalDate date, @Nullable Target target) {

  static Treatment of(Radiotherapy course) {
    return new Treatment(course.tumorId(), course.startDate(), course.target());
  }

  static Treatment of(Surgery operation) {
    return new Treatment(operation.tumorId(), operation.surgeryDate(), operation.target());
  }

  /** Whether it is recorded when and of what it was. */
  public boolean isPlaced() {
    return date != null && target != null;
  }

  /** Whether it is recorded as of this target, or may have been. */
  public boolean mayBeOf(Target possible) {
    return target == null || target == possible;
  }
}
