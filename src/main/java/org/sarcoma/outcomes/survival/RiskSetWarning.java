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
    long atRisk = table.initial();
    boolean collapsed = false;
    for (EventTable.Row row : table.rows()) {
      if (row.day() > days) {
        return false;
      }
      boolean last = row.allEvents() == atRisk;
      collapsed |= row.allEvents() > 0 && (last || atRisk < minimum);
      if (collapsed && row.entered() > 0) {
        return true;
      }
      atRisk += row.entered() - row.left();
    }
    return false;
  }
}
