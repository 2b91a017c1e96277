package org.sarcoma.outcomes.result;

/** Why a value is there or missing; numbers beside any status but {@link #OK} may be null. */
public enum Status {
  /** The value is there. */
  OK,
  /** The data that the value needs were not recorded, or do not determine it. */
  NOT_ESTIMABLE,
  /** Follow-up is too short: the curve has not come down to the asked level. */
  NOT_REACHED,
  /** Nobody is in this group. */
  NO_DATA,
  /** Withheld because a small count could give a patient away. */
  SUPPRESSED
}
