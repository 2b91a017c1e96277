package org.sarcoma.outcomes.publish;

/** How far a run has come. */
public enum RunState {
  /** Under way, or killed. */
  STARTED,
  /** Ended without publishing. */
  FAILED,
  /** Committed: readers see it until a later run is. */
  PUBLISHED,
  /** Nothing to publish: the current run has the same inputs, configuration, code and cut-off. */
  UNCHANGED
}
