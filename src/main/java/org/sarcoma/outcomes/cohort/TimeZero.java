package org.sarcoma.outcomes.cohort;

/** The day from which time is counted. */
public enum TimeZero {
  DIAGNOSIS,
  METASTASIS,
  RADIOTHERAPY_START,
  SURGERY
}
