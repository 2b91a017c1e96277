package org.sarcoma.outcomes.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.statistics.RegressionData;

/** Subjects of a dataset as the rows of a regression, equal ones counted together. */
final class RegressionRows {
  private RegressionRows() {}

  /** Names of the covariates. */
  static List<String> terms(RandomDataset dataset) {
    return IntStream.rangeClosed(1, dataset.shape().covariates().size())
        .mapToObj(i -> "x" + i)
        .toList();
  }

  static RegressionData unstratified(RandomDataset dataset) {
    return of(dataset, subject -> 1);
  }

  static RegressionData stratified(RandomDataset dataset) {
    return of(dataset, subject -> subject.labels().stratum());
  }

  private static RegressionData of(RandomDataset dataset, ToIntFunction<Subject> stratum) {
    Map<Subject, Long> counts = new LinkedHashMap<>();
    for (Subject it : dataset.subjects()) {
      Subject.Labels labels =
          new Subject.Labels(0, stratum.applyAsInt(it), it.labels().institution());
      Subject counted = new Subject(it.entry(), it.exit(), it.cause(), labels, it.covariates());
      counts.merge(counted, 1L, Long::sum);
    }
    RegressionData.Builder builder = RegressionData.of(terms(dataset));
    counts.forEach((subject, count) -> add(builder, subject, count));
    return builder.build();
  }

  private static void add(RegressionData.Builder builder, Subject subject, long count) {
    double[] values = subject.covariates().stream().mapToDouble(it -> it).toArray();
    RegressionData.Pattern pattern =
        builder.pattern(subject.labels().stratum(), subject.labels().institution(), values);
    if (subject.entry().isPresent()) {
      pattern.addEntering(subject.entry().getAsInt(), subject.exit(), subject.cause(), count);
    } else {
      pattern.add(subject.exit(), subject.cause(), count);
    }
  }

  /** One covariate, which changes from 0 to 1 on the day {@link #change} of each subject. */
  static RegressionData changing(RandomDataset dataset) {
    RegressionData.Builder builder = RegressionData.of(List.of("changed"));
    for (Subject it : dataset.subjects()) {
      int change = change(it);
      if (change <= it.entry().orElse(0) || change >= it.exit()) {
        add(builder, with(it.entry(), it.exit(), it.cause(), 0), 1);
      } else {
        add(builder, with(it.entry(), change, 0, 0), 1);
        add(builder, with(OptionalInt.of(change), it.exit(), it.cause(), 1), 1);
      }
    }
    return builder.build();
  }

  private static Subject with(OptionalInt entry, int exit, int cause, double covariate) {
    return new Subject(entry, exit, cause, new Subject.Labels(0, 1, 1), List.of(covariate));
  }

  static int change(Subject subject) {
    return subject.labels().institution() * subject.exit() / 6;
  }
}
