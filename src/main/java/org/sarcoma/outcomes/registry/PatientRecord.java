package org.sarcoma.outcomes.registry;

import java.util.List;

/**
 * Everything an institution recorded about one patient, checked and in canonical form.
 *
 * <p>Every list is in a fixed order (by date, then by all other columns), so that nothing computed
 * from it depends on the order in which rows were read.
 *
 * @param institution code of the institution
 */
public record PatientRecord(
    String institution,
    Patient patient,
    List<Diagnosis> diagnoses,
    List<Radiotherapy> radiotherapies,
    List<Surgery> surgeries,
    List<SystemicTherapy> systemicTherapies,
    List<DiseaseAssessment> diseaseAssessments,
    List<AdverseEvent> adverseEvents,
    List<PainAssessment> painAssessments) {}
