package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sarcoma.outcomes.statistics.EventTable;
import org.sarcoma.outcomes.statistics.EventTableBuilder;

/** Subjects of a dataset, counted. */
final class EventTables {
  private EventTables() {}

  /** All subjects, by cause. */
  static EventTable byCause(RandomDataset dataset) {
    return of(dataset, subject -> true);
  }

  /** All subjects with an event of any cause or none. */
  static EventTable of(RandomDataset dataset) {
    return byCause(dataset).pooledCauses();
  }

  /** A table of events of any cause for each declared group. */
  static List<EventTable> byGroup(RandomDataset dataset) {
    return byGroup(dataset, subject -> true);
  }

  /** For each declared stratum a table for each declared group. */
  static List<List<EventTable>> byStratumAndGroup(RandomDataset dataset) {
    return IntStream.rangeClosed(1, dataset.shape().strata())
        .mapToObj(stratum -> byGroup(dataset, it -> it.labels().stratum() == stratum))
        .toList();
  }

  private static List<EventTable> byGroup(RandomDataset dataset, Predicate<Subject> wanted) {
    return byGroupAndCause(dataset, wanted).stream().map(EventTable::pooledCauses).toList();
  }

  /** A table for each declared group, in one stratum. */
  static List<List<EventTable>> byGroupAndCause(RandomDataset dataset) {
    return List.of(byGroupAndCause(dataset, subject -> true));
  }

  /** For each declared stratum a table for each declared group. */
  static List<List<EventTable>> byStratumGroupAndCause(RandomDataset dataset) {
    return IntStream.rangeClosed(1, dataset.shape().strata())
        .mapToObj(stratum -> byGroupAndCause(dataset, it -> it.labels().stratum() == stratum))
        .toList();
  }

  private static List<EventTable> byGroupAndCause(
      RandomDataset dataset, Predicate<Subject> wanted) {
    return IntStream.rangeClosed(1, dataset.shape().groups())
        .mapToObj(group -> of(dataset, wanted.and(it -> it.labels().group() == group)))
        .toList();
  }

  private static EventTable of(RandomDataset dataset, Predicate<Subject> wanted) {
    EventTableBuilder builder = new EventTableBuilder(dataset.shape().causes());
    for (Subject subject : dataset.subjects()) {
      if (wanted.test(subject)) {
        add(builder, subject);
      }
    }
    return builder.build();
  }

  private static void add(EventTableBuilder builder, Subject subject) {
    if (subject.entry().isPresent()) {
      builder.addEntering(subject.entry().getAsInt(), subject.exit(), subject.cause());
    } else {
      builder.add(subject.exit(), subject.cause());
    }
  }
}
