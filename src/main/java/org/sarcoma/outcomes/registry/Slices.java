package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.Partitioner;

/**
 * Cuts the patients of large institutions into slices that a task can hold, each of one institution
 * only.
 *
 * @param first number of the first slice of each institution
 * @param count number of slices of each institution
 */
record Slices(Map<String, Integer> first, Map<String, Integer> count) implements Serializable {

  /**
   * Makes slices.
   *
   * @param rows of each institution
   * @param rowsOfSlice that a slice has on average, at most
   */
  static Slices of(Map<String, Long> rows, long rowsOfSlice) {
    Map<String, Integer> first = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    int next = 0;
    for (Map.Entry<String, Long> institution : new TreeMap<>(rows).entrySet()) {
      int slices = Math.toIntExact(1 + institution.getValue() / rowsOfSlice);
      first.put(institution.getKey(), next);
      count.put(institution.getKey(), slices);
      next += slices;
    }
    return new Slices(first, count);
  }

  int size() {
    return count.values().stream().mapToInt(it -> it).sum();
  }

  /** The slice of a patient, by {@link PatientKey}. */
  int of(String key) {
    String institution = PatientKey.institution(key);
    return first.getOrDefault(institution, 0)
        + Math.floorMod(key.hashCode(), count.getOrDefault(institution, 1));
  }

  String institution(int slice) {
    List<String> ofSlice =
        first.entrySet().stream()
            .filter(it -> it.getValue() <= slice)
            .filter(it -> slice < it.getValue() + count.getOrDefault(it.getKey(), 0))
            .map(Map.Entry::getKey)
            .toList();
    return ofSlice.get(0);
  }

  /** Sends each slice to a partition of its own. */
  Partitioner partitioner() {
    return new SlicePartitioner(size());
  }

  private static final class SlicePartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int slices;

    SlicePartitioner(int slices) {
      this.slices = slices;
    }

    @Override
    public int numPartitions() {
      return slices;
    }

    @Override
    public int getPartition(Object slice) {
      return (Integer) slice;
    }
  }
}
