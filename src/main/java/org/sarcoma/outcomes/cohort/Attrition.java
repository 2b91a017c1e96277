package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.AttritionStep;

/** How far the patients of each institution get through the criteria of each cohort. */
public final class Attrition implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counts<Progress> counts = new Counts<>();

  private record Progress(String cohort, String institution, int fulfilled)
      implements Serializable {}

  /** Counts one patient with a valid record. */
  public void add(String cohort, String institution, int fulfilled) {
    counts.add(new Progress(cohort, institution, fulfilled));
  }

  /** Adds everything the other has counted. */
  public void merge(Attrition other) {
    counts.merge(other.counts);
  }

  /**
   * Returns the rows of one cohort: per institution, then for all together. They start from the
   * rows of the patient table, so that everything that was read is accounted for.
   *
   * @param patientRows rows of the patient table by institution; an institution without rows too
   */
  public List<AttritionStep> rows(CohortDefinition cohort, Map<String, Long> patientRows) {
    List<AttritionStep> rows = new ArrayList<>();
    patientRows.forEach(
        (institution, read) -> rows.addAll(steps(cohort, institution, institution, read)));
    long read = patientRows.values().stream().mapToLong(it -> it).sum();
    rows.addAll(steps(cohort, null, Group.ALL, read));
    return rows;
  }

  private List<AttritionStep> steps(
      CohortDefinition cohort, @Nullable String institution, String name, long read) {
    List<AttritionStep> steps = new ArrayList<>();
    steps.add(
        new AttritionStep(
            cohort.code(), name, 0, "registry", "Rows of the patient table", read, 0, read, null));
    long valid = atLeast(cohort, institution, 0);
    steps.add(
        new AttritionStep(
            cohort.code(),
            name,
            1,
            "valid_record",
            "One patient row that passes the record checks",
            read,
            read - valid,
            valid,
            null));
    long entered = valid;
    for (int i = 0; i < cohort.criteria().size(); i++) {
      Criterion criterion = cohort.criteria().get(i);
      long remaining = atLeast(cohort, institution, i + 1);
      steps.add(
          new AttritionStep(
              cohort.code(),
              name,
              i + 2,
              criterion.code(),
              criterion.meaning(),
              entered,
              entered - remaining,
              remaining,
              populations(cohort, criterion)));
      entered = remaining;
    }
    return steps;
  }

  private long atLeast(CohortDefinition cohort, @Nullable String institution, int fulfilled) {
    return counts
        .sumBy(
            it ->
                it.cohort().equals(cohort.code())
                        && (institution == null || it.institution().equals(institution))
                        && it.fulfilled() >= fulfilled
                    ? it.cohort()
                    : null)
        .values()
        .stream()
        .mapToLong(it -> it)
        .sum();
  }

  private static @Nullable String populations(CohortDefinition cohort, Criterion criterion) {
    String reached =
        cohort.populations().stream()
            .filter(it -> it.through() == criterion)
            .filter(it -> it.subset() == Population.Subset.EVERYBODY)
            .map(Population::code)
            .collect(Collectors.joining(", "));
    return reached.isEmpty() ? null : reached;
  }
}
