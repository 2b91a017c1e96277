package org.sarcoma.outcomes.kernel;

/** Takes the columns that are counted out of what Spark reads. */
interface Batches {
  /** Whether there is another batch. */
  boolean hasNext();

  /** Returns the next batch, with codes of these levels, by stratification. */
  Batch next(Levels[] levels);
}
