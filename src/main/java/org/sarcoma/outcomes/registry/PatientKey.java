package org.sarcoma.outcomes.registry;

/** The key of the shuffle: institution and patient, which stays inside the job. */
final class PatientKey {
  private static final char SEPARATOR = '\u0000';

  /** The patient of findings in rows that belong to none; no row names it. */
  static final String NOBODY = "";

  private PatientKey() {}

  static String of(String institution, String patientId) {
    return institution + SEPARATOR + patientId;
  }

  static String patient(String key) {
    return key.substring(key.indexOf(SEPARATOR) + 1);
  }

  static String institution(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }
}
