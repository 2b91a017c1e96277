package org.sarcoma.outcomes.cohort;

import org.jspecify.annotations.Nullable;

/** Region of the primary tumor, from its ICD-O-3 topography. */
enum PrimarySite {
  LOWER_EXTREMITY,
  UPPER_EXTREMITY,
  TRUNK,
  HEAD_AND_NECK,
  ABDOMEN_OR_PELVIS,
  RETROPERITONEUM,
  OTHER;

  static @Nullable PrimarySite of(@Nullable String topography) {
    if (topography == null) {
      return null;
    }
    return switch (topography) {
      case "C47.2", "C49.2", "C44.7" -> LOWER_EXTREMITY;
      case "C47.1", "C49.1", "C44.6" -> UPPER_EXTREMITY;
      case "C47.3", "C49.3", "C47.6", "C49.6", "C44.5" -> TRUNK;
      case "C47.0", "C49.0", "C44.4" -> HEAD_AND_NECK;
      case "C47.4", "C49.4", "C47.5", "C49.5", "C48.1", "C48.2" -> ABDOMEN_OR_PELVIS;
      case "C48.0", "C48.8" -> RETROPERITONEUM;
      default -> OTHER;
    };
  }
}
