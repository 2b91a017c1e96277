package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;

/** The observations of a group, counted apart for each institution. */
public final class CountsByInstitution implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, SurvivalCounts> counts = new TreeMap<>();

  /** Counts one member. */
  public void add(String institution, Map<Endpoint, Observation> observations) {
    counts.computeIfAbsent(institution, it -> new SurvivalCounts()).add(observations);
  }

  /** Adds everything the other has counted. */
  public void merge(CountsByInstitution other) {
    other.counts.forEach(
        (code, part) -> counts.computeIfAbsent(code, it -> new SurvivalCounts()).merge(part));
  }

  SortedMap<String, SurvivalCounts> asMap() {
    return Collections.unmodifiableSortedMap(counts);
  }
}
