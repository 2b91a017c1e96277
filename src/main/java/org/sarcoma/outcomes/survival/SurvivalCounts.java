package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Counts;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/** The observations of a group under every endpoint, as counts that merge by addition. */
public final class SurvivalCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, EventCounts> byEndpoint = new TreeMap<>();
  private final Counts<Checked> checks = new Counts<>();

  private record Checked(ObservationCheck check, boolean holds) implements Serializable {}

  /** Counts one member. */
  public void add(Map<Endpoint, Observation> observations) {
    Map<String, Observation> sharedTimeZero = new TreeMap<>();
    observations.forEach(
        (endpoint, observation) -> {
          byEndpoint
              .computeIfAbsent(endpoint.code(), it -> new EventCounts(endpoint.causes()))
              .add(observation);
          if (endpoint.timeZero() == null) {
            sharedTimeZero.put(endpoint.code(), observation);
          }
        });
    ObservationCheck.of(sharedTimeZero)
        .forEach((check, holds) -> checks.add(new Checked(check, holds)));
  }

  /** Adds everything the other has counted. */
  public void merge(SurvivalCounts other) {
    other.byEndpoint.forEach(
        (code, counts) -> byEndpoint.computeIfAbsent(code, it -> counts.ofNobody()).merge(counts));
    checks.merge(other.checks);
  }

  /** Returns null if nobody of the group was ever looked at for the endpoint. */
  public @Nullable EventCounts of(Endpoint endpoint) {
    return byEndpoint.get(endpoint.code());
  }

  long checked(ObservationCheck check) {
    return violated(check) + checks.of(new Checked(check, true));
  }

  long violated(ObservationCheck check) {
    return checks.of(new Checked(check, false));
  }
}
