import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes JSON and Markdown of what {@code scripts/benchmark.sh} measured: {@code BenchmarkReport
 * RESULTS MACHINE JSON MARKDOWN}. Medians of the rounds, ratios to the bare scan of the same size,
 * and the bars at the largest size.
 */
public final class BenchmarkReport {
  private static final Map<String, String> TITLES =
      Map.of(
          "run", "Whole run, eight tables, process started to process ended",
          "kernel", "Event tables of 6 endpoints and 5 stratifications, in a warm process",
          "cox", "Cox model with 6 covariates, in a warm process");

  /** What one contender took, over the rounds. */
  record Measured(
      long patients,
      String part,
      String contender,
      List<Long> milliseconds,
      long peakKilobytes,
      long bytesRead) {
    double seconds() {
      List<Long> sorted = milliseconds.stream().sorted().toList();
      return sorted.get((sorted.size() - 1) / 2) / 1000.0;
    }
  }

  /** One requirement: {@code figure} is at most {@code limit}, or at least. */
  record Bar(String name, double figure, double limit, boolean atMost) {
    boolean holds() {
      return atMost ? figure <= limit : figure >= limit;
    }
  }

  private final Map<String, Measured> measured = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private BenchmarkReport() {}

  public static void main(String[] arguments) throws IOException {
    BenchmarkReport report = new BenchmarkReport();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      report.read(line);
    }
    List<String> machine = Files.readAllLines(Path.of(arguments[1]));
    Files.writeString(Path.of(arguments[2]), report.json(machine));
    Files.writeString(Path.of(arguments[3]), report.markdown(machine));
  }

  private void read(String line) {
    String[] fields = line.split(" ");
    long patients = Long.parseLong(fields[0]);
    if (fields[2].startsWith("{")) {
      long peak = (long) figure(line, "peak_heap_bytes") / 1024;
      add(patients, "cox", "scan", milliseconds(line, "scan_s"), 0, 0);
      add(patients, "cox", "job", milliseconds(line, "read_fit_s"), peak, 0);
      if (figure(line, "coxph_s") > 0) {
        long rows = (long) figure(line, "r_rows");
        add(rows, "cox", "coxph-of-R", milliseconds(line, "coxph_s"), 0, 0);
      }
    } else if (fields.length == 4) {
      counts.put(fields[0] + " " + fields[1] + " " + fields[2], Long.parseLong(fields[3]));
    } else {
      add(
          patients,
          fields[1],
          fields[2],
          Long.parseLong(fields[3]),
          Long.parseLong(fields[4]),
          Long.parseLong(fields[5]));
    }
  }

  private static double figure(String json, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\":([-+.eE0-9]+)").matcher(json);
    if (!matcher.find()) {
      throw new IllegalArgumentException("No " + key + " in " + json);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static long milliseconds(String json, String key) {
    return Math.round(1000 * figure(json, key));
  }

  private void add(
      long patients, String part, String contender, long milliseconds, long peak, long bytes) {
    measured.merge(
        key(patients, part, contender),
        new Measured(patients, part, contender, List.of(milliseconds), peak, bytes),
        (a, b) -> {
          List<Long> all = new ArrayList<>(a.milliseconds());
          all.addAll(b.milliseconds());
          return new Measured(
              patients,
              part,
              contender,
              all,
              Math.max(a.peakKilobytes(), b.peakKilobytes()),
              Math.max(a.bytesRead(), b.bytesRead()));
        });
  }

  private static String key(long patients, String part, String contender) {
    return patients + " " + part + " " + contender;
  }

  private double seconds(long patients, String part, String contender) {
    Measured found = measured.get(key(patients, part, contender));
    return found == null ? Double.NaN : found.seconds();
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (String part : TITLES.keySet().stream().sorted().toList()) {
      TreeSet<Long> sizes =
          measured.values().stream()
              .filter(it -> it.part().equals(part))
              .map(Measured::patients)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!sizes.isEmpty()) {
        addBars(bars, part, sizes.last(), sizes);
      }
    }
    return bars.stream().filter(it -> !Double.isNaN(it.figure())).toList();
  }

  private void addBars(List<Bar> bars, String part, long size, TreeSet<Long> sizes) {
    double scan = seconds(size, part, "scan");
    double job = seconds(size, part, part.equals("kernel") ? "kernel" : "job");
    switch (part) {
      case "kernel" -> {
        bars.add(new Bar("kernel / scan", job / scan, 2.5, true));
        bars.add(new Bar("DuckDB / kernel", seconds(size, part, "duckdb") / job, 4, false));
      }
      case "run" -> {
        bars.add(new Bar("run / scan", job / scan, 3, true));
        bars.add(
            new Bar(
                "run of everybody / scan", seconds(size, part, "job-of-everybody") / scan, 8, true));
        bars.add(
            new Bar(
                "run on one core / on two", seconds(size, part, "job-on-one-core") / job, 1.7, false));
        if (sizes.contains(size / 10)) {
          bars.add(
              new Bar("run / run of a tenth", job / seconds(size / 10, part, "job"), 10, true));
        }
      }
      default ->
          bars.add(
              new Bar("(read and fit - 5 s) / scan", Math.max(0, job - 5) / scan, 4, true));
    }
  }

  private String markdown(List<String> machine) {
    StringBuilder text = new StringBuilder();
    text.append(machine.stream().map(it -> it.replaceFirst(" ", ": ")).collect(Collectors.joining("; ")));
    text.append(".\n");
    for (String part : List.of("run", "kernel", "cox")) {
      List<Measured> rows =
          measured.values().stream().filter(it -> it.part().equals(part)).toList();
      if (rows.isEmpty()) {
        continue;
      }
      text.append("\n**").append(TITLES.get(part)).append("**\n\n");
      text.append("| patients | | median s | / scan | peak memory MB | read MB | rounds |\n");
      text.append("|--:|---|--:|--:|--:|--:|--:|\n");
      for (Measured row : rows) {
        text.append(
            "| %,d | %s | %.2f | %s | %s | %s | %d |\n"
                .formatted(
                    row.patients(),
                    row.contender(),
                    row.seconds(),
                    orNothing(row.seconds() / seconds(row.patients(), part, "scan"), "%.2f"),
                    orNothing(row.peakKilobytes() / 1e3, "%.0f"),
                    orNothing(row.bytesRead() / 1e6, "%.0f"),
                    row.milliseconds().size()));
      }
    }
    text.append("\n| bar, at the largest size | measured | allowed | |\n|---|--:|--:|---|\n");
    for (Bar bar : bars()) {
      text.append(
          "| %s | %.2f | %s %s | %s |\n"
              .formatted(
                  bar.name(),
                  bar.figure(),
                  bar.atMost() ? "≤" : "≥",
                  bar.limit(),
                  bar.holds() ? "holds" : "**does not hold**"));
    }
    counts.forEach((what, count) -> text.append("\n").append(what).append(": ").append(count));
    return text.append("\n").toString();
  }

  private static String orNothing(double figure, String format) {
    return Double.isNaN(figure) || figure == 0 ? "" : format.formatted(figure);
  }

  private String json(List<String> machine) {
    String described =
        machine.stream()
            .map(it -> it.split(" ", 2))
            .map(it -> quoted(it[0]) + ":" + quoted(it.length > 1 ? it[1] : ""))
            .collect(Collectors.joining(","));
    String results =
        measured.values().stream()
            .map(
                it ->
                    "{\"patients\":%d,\"part\":%s,\"contender\":%s,\"median_s\":%s,\"milliseconds\":%s,\"peak_kb\":%d,\"bytes_read\":%d}"
                        .formatted(
                            it.patients(),
                            quoted(it.part()),
                            quoted(it.contender()),
                            it.seconds(),
                            it.milliseconds(),
                            it.peakKilobytes(),
                            it.bytesRead()))
            .collect(Collectors.joining(",\n  "));
    String bars =
        bars().stream()
            .map(
                it ->
                    String.format(
                        Locale.ROOT,
                        "{\"bar\":%s,\"measured\":%.3f,\"%s\":%s,\"holds\":%s}",
                        quoted(it.name()),
                        it.figure(),
                        it.atMost() ? "at_most" : "at_least",
                        it.limit(),
                        it.holds()))
            .collect(Collectors.joining(",\n  "));
    return "{\"machine\":{%s},\n \"results\":[\n  %s],\n \"bars\":[\n  %s]}\n"
        .formatted(described, results, bars);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
