package org.sarcoma.outcomes.regression;

import java.util.List;

/** Counts of one population by {@link ImmortalTime}, where its patients are counted. */
final class ExposureCounts implements ImmortalTime.Counter {
  private static final int NONE = -1;

  private final String institution;
  private final List<PatternTable> patterns;
  private final List<List<RegressionCounts>> counts;
  private final int[] treated;
  private final int[] untreated;

  /**
   * Makes counts.
   *
   * @param patterns by model
   * @param counts by endpoint, then by model
   */
  ExposureCounts(
      String institution, List<PatternTable> patterns, List<List<RegressionCounts>> counts) {
    this.institution = institution;
    this.patterns = patterns;
    this.counts = counts;
    this.treated = patterns.stream().mapToInt(it -> NONE).toArray();
    this.untreated = treated.clone();
  }

  @Override
  public void exclude(int endpoint) {
    counts.get(endpoint).forEach(RegressionCounts::exclude);
  }

  @Override
  public void count(int endpoint, int model, boolean isTreated, Spell spell) {
    int[] numbers = isTreated ? treated : untreated;
    if (numbers[model] == NONE) {
      numbers[model] = patterns.get(model).of(List.of(institution, isTreated ? 1.0 : 0.0));
    }
    counts.get(endpoint).get(model).add(institution, patterns.get(model), numbers[model], spell);
  }
}
