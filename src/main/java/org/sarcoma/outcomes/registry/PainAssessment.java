package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code pain_assessment}.
 *
 * @param score worst pain, 0 (none) to 10
 * @param morphineEquivalentMg oral morphine equivalent per day, in mg
 */
public record PainAssessment(
    String patientId,
    LocalDate assessmentDate,
    @Nullable Double score,
    @Nullable Double morphineEquivalentMg)
    implements Serializable {}
