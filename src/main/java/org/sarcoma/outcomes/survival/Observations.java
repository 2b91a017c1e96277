package org.sarcoma.outcomes.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/** The times of one member under the endpoints of a population. */
public final class Observations {
  private final Layout layout;
  private final Observation[] times;

  /**
   * The endpoints of a population in their order, the same for all its members; and the places of
   * those that the checks compare, -1 where an endpoint is not there.
   */
  @SuppressWarnings("EnumOrdinal") // places that live within one run
  public static final class Layout {
    private final List<Endpoint> endpoints;
    private final int[] first;
    private final int[] second;

    public Layout(List<Endpoint> endpoints) {
      this.endpoints = List.copyOf(endpoints);
      ObservationCheck[] checks = ObservationCheck.values();
      first = Arrays.stream(checks).mapToInt(it -> place(it.first())).toArray();
      second = Arrays.stream(checks).mapToInt(it -> place(it.second())).toArray();
    }

    /** Checked are the times that are counted from the time zero of the population. */
    private int place(String code) {
      for (int i = 0; i < endpoints.size(); i++) {
        if (endpoints.get(i).code().equals(code) && endpoints.get(i).timeZero() == null) {
          return i;
        }
      }
      return -1;
    }

    List<Endpoint> endpoints() {
      return endpoints;
    }

    /** Whether both endpoints that a check compares are there. */
    boolean compares(ObservationCheck check) {
      return first[check.ordinal()] >= 0 && second[check.ordinal()] >= 0;
    }

    /** Whether both times that a check compares are known. */
    boolean isChecked(ObservationCheck check, Observations of) {
      return of.isAtRisk(first[check.ordinal()]) && of.isAtRisk(second[check.ordinal()]);
    }

    boolean holds(ObservationCheck check, Observations of) {
      return check.holds(of.times[first[check.ordinal()]], of.times[second[check.ordinal()]]);
    }
  }

  private Observations(Layout layout, Observation[] times) {
    this.layout = layout;
    this.times = times;
  }

  /**
   * Puts times together.
   *
   * @param times by endpoint, in the order of the layout
   */
  public static Observations of(Layout layout, List<Observation> times) {
    return new Observations(layout, times.toArray(Observation[]::new));
  }

  /** Puts times together, in any order. */
  public static Observations of(Map<Endpoint, Observation> byEndpoint) {
    Layout layout = new Layout(new ArrayList<>(byEndpoint.keySet()));
    return of(layout, List.copyOf(byEndpoint.values()));
  }

  Layout layout() {
    return layout;
  }

  /** Number of endpoints. */
  public int size() {
    return times.length;
  }

  public Endpoint endpoint(int place) {
    return layout.endpoints.get(place);
  }

  public Observation time(int place) {
    return times[place];
  }

  private boolean isAtRisk(int place) {
    return place >= 0 && times[place].state() == Observation.State.AT_RISK;
  }
}
