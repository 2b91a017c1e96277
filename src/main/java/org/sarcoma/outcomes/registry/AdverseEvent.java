package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code adverse_event}.
 *
 * @param term preferred term as the institution writes it, for example {@code fibrosis}
 * @param grade 1 to 5; null if not graded
 * @param scaleVersion for example {@code 5.0}
 * @param woundCriterion set for a major wound complication: the criterion it fulfils
 */
public record AdverseEvent(
    String patientId,
    LocalDate onsetDate,
    @Nullable LocalDate resolvedDate,
    @Nullable String term,
    @Nullable String meddraCode,
    @Nullable Integer grade,
    @Nullable Scale scale,
    @Nullable String scaleVersion,
    @Nullable Attribution attribution,
    @Nullable WoundCriterion woundCriterion)
    implements Serializable {

  public enum Scale {
    CTCAE,
    RTOG_EORTC
  }

  public enum Attribution {
    RADIOTHERAPY,
    SURGERY,
    SYSTEMIC_THERAPY,
    DISEASE,
    OTHER
  }

  /**
   * Criteria of a major wound complication.
   *
   * <p>Reference: O'Sullivan B et al. (2002). Lancet 359:2235–2241. <a
   * href="https://doi.org/10.1016/S0140-6736(02)09292-9">doi</a>
   */
  public enum WoundCriterion {
    SECONDARY_OPERATION,
    READMISSION,
    INVASIVE_PROCEDURE,
    DEEP_PACKING,
    PROLONGED_DRESSING,
    GRAFT_REVISION,
    WET_DRESSING
  }
}
