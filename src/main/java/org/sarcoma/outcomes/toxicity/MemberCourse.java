package org.sarcoma.outcomes.toxicity;

import static org.sarcoma.outcomes.cohort.CohortMember.days;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
record MemberCourse(CohortMember member, ToxicityRule toxicity, TreatmentRule treatment) {

  /** Whether a treatment that answers may depend on is not recorded with its day and target. */
  boolean hasUnplacedTreatment() {
    return member.hasUnplacedOperation()
        || member.hasUnplacedCourse()
        || member.treatments().anyMatch(this::mayBeOfMetastasisAfterSurgery);
  }

  /** Systemic therapy of a member who was operated on; the others are outside the denominator. */
  @Nullable Boolean hasSystemicTherapy(Predicate<SystemicTiming> when) {
    SystemicTiming timing = SystemicTiming.of(member, treatment.systemicWindowDays());
    boolean told = member.surgery() != null && timing != null;
    return told ? Boolean.valueOf(when.test(timing)) : null;
  }

  /** Of a member who was operated on; the others are outside the denominator. */
  @Nullable Boolean hasMetastasisDirectedTherapy() {
    boolean any =
        member
            .treatments()
            .filter(it -> it.target() == Target.METASTASIS)
            .anyMatch(it -> isAfterSurgery(it.date()));
    boolean told = any || member.treatments().noneMatch(this::mayBeOfMetastasisAfterSurgery);
    return (told && member.surgery() != null) ? Boolean.valueOf(any) : null;
  }

  private boolean mayBeOfMetastasisAfterSurgery(Treatment treatment) {
    return !treatment.isPlaced()
        && treatment.mayBeOf(Target.METASTASIS)
        && (treatment.date() == null || isAfterSurgery(treatment.date()));
  }

  @Nullable Boolean hasLocalProgression() {
    LocalDate timeZero = member.date(member.population().timeZero());
    return timeZero == null
        ? null
        : Boolean.valueOf(
            member.record().diseaseAssessments().stream()
                .filter(it -> it.assessmentDate().isAfter(timeZero))
                .anyMatch(
                    it ->
                        it.localStatus() == DiseaseAssessment.Status.PROGRESSION
                            || it.localStatus() == DiseaseAssessment.Status.RECURRENCE));
  }

  PainResponse.@Nullable Course pain() {
    return PainResponse.of(member, treatment.painWindowDays());
  }

  @Nullable Boolean hasPainResponse(PainResponse response) {
    PainResponse.Course pain = pain();
    return pain == null ? null : Boolean.valueOf(pain.best() == response);
  }

  /**
   * Whether one of the criteria was met in the window. In the denominator are members seen through
   * the window, with a complication in it, or dead before its end; nobody if the configuration
   * counts none of the criteria.
   */
  @Nullable Boolean hasWoundComplication(Set<WoundCriterion> criteria) {
    Integer observed = days(member.date(TimeZero.SURGERY), member.followUpEnd());
    boolean asked = criteria.stream().anyMatch(toxicity.woundCriteria()::contains);
    if (observed == null || !asked) {
      return null;
    }
    boolean any = hasWoundEvent(Set.of(WoundCriterion.values()));
    boolean dead = member.record().patient().deathDate() != null;
    boolean evaluable = any || dead || observed >= toxicity.woundWindowDays();
    return evaluable ? Boolean.valueOf(hasWoundEvent(criteria)) : null;
  }

  private boolean hasWoundEvent(Set<WoundCriterion> criteria) {
    return member.record().adverseEvents().stream()
        .filter(toxicity::isMajorWoundComplication)
        .filter(it -> criteria.contains(it.woundCriterion()))
        .map(it -> days(member.date(TimeZero.SURGERY), it.onsetDate()))
        .anyMatch(day -> day != null && day >= 0 && day <= toxicity.woundWindowDays());
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
    return toxicities(minimumGrade)
        .map(it -> days(member.date(TimeZero.RADIOTHERAPY_START), it.onsetDate()))
        .anyMatch(day -> day != null && ToxicityWindow.LATE.contains(day, toxicity.acuteDays()));
  }

  /** Whether a toxicity is present on the prevalence day, whenever it began. */
  @Nullable Boolean hasPrevalentToxicity(int minimumGrade) {
    LocalDate start = member.date(TimeZero.RADIOTHERAPY_START);
    LocalDate end = member.followUpEnd();
    if (start == null || end == null || end.isBefore(start.plusDays(treatment.prevalenceDay()))) {
      return null;
    }
    LocalDate day = start.plusDays(treatment.prevalenceDay());
    return toxicities(minimumGrade)
        .filter(it -> !it.onsetDate().isAfter(day))
        .anyMatch(it -> it.resolvedDate() == null || it.resolvedDate().isAfter(day));
  }

  private Stream<AdverseEvent> toxicities(int minimumGrade) {
    return member.record().adverseEvents().stream()
        .filter(toxicity::isRadiotherapyToxicity)
        .filter(it -> isOfGrade(it, minimumGrade))
        .filter(it -> member.date(TimeZero.RADIOTHERAPY_START) != null)
        .filter(it -> !it.onsetDate().isBefore(member.date(TimeZero.RADIOTHERAPY_START)));
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
