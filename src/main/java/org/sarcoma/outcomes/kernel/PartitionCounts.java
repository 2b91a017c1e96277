package org.sarcoma.outcomes.kernel;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sarcoma.outcomes.kernel.KernelColumns.EndpointColumns;

/** The counts of some patients of one partition, in no more memory than they are given. */
final class PartitionCounts {
  private static final int MOST_PATIENTS = 1 << 30; // a count is an int

  private final KernelColumns columns;
  private final int[][] positions; // by endpoint: entry, exit, cause
  private final Levels[] levels;
  private final Block[][] blocks; // by endpoint and stratification
  private final Block.Memory memory;
  private long patients;

  PartitionCounts(KernelColumns columns, Levels[] levels, long memoryBytes) {
    this.columns = columns;
    this.levels = levels;
    this.memory = new Block.Memory(memoryBytes);
    int endpoints = columns.endpoints().size();
    this.positions = new int[endpoints][];
    this.blocks = new Block[endpoints][levels.length];
    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
      EndpointColumns it = columns.endpoints().get(endpoint);
      positions[endpoint] =
          new int[] {
            it.entry() == null ? -1 : columns.names().indexOf(it.entry()),
            columns.names().indexOf(it.exit()),
            columns.names().indexOf(it.cause())
          };
      for (int i = 0; i < levels.length; i++) {
        blocks[endpoint][i] = new Block(memory);
      }
    }
  }

  /** Counts the patients under every endpoint, once for each stratification. */
  void add(Batch batch) {
    patients += batch.size;
    for (int endpoint = 0; endpoint < blocks.length; endpoint++) {
      Batch.Places places = batch.places(columns.endpoints().get(endpoint), positions[endpoint]);
      int[] entries = places.entries;
      for (int i = 0; i < levels.length; i++) {
        Block block = blocks[endpoint][i];
        block.extend(levels[i].size());
        block.add(batch.size, batch.codes[i], places.exits);
        if (entries != null) {
          block.add(batch.size, batch.codes[i], entries);
        }
      }
    }
  }

  /** Whether the counts have to be sent off before more patients are counted. */
  boolean isFull() {
    long ofLevels = Stream.of(levels).mapToLong(Levels::bytes).sum();
    return memory.isUsedUp(ofLevels) || patients >= MOST_PATIENTS;
  }

  /** Returns the counts as they travel. */
  Iterator<byte[]> parts() {
    return IntStream.range(0, blocks.length)
        .boxed()
        .flatMap(
            endpoint -> IntStream.range(0, levels.length).boxed().flatMap(i -> parts(endpoint, i)))
        .iterator();
  }

  private Stream<byte[]> parts(int endpoint, int stratification) {
    Block block = blocks[endpoint][stratification];
    return IntStream.range(0, levels[stratification].size())
        .filter(block::isCounted)
        .mapToObj(
            code -> {
              PartWriter writer =
                  new PartWriter(endpoint, stratification, levels[stratification].name(code));
              block.forEach(code, writer);
              return writer.toBytes();
            });
  }
}
