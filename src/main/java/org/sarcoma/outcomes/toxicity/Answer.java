package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.registry.Coverage;

/** What one member answers to a measure. */
public record Answer(ProportionMeasure measure, Kind kind) implements Serializable {

  /** Kinds of answer. */
  public enum Kind {
    YES,
    NO,
    /** Outside the denominator. */
    NOT_ASKED,
    /** The institution does not record what the measure needs, or not of this member. */
    NOT_RECORDED
  }

  static List<Answer> of(CohortMember member, MemberCounts.Rules rules) {
    MemberCourse course = new MemberCourse(member, rules.toxicity(), rules.treatment());
    return Arrays.stream(ProportionMeasure.values())
        .map(it -> new Answer(it, kind(it, course, rules)))
        .toList();
  }

  private static Kind kind(
      ProportionMeasure measure, MemberCourse course, MemberCounts.Rules rules) {
    String institution = course.member().institution();
    Coverage coverage = rules.coverage();
    boolean recorded =
        coverage.keeps(institution, measure.needs())
            && (!measure.isGraded()
                || coverage.grades(institution, rules.toxicity().endpointScale()));
    if (!recorded) {
      return Kind.NOT_RECORDED;
    }
    Boolean answer = measure.of(course);
    if (answer == null) {
      return course.hasUnplacedTreatment() ? Kind.NOT_RECORDED : Kind.NOT_ASKED;
    }
    return answer ? Kind.YES : Kind.NO;
  }
}
