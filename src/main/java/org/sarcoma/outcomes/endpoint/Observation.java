package org.sarcoma.outcomes.endpoint;

/**
 * One member's time under an endpoint, or why there is none.
 *
 * @param state whether the member is observed at all
 * @param entry day after which the member is at risk; -1 for observation from time zero itself
 * @param exit day on which the time ends
 * @param cause 0 censored, 1 event, 2 competing event
 */
public record Observation(State state, int entry, int exit, int cause) {

  /** Observation from time zero, so that what happens on day 0 counts. */
  public static final int FROM_TIME_ZERO = -1;

  /** Whether a member is observed. */
  public enum State {
    AT_RISK,
    /** The time ended before the member entered. */
    LEFT_BEFORE_ENTRY,
    /**
     * The institution does not record what the endpoint needs, a day is missing, or something
     * happened that the endpoint names as not observable. Only this member is left out.
     */
    NOT_OBSERVABLE
  }

  public static final Observation NOT_OBSERVABLE = new Observation(State.NOT_OBSERVABLE, 0, 0, 0);
  static final Observation LEFT_BEFORE_ENTRY = new Observation(State.LEFT_BEFORE_ENTRY, 0, 0, 0);
}
