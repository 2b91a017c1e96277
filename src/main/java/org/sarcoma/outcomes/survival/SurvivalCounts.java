package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.endpoint.Endpoint;

/** The observations of a group under every endpoint, as counts that merge by addition. */
@SuppressWarnings("EnumOrdinal") // counts that live within one run
public final class SurvivalCounts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final ObservationCheck[] CHECKS = ObservationCheck.values();

  private final HashMap<String, EventCounts> byEndpoint = new HashMap<>();
  private final long[] holds = new long[CHECKS.length];
  private final long[] violated = new long[CHECKS.length];

  // Members of one population share their layout: what they are counted in is looked up once.
  private transient Observations.@Nullable Layout layout;
  private transient EventCounts[] byPlace = new EventCounts[0];

  /** Counts one member. */
  public void add(Observations observations) {
    if (observations.layout() != layout) {
      place(observations.layout());
    }
    for (int i = 0; i < byPlace.length; i++) {
      byPlace[i].add(observations.time(i));
    }
    for (ObservationCheck check : CHECKS) {
      if (observations.layout().isChecked(check, observations)) {
        boolean isHeld = observations.layout().holds(check, observations);
        (isHeld ? holds : violated)[check.ordinal()]++;
      }
    }
  }

  private void place(Observations.Layout ofMembers) {
    layout = ofMembers;
    byPlace =
        ofMembers.endpoints().stream()
            .map(it -> byEndpoint.computeIfAbsent(it.code(), code -> new EventCounts(it.causes())))
            .toArray(EventCounts[]::new);
  }

  /** Adds everything the other has counted. */
  public void merge(SurvivalCounts other) {
    other.byEndpoint.forEach(this::merge);
    for (ObservationCheck check : CHECKS) {
      merge(other, check);
    }
  }

  /** Adds what the other has counted of some endpoints. */
  public void merge(SurvivalCounts other, Observations.Layout endpoints) {
    for (Endpoint endpoint : endpoints.endpoints()) {
      EventCounts theirs = other.of(endpoint);
      if (theirs != null) {
        merge(endpoint.code(), theirs);
      }
    }
    for (ObservationCheck check : CHECKS) {
      if (endpoints.compares(check)) {
        merge(other, check);
      }
    }
  }

  private void merge(String endpoint, EventCounts theirs) {
    byEndpoint.computeIfAbsent(endpoint, it -> theirs.ofNobody()).merge(theirs);
  }

  private void merge(SurvivalCounts other, ObservationCheck check) {
    int place = check.ordinal();
    holds[place] = Math.addExact(holds[place], other.holds[place]);
    violated[place] = Math.addExact(violated[place], other.violated[place]);
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
