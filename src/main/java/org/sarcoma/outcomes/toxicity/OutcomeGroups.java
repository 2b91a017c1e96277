package org.sarcoma.outcomes.toxicity;

import java.util.SortedMap;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.statistics.EventRate;
import org.sarcoma.outcomes.statistics.Proportion;

/**
 * The counts of every group that is reported, as the proportions and rates that are compared
 * between groups. Grades of several versions of a scale are not compared: where a population mixes
 * them, none of its groups has an answer.
 *
 * @param counts nobody may be in a group
 * @param endpointScale scale of the measures that name a grade
 */
public record OutcomeGroups(
    SortedMap<Group, MemberCounts> counts, AdverseEvent.Scale endpointScale) {
  private static final double DAYS_PER_YEAR = 365.25;

  /** Of the members of whom it is known, those for whom it is so. */
  public Proportion proportion(Group group, ProportionMeasure measure) {
    boolean answerable = !measure.isGraded() || !mixesVersions(group, endpointScale);
    return answerable ? of(group).proportion(measure) : new Proportion(0, 0);
  }

  /** Events and years under observation. */
  public EventRate rate(Group group, GradedRate rate) {
    if (mixesVersions(group, rate.scale())) {
      return new EventRate(0, 0);
    }
    MemberCounts of = of(group);
    return new EventRate(of.events(rate), of.exposure(rate, Exposure.Unit.DAYS) / DAYS_PER_YEAR);
  }

  /** Members under observation in the window of the rate. */
  public long observed(Group group, GradedRate rate) {
    return of(group).exposure(rate, Exposure.Unit.PATIENTS);
  }

  private MemberCounts of(Group group) {
    return counts.getOrDefault(group, new MemberCounts());
  }

  private boolean mixesVersions(Group group, AdverseEvent.Scale scale) {
    return of(Group.everybody(group.cohort(), group.population())).mixesVersions(scale);
  }
}
