package org.sarcoma.outcomes.differential;

/** Computes one statistic, which may have many numbers, of a dataset. */
interface Statistic {
  void compute(RandomDataset dataset, Numbers numbers);
}
