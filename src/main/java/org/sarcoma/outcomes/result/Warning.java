package org.sarcoma.outcomes.result;

/** Why an estimate that is there is to be read with caution. */
public enum Warning {
  /** There is no warning. */
  NONE,
  /** Fewer are at risk at the time of the estimate than the configured minimum. */
  FEW_AT_RISK,
  /**
   * With delayed entry, there was an event before the time of the estimate while fewer than the
   * configured minimum were at risk, or it took everybody, and others entered later: few members
   * decide the curve of many.
   */
  RISK_SET_COLLAPSED
}
