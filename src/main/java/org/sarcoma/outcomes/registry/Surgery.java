package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code surgery}: one per operation and target. Of some operations only the
 * existence is known.
 *
 * @param tumorId tumor that was operated on; null where the registry does not say
 * @param surgeryDate null where the registry does not say
 * @param target what was operated on; null where the registry does not say
 */
public record Surgery(
    String patientId,
    @Nullable String tumorId,
    @Nullable LocalDate surgeryDate,
    @Nullable Target target,
    @Nullable Procedure procedure,
    @Nullable Margin margin)
    implements Serializable {

  public enum Procedure {
    RESECTION,
    AMPUTATION,
    ABLATION
  }

  public enum Margin {
    R0,
    R1,
    R2
  }
}
