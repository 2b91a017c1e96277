package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.registry.AdverseEvent;

/**
 * A rate of toxicities of all terms, of one scale in one window.
 *
 * @param minimumGrade 1 to 3
 */
public record GradedRate(ToxicityWindow window, AdverseEvent.Scale scale, int minimumGrade) {
  private static final int HIGHEST_MINIMUM = 3;

  public static final List<GradedRate> ALL = all();

  private static List<GradedRate> all() {
    List<GradedRate> all = new ArrayList<>();
    for (ToxicityWindow window : ToxicityWindow.values()) {
      for (AdverseEvent.Scale scale : AdverseEvent.Scale.values()) {
        for (int grade = 1; grade <= HIGHEST_MINIMUM; grade++) {
          all.add(new GradedRate(window, scale, grade));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Name in result tables, such as {@code late_ctcae_grade_2}. */
  public String code() {
    return "%s_%s_grade_%d".formatted(window.code(), GradingScale.code(scale), minimumGrade);
  }
}
