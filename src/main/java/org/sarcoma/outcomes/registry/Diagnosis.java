package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code diagnosis}: one per tumor of a patient.
 *
 * @param topography ICD-O-3 site, for example {@code C49.2}
 * @param morphology ICD-O-3 histology and behavior, for example {@code 8802/3}
 * @param fnclccGrade 1, 2 or 3
 * @param sizeCm largest diameter of the primary tumor
 * @param metastasisDate first evidence of distant metastasis; null if none is recorded
 * @param metastaticLesionCount distant lesions known before treatment of the primary
 * @param metastaticSites sites, separated by semicolons
 * @param ecog performance status, 0 to 4
 * @param selectionReason why treatment of the primary was chosen, separated by semicolons:
 *     oligometastatic, systemic_response, location_or_symptoms, recurrence_risk
 */
public record Diagnosis(
    String patientId,
    String tumorId,
    @Nullable LocalDate diagnosisDate,
    @Nullable String topography,
    @Nullable String morphology,
    @Nullable Integer fnclccGrade,
    @Nullable Double sizeCm,
    @Nullable Presentation presentation,
    @Nullable LocalDate metastasisDate,
    @Nullable Integer metastaticLesionCount,
    @Nullable String metastaticSites,
    @Nullable Integer ecog,
    @Nullable String selectionReason)
    implements Serializable {

  public enum Presentation {
    PRIMARY,
    LOCALLY_RECURRENT
  }
}
