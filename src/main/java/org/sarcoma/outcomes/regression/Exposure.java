package org.sarcoma.outcomes.regression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.Populations;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/**
 * A patient in populations in which the combined treatment began on the same day.
 *
 * @param treated that day, counted from metastasis; null if the patient is in none of them
 */
record Exposure(History history, @Nullable Integer treated, Populations populations) {

  /** Gives the time in each analysis away. */
  void count(ImmortalTime.Counter counter, ImmortalTime rule) {
    for (int i = 0; i < history.times.size(); i++) {
      if (history.times.get(i).state() == Observation.State.AT_RISK) {
        if (history.isUntold) {
          counter.exclude(i);
        } else {
          new ImmortalTime.Course(treated, history.local, history.times.get(i), i, counter)
              .count(rule);
        }
      }
    }
  }

  /**
   * The time of a patient from metastasis on.
   *
   * @param local day of the first local treatment, counted from metastasis; null if there was none
   */
  record History(
      CohortMember source,
      List<Endpoint> endpoints,
      List<Observation> times,
      boolean isUntold,
      @Nullable Integer local) {

    /** Whether it is the history of the same tumor in another population. */
    boolean isOf(CohortMember other) {
      return other.diagnosis().equals(source.diagnosis()) && other.record().equals(source.record());
    }
  }
}
