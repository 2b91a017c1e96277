package org.sarcoma.outcomes.kernel;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.sarcoma.outcomes.kernel.KernelColumns.EndpointColumns;
import org.sarcoma.outcomes.survival.CellCounts;

/**
 * Counts a table with a row per patient into event tables of every endpoint, of everybody and of
 * each level of each stratification, in one pass and without a shuffle of rows.
 *
 * <p>Each partition counts into arrays by level, day and cause, and sends its non-zero counts;
 * these are added up as a tree. What is counted before the memory is used up is sent early, so that
 * the result is the same whatever the memory, the partitions and the order of rows.
 *
 * @param columns what is counted
 * @param memoryBytes of the counts of one task; the sums of one result have to fit in the driver
 */
public record EventTableKernel(KernelColumns columns, long memoryBytes) {
  private static final int FAN_IN = 32;

  /** A kernel whose tasks take an eighth of the heap together. */
  public static EventTableKernel of(KernelColumns columns) {
    Runtime runtime = Runtime.getRuntime();
    return new EventTableKernel(
        columns, runtime.maxMemory() / (8L * runtime.availableProcessors()));
  }

  /**
   * Counts every patient. A day that is negative or a cause that its endpoint does not have fails
   * the Spark job.
   *
   * @return the groups in which anybody is, and everybody under each endpoint
   */
  public SortedMap<CountedGroup.Key, CountedGroup> count(Dataset<Row> patients) {
    PatientColumns source = PatientColumns.of(patients, columns);
    JavaRDD<byte[]> parts = source.counted(memoryBytes);
    int tasks = JavaSparkContext.fromSparkContext(parts.context()).defaultParallelism();
    return groups(new PartTree(FAN_IN, tasks).merged(parts).collect());
  }

  private SortedMap<CountedGroup.Key, CountedGroup> groups(List<byte[]> parts) {
    SortedMap<CountedGroup.Key, CellCounts> counts = new TreeMap<>();
    columns.endpoints().forEach(it -> counts.put(everybody(it), new CellCounts()));
    for (byte[] bytes : parts) {
      PartReader part = new PartReader(bytes);
      PartReader.Owner owner = part.owner();
      EndpointColumns endpoint = columns.endpoints().get(owner.endpoint());
      part.addTo(counts.computeIfAbsent(key(endpoint, owner), it -> new CellCounts()));
      if (owner.stratification() == 0) {
        // Everybody has one level of the first stratification.
        new PartReader(bytes)
            .addTo(counts.computeIfAbsent(everybody(endpoint), it -> new CellCounts()));
      }
    }
    SortedMap<CountedGroup.Key, CountedGroup> groups = new TreeMap<>();
    for (EndpointColumns endpoint : columns.endpoints()) {
      Cells cells = new Cells(endpoint.causes());
      counts.forEach(
          (key, cellCounts) -> {
            if (key.endpoint().equals(endpoint.code())) {
              groups.put(key, cells.group(cellCounts));
            }
          });
    }
    return groups;
  }

  private static CountedGroup.Key everybody(EndpointColumns endpoint) {
    return new CountedGroup.Key(endpoint.code(), CountedGroup.ALL, CountedGroup.ALL);
  }

  private CountedGroup.Key key(EndpointColumns endpoint, PartReader.Owner owner) {
    UTF8String level = owner.level();
    return new CountedGroup.Key(
        endpoint.code(),
        columns.stratifications().get(owner.stratification()),
        level == null ? null : level.toString());
  }
}
