package org.sarcoma.outcomes.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.sarcoma.outcomes.survival.CellCounts;
import scala.Tuple2;

/**
 * Adds up the parts of all partitions as a tree: of every {@code fanIn} partitions the parts of an
 * owner meet in one task, then those sums, until one is left. Owners are spread over tasks, so that
 * no task, and not the driver, adds up everything.
 */
record PartTree(int fanIn, int tasks) {

  /** Returns parts of which no two have the same owner. */
  JavaRDD<byte[]> merged(JavaRDD<byte[]> parts) {
    JavaRDD<byte[]> sums = parts;
    int branches = parts.getNumPartitions();
    do {
      branches = Math.max(1, (branches + fanIn - 1) / fanIn);
      sums = level(sums, branches);
    } while (branches > 1);
    return sums;
  }

  private JavaRDD<byte[]> level(JavaRDD<byte[]> parts, int branches) {
    int width = tasks;
    return JavaPairRDD.fromJavaRDD(
            parts.mapPartitionsWithIndex(
                (partition, it) -> placed(it, partition % branches, width), false))
        .partitionBy(new HashPartitioner(branches * width))
        .mapPartitions(PartTree::sums);
  }

  private static Iterator<Tuple2<Integer, byte[]>> placed(
      Iterator<byte[]> parts, int branch, int width) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return parts.hasNext();
      }

      @Override
      public Tuple2<Integer, byte[]> next() {
        byte[] part = parts.next();
        return new Tuple2<>(branch * width + new PartReader(part).owner().spread(width), part);
      }
    };
  }

  private static Iterator<byte[]> sums(Iterator<Tuple2<Integer, byte[]>> parts) {
    Map<PartReader.Owner, CellCounts> counts = new HashMap<>();
    while (parts.hasNext()) {
      PartReader part = new PartReader(parts.next()._2());
      part.addTo(counts.computeIfAbsent(part.owner(), it -> new CellCounts()));
    }
    List<byte[]> sums = new ArrayList<>();
    counts.forEach(
        (owner, cells) -> {
          PartWriter writer =
              new PartWriter(owner.endpoint(), owner.stratification(), owner.level());
          cells.forEach(writer);
          sums.add(writer.toBytes());
        });
    return sums.iterator();
  }
}
