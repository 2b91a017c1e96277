package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.util.Locale;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.statistics.PoissonRateInterval;
import org.sarcoma.outcomes.statistics.ProportionInterval;

/** Which confidence intervals proportions and rates have. */
public record IntervalSettings(ProportionInterval proportion, PoissonRateInterval rate)
    implements Serializable {

  /** Reads and checks section {@code intervals}. */
  public static IntervalSettings from(Section section) {
    IntervalSettings settings =
        new IntervalSettings(
            section.code("proportion", ProportionInterval.class),
            section.code("rate", PoissonRateInterval.class));
    section.end();
    return settings;
  }

  String proportionMethod() {
    return proportion.name().toLowerCase(Locale.ROOT);
  }

  String rateMethod() {
    return rate.name().toLowerCase(Locale.ROOT);
  }
}
