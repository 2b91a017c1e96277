package org.sarcoma.outcomes.cohort;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final Map<String, SelectionReason> RECORDED =
      Arrays.stream(values())
          .filter(it -> it != NOT_RECORDED)
          .collect(Collectors.toUnmodifiableMap(Enum::name, it -> it));

  /** Returns the recorded reasons, or {@link #NOT_RECORDED} alone; never empty. */
  static Set<SelectionReason> of(Diagnosis diagnosis) {
    String recorded = diagnosis.selectionReason();
    if (recorded == null || recorded.isBlank()) {
      return EnumSet.of(NOT_RECORDED);
    }
    EnumSet<SelectionReason> reasons = EnumSet.noneOf(SelectionReason.class);
    for (String reason : recorded.split(";", -1)) {
      reasons.add(RECORDED.getOrDefault(reason.strip().toUpperCase(Locale.ROOT), OTHER));
    }
    return reasons;
  }
}
