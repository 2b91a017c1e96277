package org.sarcoma.outcomes.endpoint;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.registry.AdverseEvent;

/**
 * Which adverse events count as what.
 *
 * @param attributions attributions that make an adverse event one of radiotherapy
 * @param countsUnattributed whether an adverse event without attribution counts as well
 * @param woundCriteria criteria that make a wound complication a major one
 * @param woundWindowDays days after surgery in which a wound complication counts
 * @param acuteDays last day after the start of radiotherapy that is acute; later is late
 * @param endpointScale scale of the endpoints and proportions that name a grade
 * @param poolsCtcaeVersions whether grades of different CTCAE versions are counted together
 */
public record ToxicityRule(
    Set<AdverseEvent.Attribution> attributions,
    boolean countsUnattributed,
    Set<AdverseEvent.WoundCriterion> woundCriteria,
    int woundWindowDays,
    int acuteDays,
    AdverseEvent.Scale endpointScale,
    boolean poolsCtcaeVersions)
    implements Serializable {

  public ToxicityRule {
    attributions = Set.copyOf(attributions);
    woundCriteria = Set.copyOf(woundCriteria);
  }

  /** Reads section {@code toxicity}. */
  public static ToxicityRule from(Section section) {
    ToxicityRule rule =
        new ToxicityRule(
            new HashSet<>(section.codes("attributions", AdverseEvent.Attribution.class)),
            section.flag("count-unattributed"),
            new HashSet<>(section.codes("wound-criteria", AdverseEvent.WoundCriterion.class)),
            section.integer("wound-window-days"),
            section.integer("acute-days"),
            section.code("endpoint-scale", AdverseEvent.Scale.class),
            section.flag("pool-ctcae-versions"));
    section.end();
    return rule;
  }

  public boolean isMajorWoundComplication(AdverseEvent event) {
    return event.woundCriterion() != null && woundCriteria.contains(event.woundCriterion());
  }

  /** Wound complications are counted on their own, not as toxicity of radiotherapy. */
  public boolean isRadiotherapyToxicity(AdverseEvent event) {
    return event.woundCriterion() == null
        && (event.attribution() == null
            ? countsUnattributed
            : attributions.contains(event.attribution()));
  }
}
