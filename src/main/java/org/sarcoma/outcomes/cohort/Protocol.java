package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.time.LocalDate;

/** What criteria look at besides the patient. */
public record Protocol(
    CohortDefinition cohort, LocalDate dataCutoff, SoftTissueHistologies histologies)
    implements Serializable {}
