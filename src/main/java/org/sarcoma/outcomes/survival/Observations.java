package org.sarcoma.outcomes.survival;

import java.util.HashMap;
import java.util.Map;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/**
 * The times of one member under the endpoints of a population, and whether they agree with each
 * other.
 */
public record Observations(
    Map<Endpoint, Observation> byEndpoint, Map<ObservationCheck, Boolean> checks) {

  /** Checks the times that are counted from the time zero of the population. */
  public static Observations of(Map<Endpoint, Observation> byEndpoint) {
    Map<String, Observation> sharedTimeZero = new HashMap<>();
    byEndpoint.forEach(
        (endpoint, observation) -> {
          if (endpoint.timeZero() == null) {
            sharedTimeZero.put(endpoint.code(), observation);
          }
        });
    return new Observations(byEndpoint, ObservationCheck.of(sharedTimeZero));
  }
}
