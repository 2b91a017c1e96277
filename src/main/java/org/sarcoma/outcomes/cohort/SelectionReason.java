package org.sarcoma.outcomes.cohort;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.sarcoma.outcomes.registry.Diagnosis;

/** Why a patient with metastases had the primary tumor treated; a patient may have several. */
public enum SelectionReason {
  OLIGOMETASTATIC,
  SYSTEMIC_RESPONSE,
  LOCATION_OR_SYMPTOMS,
  RECURRENCE_RISK,
  /** A reason that is none of the above. */
  OTHER,
  NOT_RECORDED;

  /** Returns the recorded reasons, or {@link #NOT_RECORDED} alone; never empty. */
  static Set<SelectionReason> of(Diagnosis diagnosis) {
    String recorded = diagnosis.selectionReason();
    if (recorded == null || recorded.isBlank()) {
      return EnumSet.of(NOT_RECORDED);
    }
    EnumSet<SelectionReason> reasons = EnumSet.noneOf(SelectionReason.class);
    for (String reason : recorded.split(";", -1)) {
      reasons.add(parse(reason.strip().toUpperCase(Locale.ROOT)));
    }
    return reasons;
  }

  private static SelectionReason parse(String reason) {
    return Arrays.stream(values())
        .filter(it -> it != NOT_RECORDED && it.name().equals(reason))
        .findFirst()
        .orElse(OTHER);
  }
}
