package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sample of the committed observations, or one group of it, with the rows that R computed from
 * it.
 *
 * @param sample name of the sample
 * @param group a group of it, or "all"
 * @param rows of one table of reference values, in its order
 */
record ReferenceCase(String sample, String group, List<CsvRow> rows) {
  private static final List<CsvRow> OBSERVATIONS = CsvTable.ofResource("observations.csv").rows();

  /** The cases of a table with the columns {@code sample} and {@code group}. */
  static Stream<ReferenceCase> of(String table) {
    Map<List<String>, List<CsvRow>> rows =
        CsvTable.ofResource(table).rows().stream()
            .collect(
                groupingBy(
                    row -> List.of(row.text("sample"), row.text("group")),
                    LinkedHashMap::new,
                    toList()));
    return rows.entrySet().stream()
        .map(it -> new ReferenceCase(it.getKey().get(0), it.getKey().get(1), it.getValue()));
  }

  /** The observations of the case, counted. */
  EventTable eventTable(int causes) {
    return count(
        causes,
        observations(sample).stream()
            .filter(row -> group.equals("all") || row.has("group", group))
            .toList());
  }

  /** Tables of all groups of a sample for each stratum, or for all of it at once. */
  static List<List<EventTable>> strata(String sample, boolean stratified) {
    return competingStrata(sample, stratified, 1);
  }

  /** As {@link #strata}, of several causes. */
  static List<List<EventTable>> competingStrata(String sample, boolean stratified, int causes) {
    List<CsvRow> rows = observations(sample);
    List<String> names = levels(rows, "group");
    if (!stratified) {
      return List.of(groups(rows, names, causes));
    }
    return levels(rows, "stratum").stream()
        .map(stratum -> rows.stream().filter(row -> row.has("stratum", stratum)).toList())
        .map(members -> groups(members, names, causes))
        .toList();
  }

  private static List<EventTable> groups(List<CsvRow> rows, List<String> names, int causes) {
    return names.stream()
        .map(name -> count(causes, rows.stream().filter(row -> row.has("group", name)).toList()))
        .toList();
  }

  private static List<String> levels(List<CsvRow> rows, String column) {
    TreeSet<String> levels = new TreeSet<>();
    rows.forEach(row -> levels.add(row.text(column)));
    return List.copyOf(levels);
  }

  private static List<CsvRow> observations(String sample) {
    if (sample.equals("competing_groups")) {
      return alternating(observations("competing"));
    }
    return OBSERVATIONS.stream().filter(row -> row.has("sample", sample)).toList();
  }

  /** Groups a and b in turn, which the observations do not have. */
  private static List<CsvRow> alternating(List<CsvRow> rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).with("group", i % 2 == 0 ? "a" : "b"))
        .toList();
  }

  private static EventTable count(int causes, List<CsvRow> rows) {
    EventTableBuilder builder = new EventTableBuilder(causes);
    for (CsvRow row : rows) {
      int exit = (int) row.count("exit");
      int cause = (int) row.count("cause");
      if (row.has("entry", "")) {
        builder.add(exit, cause);
      } else {
        builder.addEntering((int) row.count("entry"), exit, cause);
      }
    }
    return builder.build();
  }

  @Override
  public String toString() {
    return sample + " " + group;
  }
}
