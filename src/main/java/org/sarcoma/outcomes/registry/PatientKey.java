package org.sarcoma.outcomes.registry;

/** The key of the shuffle: institution and patient, which stays inside the job. */
final class PatientKey {
  private static final char SEPARATOR = '\u0000';

  private PatientKey() {}

  static String of(String institution, String patientId) {
    return institution + SEPARATOR + patientId;
  }

  /** The key of findings in rows that belong to no patient. */
  static String ofNobody(String institution) {
    return institution + SEPARATOR;
  }

  static String institution(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }
}
