package org.sarcoma.outcomes.toxicity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.registry.PainAssessment;
import org.sarcoma.outcomes.registry.Radiotherapy;

/**
 * Best response of pain to radiotherapy among the assessments after it.
 *
 * <p>Where the analgesic dose is not recorded at either assessment, a category that depends on it
 * is {@link #INDETERMINATE}. Constants are in order from best to worst, so the best is the
 * smallest.
 *
 * <p>Reference: Chow E et al. (2012). Int J Radiat Oncol Biol Phys 82:1730–1737. <a
 * href="https://doi.org/10.1016/j.ijrobp.2011.02.008">doi</a>
 */
public enum PainResponse {
  /** Score 0 without increase of analgesic. */
  COMPLETE,
  /** Score down by 2 or more without increase of analgesic, or analgesic down by 25% or more. */
  PARTIAL,
  /** None of the others. */
  INDETERMINATE,
  /** Score up by 2 or more, or analgesic up by 25% or more. */
  PROGRESSION;

  private static final double POINTS = 2;
  private static final double SHARE = 0.25;

  /**
   * Pain before and after radiotherapy.
   *
   * @param best best category after radiotherapy; null if there is no assessment in the window
   * @param reduced whether any score after radiotherapy is below the one before
   */
  public record Course(@Nullable PainResponse best, boolean reduced) {}

  /** Returns null for a member without pain, or without a score, before radiotherapy. */
  public static @Nullable Course of(CohortMember member, int windowDays) {
    Radiotherapy course = member.radiotherapy();
    LocalDate start = member.date(TimeZero.RADIOTHERAPY_START);
    PainAssessment baseline = start == null ? null : baseline(member, start);
    if (course == null
        || start == null
        || baseline == null
        || baseline.score() == null
        || baseline.score() <= 0) {
      return null;
    }
    LocalDate end = course.endDate() == null ? start : course.endDate();
    List<PainAssessment> later = scored(member, end, end.plusDays(windowDays));
    return new Course(
        later.stream().map(it -> compare(baseline, it)).min(Comparator.naturalOrder()).orElse(null),
        later.stream().anyMatch(it -> score(it) < score(baseline)));
  }

  /** The last score before the first day of radiotherapy. */
  private static @Nullable PainAssessment baseline(CohortMember member, LocalDate start) {
    return member.record().painAssessments().stream()
        .filter(it -> it.score() != null && it.assessmentDate().isBefore(start))
        .max(Comparator.comparing(PainAssessment::assessmentDate))
        .orElse(null);
  }

  private static List<PainAssessment> scored(CohortMember member, LocalDate after, LocalDate to) {
    return member.record().painAssessments().stream()
        .filter(it -> it.score() != null)
        .filter(it -> it.assessmentDate().isAfter(after) && !it.assessmentDate().isAfter(to))
        .toList();
  }

  static PainResponse compare(PainAssessment before, PainAssessment after) {
    double change = score(after) - score(before);
    Double dose = before.morphineEquivalentMg();
    Double laterDose = after.morphineEquivalentMg();
    boolean known = dose != null && laterDose != null;
    double doseChange = dose != null && laterDose != null ? laterDose - dose : 0;
    double share = dose != null && dose > 0 ? doseChange / dose : Math.signum(doseChange);
    if (change >= POINTS || share >= SHARE) {
      return PROGRESSION;
    }
    if (known && doseChange <= 0 && score(after) == 0) {
      return COMPLETE;
    }
    boolean lessPain = change <= -POINTS && known && doseChange <= 0;
    boolean lessAnalgesic = share <= -SHARE && change <= 0;
    return lessPain || lessAnalgesic ? PARTIAL : INDETERMINATE;
  }

  private static double score(PainAssessment assessment) {
    return Objects.requireNonNull(assessment.score());
  }
}
