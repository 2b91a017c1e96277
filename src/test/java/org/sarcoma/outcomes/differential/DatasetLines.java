package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A dataset as lines: its number, the kind of what follows, a name, values with blanks between. */
final class DatasetLines {
  private final RandomDataset dataset;
  private final List<String> lines = new ArrayList<>();

  private DatasetLines(RandomDataset dataset) {
    this.dataset = dataset;
  }

  static List<String> of(RandomDataset dataset) {
    DatasetLines lines = new DatasetLines(dataset);
    lines.addSubjects();
    lines.addShape();
    lines.addCounts(dataset.counts());
    return lines.lines;
  }

  private void addSubjects() {
    // Who is under observation from time zero itself is so before every event on day 0.
    column("entry", it -> it.entry().orElse(-1));
    column("exit", Subject::exit);
    column("cause", Subject::cause);
    column("group", it -> it.labels().group());
    column("stratum", it -> it.labels().stratum());
    column("institution", it -> it.labels().institution());
    for (int i = 0; i < dataset.shape().covariates().size(); i++) {
      int index = i;
      column("x" + (i + 1), it -> it.covariates().get(index));
    }
  }

  private void addShape() {
    value("causes", List.of(dataset.shape().causes()));
    value("groups", List.of(dataset.shape().groups()));
    value("strata", List.of(dataset.shape().strata()));
    value("level", List.of(dataset.level()));
    value("horizons", dataset.horizons());
  }

  private void addCounts(Counts counts) {
    value("trials", counts.trials());
    value("successes", counts.successes());
    value("person_time", counts.personTime());
    value("first_categories", counts.categories().get(0));
    value("second_categories", counts.categories().get(1));
    value("first_values", counts.values().get(0));
    value("second_values", counts.values().get(1));
  }

  private void column(String name, Function<Subject, Object> cell) {
    lines.add(
        Numbers.line(
            dataset.number(), "subjects", name, dataset.subjects().stream().map(cell).toList()));
  }

  private void value(String name, List<?> values) {
    lines.add(Numbers.line(dataset.number(), "values", name, values));
  }
}
