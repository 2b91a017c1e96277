package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.util.Map;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.Counts;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.statistics.Proportion;

/**
 * What the toxicity, proportion and adjuvant tables need of a group of members, as counts that
 * merge by addition.
 */
public final class MemberCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counts<Answer> answers = new Counts<>();
  private final Counts<WorstGrade> worstGrades = new Counts<>();
  private final Counts<Exposure> exposures = new Counts<>();
  private final Counts<GradedEvent> gradedEvents = new Counts<>();
  private final Counts<AdjuvantDelay> adjuvantDelays = new Counts<>();

  /** What is looked at with a member. */
  public record Rules(ToxicityRule toxicity, TreatmentRule treatment, Coverage coverage)
      implements Serializable {}

  /** The part of one member; the same part is added to each group the member is in. */
  public static MemberCounts of(CohortMember member, Rules rules) {
    MemberCounts counts = new MemberCounts();
    Answer.of(member, rules).forEach(counts.answers::add);
    ToxicityProfile profile = new ToxicityProfile(member, rules);
    counts.worstGrades.addAll(profile.worstGrades());
    counts.gradedEvents.addAll(profile.gradedEvents());
    profile.exposures().forEach(counts.exposures::add);
    counts.adjuvantDelays.addAll(AdjuvantDelay.of(member, rules));
    return counts;
  }

  /** The part of one patient of whom the institution does not record enough to be a member. */
  public static MemberCounts notRecorded() {
    MemberCounts counts = new MemberCounts();
    for (ProportionMeasure measure : ProportionMeasure.values()) {
      counts.answers.add(new Answer(measure, Answer.Kind.NOT_RECORDED));
    }
    counts.adjuvantDelays.add(
        new AdjuvantDelay(AdjuvantDelay.Category.NOT_RECORDED, AdjuvantDelay.NOT_STARTED));
    return counts;
  }

  public void merge(MemberCounts other) {
    answers.merge(other.answers);
    worstGrades.merge(other.worstGrades);
    exposures.merge(other.exposures);
    gradedEvents.merge(other.gradedEvents);
    adjuvantDelays.merge(other.adjuvantDelays);
  }

  /** Whether toxicities were graded by more than one version of this scale. */
  public boolean mixesVersions(AdverseEvent.Scale scale) {
    return mixesVersions(GradingScale.code(scale));
  }

  /** An event without a grade does not say by which version it would have been graded. */
  boolean mixesVersions(String scale) {
    return gradedEvents
            .sumBy(
                it ->
                    it.scale().scale().equals(scale) && it.grade() != WorstGrade.NOT_GRADED
                        ? it.scale()
                        : null)
            .size()
        > 1;
  }

  /** Of the members of whom it is known, those for whom it is so. */
  Proportion proportion(ProportionMeasure measure) {
    long yes = answers.of(new Answer(measure, Answer.Kind.YES));
    return new Proportion(yes, yes + answers.of(new Answer(measure, Answer.Kind.NO)));
  }

  /** Events of all terms, by whatever version of the scale. */
  long events(GradedRate rate) {
    String scale = GradingScale.code(rate.scale());
    return gradedEvents.asMap().entrySet().stream()
        .filter(it -> it.getKey().window() == rate.window())
        .filter(it -> it.getKey().scale().scale().equals(scale))
        .filter(it -> it.getKey().term().equals(WorstGrade.ANY_TERM))
        .filter(it -> it.getKey().grade() >= rate.minimumGrade())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long exposure(GradedRate rate, Exposure.Unit unit) {
    return exposures.of(new Exposure(rate.window(), GradingScale.code(rate.scale()), unit));
  }

  public Counts<Answer> answers() {
    return answers;
  }

  public Counts<WorstGrade> worstGrades() {
    return worstGrades;
  }

  public Counts<Exposure> exposures() {
    return exposures;
  }

  public Counts<GradedEvent> gradedEvents() {
    return gradedEvents;
  }

  public Counts<AdjuvantDelay> adjuvantDelays() {
    return adjuvantDelays;
  }
}
