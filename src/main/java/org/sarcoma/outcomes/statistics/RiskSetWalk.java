package org.sarcoma.outcomes.statistics;

import java.util.function.Consumer;

/** A partial likelihood, as the days with events it consists of. */
interface RiskSetWalk {
  /** Shows every day with events of each stratum to {@code visitor}, from the last to the first. */
  void walk(double[] beta, Consumer<RiskSet> visitor);
}
