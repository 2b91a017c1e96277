package org.sarcoma.outcomes.survival;

import static org.sarcoma.outcomes.survival.SurvivalSettings.DAYS_PER_MONTH;

import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.endpoint.Endpoint;

/** A time at which curves are read; days decide, months are what it is called. */
public record Horizon(double months, double days) {

  /** An endpoint that ends with a window is read on the last day of it, and not later. */
  public static List<Horizon> of(Endpoint endpoint, SurvivalSettings settings) {
    Integer lastDay = endpoint.lastDay();
    List<Horizon> horizons = new ArrayList<>();
    for (double months : settings.horizonsMonths()) {
      double days = months * DAYS_PER_MONTH;
      if (lastDay == null || days < lastDay) {
        horizons.add(new Horizon(months, days));
      }
    }
    if (lastDay != null) {
      horizons.add(new Horizon(lastDay / DAYS_PER_MONTH, lastDay));
    }
    return horizons;
  }
}
