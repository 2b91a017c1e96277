package org.sarcoma.outcomes.statistics;

import java.util.List;
import java.util.stream.Stream;

/**
 * The committed subjects of regressions by sample, with up to three covariates.
 *
 * @param rows of one sample, in their order
 */
record ReferenceSubjects(List<CsvRow> rows) {
  private static final List<CsvRow> ALL = CsvTable.ofResource("subjects.csv").rows();

  static ReferenceSubjects of(String sample) {
    return new ReferenceSubjects(ALL.stream().filter(row -> row.has("sample", sample)).toList());
  }

  List<String> terms() {
    return Stream.of("x1", "x2", "x3").filter(it -> !rows.get(0).has(it, "")).toList();
  }

  RegressionData data() {
    return data(false);
  }

  /** With the strata, or all in one. */
  RegressionData data(boolean stratified) {
    RegressionData.Builder builder = RegressionData.of(terms());
    for (CsvRow row : rows) {
      int stratum = stratified ? (int) row.count("stratum") : 0;
      add(row, builder.pattern(stratum, (int) row.count("cluster"), covariates(row)));
    }
    return builder.build();
  }

  double[] covariates(CsvRow row) {
    return terms().stream().mapToDouble(row::number).toArray();
  }

  private static void add(CsvRow row, RegressionData.Pattern pattern) {
    int exit = (int) row.count("exit");
    int cause = (int) row.count("cause");
    if (row.has("entry", "")) {
      pattern.add(exit, cause, 1);
    } else {
      pattern.addEntering((int) row.count("entry"), exit, cause, 1);
    }
  }
}
