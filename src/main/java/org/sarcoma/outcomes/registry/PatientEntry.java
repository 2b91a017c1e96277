package org.sarcoma.outcomes.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one patient.
 *
 * @param institution code of the institution
 * @param patientRecord null if the patient was rejected, or if the rows have no usable patient key
 * @param findings what the checks found in these rows
 */
public record PatientEntry(
    String institution, @Nullable PatientRecord patientRecord, List<Finding> findings) {}
