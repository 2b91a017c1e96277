package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;

/**
 * Observation of a window by institutions that grade by a scale.
 *
 * @param scale code of the scale
 * @param unit what is counted
 */
public record Exposure(ToxicityWindow window, String scale, Unit unit) implements Serializable {

  /** What is counted. */
  public enum Unit {
    PATIENTS,
    DAYS
  }
}
