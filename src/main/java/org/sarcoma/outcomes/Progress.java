package org.sarcoma.outcomes;

import java.util.List;
import org.sarcoma.outcomes.registry.Exclusion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is done: a short line with the elapsed time on a terminal, a log line elsewhere. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final double NANOS_PER_SECOND = 1e9;

  /** Set by scripts/submit.sh, which can tell whether standard error is a terminal. */
  private static final boolean ON_A_TERMINAL = Boolean.getBoolean("sarcoma.outcomes.terminal");

  private final long start = System.nanoTime();

  /** Reports institutions that are left out, each with the reason. */
  void leftOut(List<Exclusion> exclusions) {
    for (Exclusion it : exclusions) {
      LOG.warn("Left out registry \"{}\": {}", it.institution(), it.sentence());
    }
  }

  /** Reports a finished step. */
  void done(String step) {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    if (ON_A_TERMINAL) {
      System.err.printf("%6.1f s  %s%n", seconds, step);
    } else {
      LOG.info("{} ({} s)", step, "%.1f".formatted(seconds));
    }
  }
}
