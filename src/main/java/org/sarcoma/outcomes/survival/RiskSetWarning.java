package org.sarcoma.outcomes.survival;

import org.sarcoma.outcomes.result.Warning;
import org.sarcoma.outcomes.statistics.EventTable;

/**
 * Looks for risk sets too small to carry an estimate.
 *
 * @param minimum least number at risk without a warning
 */
record RiskSetWarning(EventTable table, int minimum) {

  /** The graver of the warnings that are due at a time. */
  Warning at(double days) {
    if (collapsesBefore(days)) {
      return Warning.RISK_SET_COLLAPSED;
    }
    return table.atRisk(days) < minimum ? Warning.FEW_AT_RISK : Warning.NONE;
  }

  private boolean collapsesBefore(double days) {
    boolean collapsed = false;
    for (int row = 0; row < table.size() && table.day(row) <= days; row++) {
      boolean last = table.allEvents(row) == table.atRiskInRow(row);
      collapsed |= table.allEvents(row) > 0 && (last || table.atRiskInRow(row) < minimum);
      if (collapsed && table.entered(row) > 0) {
        return true;
      }
    }
    return false;
  }
}
