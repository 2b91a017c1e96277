package org.sarcoma.outcomes.kernel;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * Counts the patients of a partition. What was counted goes out as parts when the patients are all
 * counted, and before if the memory is used up: then more parts have the same owner.
 */
final class PartIterator implements Iterator<byte[]> {
  private final KernelColumns columns;
  private final Batches batches;
  private final long memoryBytes;
  private Iterator<byte[]> ready = Collections.emptyIterator();

  PartIterator(KernelColumns columns, Batches batches, long memoryBytes) {
    this.columns = columns;
    this.batches = batches;
    this.memoryBytes = memoryBytes;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && batches.hasNext()) {
      ready = count();
    }
    return ready.hasNext();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No part is left");
    }
    return ready.next();
  }

  private Iterator<byte[]> count() {
    Levels[] levels =
        Stream.generate(Levels::new).limit(columns.stratifications().size()).toArray(Levels[]::new);
    PartitionCounts counts = new PartitionCounts(columns, levels, memoryBytes);
    while (batches.hasNext() && !counts.isFull()) {
      counts.add(batches.next(levels));
    }
    return counts.parts();
  }
}
