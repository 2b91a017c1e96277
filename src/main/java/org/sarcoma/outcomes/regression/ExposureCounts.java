package org.sarcoma.outcomes.regression;

import java.util.List;

/** What patients of the same populations are counted in by {@link ImmortalTime}. */
final class ExposureCounts implements ImmortalTime.Counter {
  private static final int NONE = -1;

  private final String institution;
  private final List<PatternTable> patterns;
  private final List<List<RegressionCounts.Subjects>> subjects;
  private final int[] treated;
  private final int[] untreated;

  /**
   * Prepares counting.
   *
   * @param patterns by model
   * @param subjects by endpoint, then by model
   */
  ExposureCounts(
      String institution,
      List<PatternTable> patterns,
      List<List<RegressionCounts.Subjects>> subjects) {
    this.institution = institution;
    this.patterns = patterns;
    this.subjects = subjects;
    this.treated = patterns.stream().mapToInt(it -> NONE).toArray();
    this.untreated = treated.clone();
  }

  @Override
  public void exclude(int endpoint) {
    subjects.get(endpoint).forEach(RegressionCounts.Subjects::exclude);
  }

  @Override
  public void count(int endpoint, int model, boolean isTreated, Spell spell) {
    int[] numbers = isTreated ? treated : untreated;
    if (numbers[model] == NONE) {
      numbers[model] = patterns.get(model).of(List.of(institution, isTreated ? 1.0 : 0.0));
    }
    subjects.get(endpoint).get(model).add(numbers[model], spell);
  }
}
