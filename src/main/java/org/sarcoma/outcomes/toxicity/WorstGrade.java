package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;

/**
 * The worst grade of one member in a window.
 *
 * @param term preferred term, or {@link #ANY_TERM}
 * @param grade 1 to 5; {@link #NOT_GRADED} if the member had the term but never with a grade
 */
public record WorstGrade(ToxicityWindow window, GradingScale scale, String term, int grade)
    implements Serializable {

  /** All terms together. */
  public static final String ANY_TERM = "any";

  /** Below every grade, so that any grade is worse. */
  public static final int NOT_GRADED = 0;
}
