package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/** The observations of a group under every endpoint, as counts that merge by addition. */
@SuppressWarnings("EnumOrdinal") // counts that live within one run
public final class SurvivalCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final HashMap<String, EventCounts> byEndpoint = new HashMap<>();
  private final long[] holds = new long[ObservationCheck.values().length];
  private final long[] violated = new long[ObservationCheck.values().length];

  /** Counts one member. */
  public void add(Observations observations) {
    observations.byEndpoint().forEach(this::add);
    observations
        .checks()
        .forEach((check, isHeld) -> (isHeld ? holds : violated)[check.ordinal()]++);
  }

  private void add(Endpoint endpoint, Observation observation) {
    EventCounts counts = byEndpoint.get(endpoint.code());
    if (counts == null) {
      counts = new EventCounts(endpoint.causes());
      byEndpoint.put(endpoint.code(), counts);
    }
    counts.add(observation);
  }

  /** Adds everything the other has counted. */
  public void merge(SurvivalCounts other) {
    other.byEndpoint.forEach(
        (code, counts) -> byEndpoint.computeIfAbsent(code, it -> counts.ofNobody()).merge(counts));
    for (int i = 0; i < holds.length; i++) {
      holds[i] = Math.addExact(holds[i], other.holds[i]);
      violated[i] = Math.addExact(violated[i], other.violated[i]);
    }
  }

  /** Keeps the counts in few bytes; to add to them costs more then. */
  public void pack() {
    byEndpoint.values().forEach(EventCounts::pack);
  }

  /** Returns null if nobody of the group was ever looked at for the endpoint. */
  public @Nullable EventCounts of(Endpoint endpoint) {
    return byEndpoint.get(endpoint.code());
  }

  long checked(ObservationCheck check) {
    return violated[check.ordinal()] + holds[check.ordinal()];
  }

  long violated(ObservationCheck check) {
    return violated[check.ordinal()];
  }
}
