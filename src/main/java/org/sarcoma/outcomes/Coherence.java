package org.sarcoma.outcomes;

import java.util.List;
import org.sarcoma.outcomes.result.CoherenceRow;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;

/** Stops a run whose results contradict each other. */
final class Coherence {
  private Coherence() {}

  /**
   * Looks at the checks that are exact.
   *
   * @throws JobFailure naming the checks that do not hold
   */
  static void enforce(Results results) {
    List<String> violated =
        results.rows(CoherenceRow.class).stream()
            .filter(CoherenceRow::enforced)
            .filter(it -> Boolean.FALSE.equals(it.holds()))
            .map(it -> "%s (%s, %s)".formatted(it.check(), it.cohort(), it.population()))
            .distinct()
            .toList();
    if (!violated.isEmpty()) {
      throw new JobFailure(
          ExitCode.DATA,
          "Results contradict each other: %s. An endpoint is defined against its name; correct it in section endpoints."
              .formatted(String.join("; ", violated)));
    }
  }
}
