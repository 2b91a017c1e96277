package org.sarcoma.outcomes.toxicity;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import org.sarcoma.outcomes.registry.AdverseEvent;

/**
 * The scale a grade belongs to. Grades of different scales are never counted together; those of
 * different CTCAE versions only if the configuration says so.
 *
 * @param scale {@code ctcae}, {@code rtog_eortc} or {@code unknown}
 * @param version as recorded, {@code pooled}, {@code unknown}, or {@code none} without events
 */
public record GradingScale(String scale, String version)
    implements Serializable, Comparable<GradingScale> {

  static final String POOLED = "pooled";
  private static final String UNKNOWN = "unknown";
  private static final String NONE = "none";

  static GradingScale of(AdverseEvent event, boolean poolsCtcaeVersions) {
    AdverseEvent.Scale scale = event.scale();
    if (scale == null) {
      return new GradingScale(UNKNOWN, UNKNOWN);
    }
    String version = event.scaleVersion();
    boolean pooled = poolsCtcaeVersions && scale == AdverseEvent.Scale.CTCAE;
    return new GradingScale(
        code(scale), pooled ? POOLED : version == null ? UNKNOWN : version.strip());
  }

  /** The scale of a group in which nothing was graded by it. */
  static GradingScale withoutEvents(String scale) {
    return new GradingScale(scale, NONE);
  }

  static String code(AdverseEvent.Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(GradingScale other) {
    return Comparator.comparing(GradingScale::scale)
        .thenComparing(GradingScale::version)
        .compare(this, other);
  }
}
