package org.sarcoma.outcomes.statistics;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Observations behind the shared reference values, by data set, population and endpoint. */
final class SharedObservations {
  private static final Map<String, List<String>> TCGA_COLUMNS =
      Map.of(
          "OS", List.of("os_days", "os_event"),
          "DSS", List.of("dss_days", "dss_event"),
          "PFS", List.of("pfs_days", "pfs_event"),
          "DFI", List.of("dfi_days", "dfi_event"),
          "DSS_CR", List.of("dss_days", "dss_cr"),
          "PFI_CR", List.of("pfi_cr_days", "pfi_cr"),
          "LR_CR", List.of("local_recurrence_days", "local_recurrence_event"),
          "DM_CR", List.of("distant_recurrence_days", "distant_recurrence_event"));

  private final Map<List<String>, List<CsvRow>> loaded = new HashMap<>();
  private final Map<List<String>, EventTable> counted = new HashMap<>();

  /** The event table of the key columns that every table of reference values starts with. */
  EventTable eventTable(CsvRow key, int causes) {
    return counted.computeIfAbsent(
        key(key),
        unused -> {
          String variable = key.text("stratum_var");
          String stratum = key.text("stratum");
          return count(
              causes, rows(key), row -> stratum.equals("ALL") || row.has(variable, stratum));
        });
  }

  /** The columns that say which observations a row is about. */
  static List<String> key(CsvRow row) {
    return Stream.of("dataset", "population", "endpoint", "stratum_var", "stratum")
        .map(row::text)
        .toList();
  }

  static EventTable count(int causes, List<CsvRow> rows, Predicate<CsvRow> members) {
    EventTableBuilder builder = new EventTableBuilder(causes);
    rows.stream()
        .filter(members)
        .forEach(row -> builder.add(Integer.parseInt(row.text("t")), (int) row.number("cause")));
    return builder.build();
  }

  /** Rows with a time and a cause, which are in columns {@code t} and {@code cause}. */
  List<CsvRow> rows(CsvRow key) {
    String dataset = key.text("dataset");
    String endpoint = key.text("endpoint");
    String population = key.text("population");
    return loaded.computeIfAbsent(
        List.of(dataset, population, endpoint),
        unused ->
            source(dataset, endpoint).stream()
                .filter(SharedReference.population(dataset, population))
                .filter(row -> !row.has("t", "") && !row.has("cause", ""))
                .toList());
  }

  private static List<CsvRow> source(String dataset, String endpoint) {
    return switch (dataset) {
      case "sarcoma_real" -> tcga(endpoint);
      case "cdisc_pilot" -> cdisc(endpoint);
      case "mgus2" -> mgus2(endpoint);
      case "colon" -> {
        String type = endpoint.equals("recurrence") ? "1" : "2";
        yield dataset("colon", "time", "status").stream()
            .filter(row -> row.has("etype", type))
            .toList();
      }
      case "lung" ->
          dataset("lung", "time", "status").stream()
              .map(row -> row.with("cause", row.has("status", "2") ? "1" : "0"))
              .toList();
      default -> dataset(dataset, "time", "status");
    };
  }

  private static List<CsvRow> tcga(String endpoint) {
    List<String> columns = Objects.requireNonNull(TCGA_COLUMNS.get(endpoint), endpoint);
    return dataset("tcga_sarc_tidy", columns.get(0), columns.get(1));
  }

  private static List<CsvRow> mgus2(String endpoint) {
    String cause = endpoint.equals("PCM_CR") ? "pstat" : "death";
    return dataset("mgus2", "futime", "death").stream()
        .map(row -> row.with("agegrp", row.number("age") >= 72 ? "72+" : "<72"))
        .map(row -> cause.equals("pstat") ? progression(row) : row)
        .toList();
  }

  private static CsvRow progression(CsvRow row) {
    if (row.has("pstat", "1")) {
      return row.with("t", row.text("ptime")).with("cause", "1");
    }
    return row.with("cause", row.has("death", "1") ? "2" : "0");
  }

  private static List<CsvRow> cdisc(String endpoint) {
    Set<String> discontinued =
        SharedReference.dataset("cdisc_adsl").stream()
            .filter(row -> endpoint.equals("DERM_CR") && row.has("DISCONFL", "Y"))
            .map(row -> row.text("USUBJID"))
            .collect(toSet());
    return dataset("cdisc_adtte", "AVAL", "CNSR").stream()
        .map(
            row -> {
              String otherwise = discontinued.contains(row.text("USUBJID")) ? "2" : "0";
              return row.with("cause", row.has("CNSR", "0") ? "1" : otherwise);
            })
        .toList();
  }

  private static List<CsvRow> dataset(String name, String time, String cause) {
    return SharedReference.dataset(name).stream()
        .map(row -> row.with("t", row.text(time)).with("cause", row.text(cause)))
        .toList();
  }
}
