package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import org.sarcoma.outcomes.config.Section;

/**
 * Windows of the treatment and symptom measures, in whole days.
 *
 * @param systemicWindowDays how near to the local treatment a systemic line of unknown setting has
 *     to be to count as given with it
 * @param adjuvantDelayDays an adjuvant line started later than this after surgery is delayed
 * @param painWindowDays last day after the end of radiotherapy on which pain response is judged
 * @param prevalenceDay day after the start of radiotherapy on which prevalence is judged
 */
public record TreatmentRule(
    int systemicWindowDays, int adjuvantDelayDays, int painWindowDays, int prevalenceDay)
    implements Serializable {

  /** Reads section {@code treatment}. */
  public static TreatmentRule from(Section section) {
    TreatmentRule rule =
        new TreatmentRule(
            section.integer("systemic-window-days"),
            section.integer("adjuvant-delay-days"),
            section.integer("pain-window-days"),
            section.integer("prevalence-day"));
    section.end();
    return rule;
  }
}
