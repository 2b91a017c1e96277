package org.sarcoma.outcomes.cohort;

import org.sarcoma.outcomes.registry.Diagnosis;

/**
 * Whether the distant disease is limited in number.
 *
 * <p>Reference: Lievens Y et al. (2020). Radiother Oncol 148:157–166 (ESTRO–ASTRO consensus: 1 to 5
 * lesions). <a href="https://doi.org/10.1016/j.radonc.2020.04.003">doi</a>
 */
public enum OligometastaticState {
  OLIGOMETASTATIC,
  POLYMETASTATIC,
  /** The number of lesions is not recorded, or recorded as none: never a default. */
  UNCLASSIFIABLE;

  static OligometastaticState of(Diagnosis diagnosis, int maximumLesions) {
    Integer lesions = diagnosis.metastaticLesionCount();
    if (lesions == null || lesions < 1) {
      return UNCLASSIFIABLE;
    }
    return lesions <= maximumLesions ? OLIGOMETASTATIC : POLYMETASTATIC;
  }
}
