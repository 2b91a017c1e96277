package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.registry.Coverage;

/** What one member answers to a measure. */
@SuppressWarnings("EnumOrdinal") // places that live within one run
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

  private static final ProportionMeasure[] MEASURES = ProportionMeasure.values();
  private static final Kind[] KINDS = Kind.values();

  /** How many answers there are. */
  static final int PLACES = MEASURES.length * KINDS.length;

  /** By measure, then kind: members give the same answers by the million. */
  private static final List<List<Answer>> ALL =
      Arrays.stream(MEASURES)
          .map(measure -> Arrays.stream(KINDS).map(it -> new Answer(measure, it)).toList())
          .toList();

  /**
   * The answers of a member, one to each measure.
   *
   * @param isRecorded by measure, whether the institution records what it needs
   */
  static List<Answer> of(CohortMember member, MemberCounts.Rules rules, boolean[] isRecorded) {
    MemberCourse course = new MemberCourse(member, rules.toxicity(), rules.treatment());
    List<Answer> answers = new ArrayList<>(MEASURES.length);
    for (int i = 0; i < MEASURES.length; i++) {
      Kind kind = isRecorded[i] ? kind(MEASURES[i], course) : Kind.NOT_RECORDED;
      answers.add(ALL.get(i).get(kind.ordinal()));
    }
    return answers;
  }

  /** The answers of somebody of whom the institution does not record enough to be a member. */
  static List<Answer> notRecorded() {
    return ALL.stream().map(it -> it.get(Kind.NOT_RECORDED.ordinal())).toList();
  }

  /** By measure, whether an institution records what it needs. */
  static boolean[] isRecorded(String institution, MemberCounts.Rules rules) {
    Coverage coverage = rules.coverage();
    boolean grades = coverage.grades(institution, rules.toxicity().endpointScale());
    boolean[] isRecorded = new boolean[MEASURES.length];
    for (int i = 0; i < MEASURES.length; i++) {
      isRecorded[i] =
          coverage.keeps(institution, MEASURES[i].needs()) && (!MEASURES[i].isGraded() || grades);
    }
    return isRecorded;
  }

  /** Its place among all answers, from 0. */
  int place() {
    return measure.ordinal() * KINDS.length + kind.ordinal();
  }

  private static Kind kind(ProportionMeasure measure, MemberCourse course) {
    Boolean answer = measure.of(course);
    if (answer == null) {
      return course.hasUnplacedTreatment() ? Kind.NOT_RECORDED : Kind.NOT_ASKED;
    }
    return answer ? Kind.YES : Kind.NO;
  }
}
