package org.sarcoma.outcomes.registry;

/** What a local treatment is directed at. */
public enum Target {
  PRIMARY,
  /** A recurrence at the site of a primary that was treated before. */
  LOCAL_RECURRENCE,
  METASTASIS
}
