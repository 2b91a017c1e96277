package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;

/**
 * One adverse event of a member in a window.
 *
 * @param grade 1 to 5; {@link WorstGrade#NOT_GRADED} without one
 */
public record GradedEvent(ToxicityWindow window, GradingScale scale, String term, int grade)
    implements Serializable {}
