package org.sarcoma.outcomes.cohort;

import org.jspecify.annotations.Nullable;

/** The day from which time is counted. */
public enum TimeZero {
  DIAGNOSIS,
  METASTASIS,
  RADIOTHERAPY_START,
  SURGERY;

  /** The criterion that finds the treatment whose day it is; null if it is no treatment. */
  @Nullable Criterion finder() {
    return switch (this) {
      case DIAGNOSIS, METASTASIS -> null;
      case RADIOTHERAPY_START -> Criterion.PRIMARY_RADIOTHERAPY;
      case SURGERY -> Criterion.SURGERY_OF_PRIMARY;
    };
  }
}
