package org.sarcoma.outcomes.toxicity;

import static org.sarcoma.outcomes.cohort.CohortMember.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.SystemicTiming;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.cohort.Treatment;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.Target;

/**
 * The questions that proportions ask of one member. Null means outside the denominator, or that it
 * cannot be told, which {@link #hasUnplacedTreatment} tells apart.
 */
final class MemberCourse {
  private final CohortMember member;
  private final ToxicityRule toxicity;
  private final TreatmentRule treatment;

  // Several questions are about these, so they are looked at once.
  private final @Nullable SystemicTiming systemicTiming;
  private final PainResponse.@Nullable Course pain;
  private final Set<WoundCriterion> woundEvents = EnumSet.noneOf(WoundCriterion.class);
  private final List<AdverseEvent> toxicities = new ArrayList<>();
  private final List<Treatment> treatments;
  private @Nullable Boolean unplacedTreatment;

  MemberCourse(CohortMember member, ToxicityRule toxicity, TreatmentRule treatment) {
    this.member = member;
    this.toxicity = toxicity;
    this.treatment = treatment;
    this.systemicTiming = SystemicTiming.of(member, treatment.systemicWindowDays());
    this.treatments = member.treatments();
    this.pain = PainResponse.of(member, treatment.painWindowDays());
    for (AdverseEvent event : member.record().adverseEvents()) {
      addEvent(event);
    }
  }

  private void addEvent(AdverseEvent event) {
    LocalDate start = member.date(TimeZero.RADIOTHERAPY_START);
    if (event.woundCriterion() != null && toxicity.isMajorWoundComplication(event)) {
      Integer day = days(member.date(TimeZero.SURGERY), event.onsetDate());
      if (day != null && day >= 0 && day <= toxicity.woundWindowDays()) {
        woundEvents.add(event.woundCriterion());
      }
    } else if (toxicity.isRadiotherapyToxicity(event)
        && start != null
        && !event.onsetDate().isBefore(start)) {
      toxicities.add(event);
    }
  }

  /** Whether a treatment that answers may depend on is not recorded with its day and target. */
  boolean hasUnplacedTreatment() {
    if (unplacedTreatment == null) {
      unplacedTreatment =
          member.hasUnplacedOperation()
              || member.hasUnplacedCourse()
              || hasTreatment(this::mayBeOfMetastasisAfterSurgery);
    }
    return unplacedTreatment;
  }

  /** Systemic therapy of a member who was operated on; the others are outside the denominator. */
  @Nullable Boolean hasSystemicTherapy(Predicate<SystemicTiming> when) {
    SystemicTiming timing = systemicTiming;
    boolean told = member.surgery() != null && timing != null;
    return told ? Boolean.valueOf(when.test(timing)) : null;
  }

  /** Of a member who was operated on; the others are outside the denominator. */
  @Nullable Boolean hasMetastasisDirectedTherapy() {
    boolean any = hasTreatment(it -> it.target() == Target.METASTASIS && isAfterSurgery(it.date()));
    boolean told = any || !hasTreatment(this::mayBeOfMetastasisAfterSurgery);
    return (told && member.surgery() != null) ? Boolean.valueOf(any) : null;
  }

  private boolean hasTreatment(Predicate<Treatment> condition) {
    for (Treatment it : treatments) {
      if (condition.test(it)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeOfMetastasisAfterSurgery(Treatment treatment) {
    return !treatment.isPlaced()
        && treatment.mayBeOf(Target.METASTASIS)
        && (treatment.date() == null || isAfterSurgery(treatment.date()));
  }

  @Nullable Boolean hasLocalProgression() {
    LocalDate timeZero = member.date(member.population().timeZero());
    if (timeZero == null) {
      return null;
    }
    for (DiseaseAssessment it : member.record().diseaseAssessments()) {
      boolean isProgression =
          it.localStatus() == DiseaseAssessment.Status.PROGRESSION
              || it.localStatus() == DiseaseAssessment.Status.RECURRENCE;
      if (isProgression && it.assessmentDate().isAfter(timeZero)) {
        return true;
      }
    }
    return false;
  }

  PainResponse.@Nullable Course pain() {
    return pain;
  }

  @Nullable Boolean hasPainResponse(PainResponse response) {
    return pain == null ? null : Boolean.valueOf(pain.best() == response);
  }

  /**
   * Whether one of the criteria was met in the window. In the denominator are members seen through
   * the window, with a complication in it, or dead before its end; nobody if the configuration
   * counts none of the criteria.
   */
  @Nullable Boolean hasWoundComplication(WoundCriterion criterion) {
    boolean asked = toxicity.woundCriteria().contains(criterion);
    return (asked && isWoundEvaluable()) ? Boolean.valueOf(woundEvents.contains(criterion)) : null;
  }

  /** The same of any of the criteria. */
  @Nullable Boolean hasWoundComplication() {
    boolean asked = !toxicity.woundCriteria().isEmpty();
    return (asked && isWoundEvaluable()) ? Boolean.valueOf(!woundEvents.isEmpty()) : null;
  }

  private boolean isWoundEvaluable() {
    Integer observed = days(member.date(TimeZero.SURGERY), member.followUpEnd());
    boolean dead = member.record().patient().deathDate() != null;
    return observed != null
        && (!woundEvents.isEmpty() || dead || observed >= toxicity.woundWindowDays());
  }

  /**
   * Whether a late toxicity of at least this grade occurred; 0 takes any, graded or not. One
   * without grade and scale is of no other scale either, so it counts among any.
   */
  @Nullable Boolean hasLateToxicity(int minimumGrade) {
    Integer observed = ToxicityWindow.LATE.observedDays(member, toxicity.acuteDays());
    if (observed == null || observed == 0) {
      return null;
    }
    return hasToxicity(
        it -> {
          Integer day = days(member.date(TimeZero.RADIOTHERAPY_START), it.onsetDate());
          return day != null
              && ToxicityWindow.LATE.contains(day, toxicity.acuteDays())
              && isOfGrade(it, minimumGrade);
        });
  }

  /** Whether a toxicity is present on the prevalence day, whenever it began. */
  @Nullable Boolean hasPrevalentToxicity(int minimumGrade) {
    LocalDate start = member.date(TimeZero.RADIOTHERAPY_START);
    LocalDate end = member.followUpEnd();
    if (start == null || end == null || end.isBefore(start.plusDays(treatment.prevalenceDay()))) {
      return null;
    }
    LocalDate day = start.plusDays(treatment.prevalenceDay());
    return hasToxicity(
        it ->
            !it.onsetDate().isAfter(day)
                && (it.resolvedDate() == null || it.resolvedDate().isAfter(day))
                && isOfGrade(it, minimumGrade));
  }

  private boolean hasToxicity(Predicate<AdverseEvent> condition) {
    for (AdverseEvent it : toxicities) {
      if (condition.test(it)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfGrade(AdverseEvent event, int minimumGrade) {
    Integer grade = event.grade();
    boolean ungraded = minimumGrade == 0 && grade == null && event.scale() == null;
    boolean graded = minimumGrade == 0 || (grade != null && grade >= minimumGrade);
    return ungraded || (graded && event.scale() == toxicity.endpointScale());
  }

  private boolean isAfterSurgery(@Nullable LocalDate date) {
    Integer day = days(member.date(TimeZero.SURGERY), date);
    return day != null && day > 0;
  }
}
