import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.sarcoma.outcomes.kernel.EventTableKernel;
import org.sarcoma.outcomes.kernel.KernelColumns;

/**
 * One contender of the kernel benchmark in a process of its own: {@code KernelBenchmark
 * CONTENDER FOLDER CELLS RUNS}, after one run that is not timed. Prints the milliseconds, bytes read
 * and peak memory; writes the event tables, if the contender makes any, to the file CELLS.
 *
 * <p>A run ends when the event tables are in memory here, whoever makes them.
 */
public final class KernelBenchmark {
  private final SparkSession spark;
  private final String folder;

  private KernelBenchmark(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    String contender = arguments[0];
    if (contender.equals("duckdb")) {
      DuckDbTables tables = new DuckDbTables(arguments[1]);
      measure(tables::read, arguments);
      return;
    }
    SparkSession spark = SparkSession.builder().appName(contender).getOrCreate();
    KernelBenchmark benchmark = new KernelBenchmark(spark, arguments[1]);
    measure(
        switch (contender) {
          case "scan" -> benchmark::scan;
          case "kernel" -> benchmark::kernel;
          case "group-by" -> benchmark::groupBy;
          default -> throw new IllegalArgumentException(contender);
        },
        arguments);
    spark.stop();
  }

  /** What is timed; the rest, making cells of what was read, is not. */
  interface Contender {
    Result run() throws Exception;
  }

  /** The tables that a run made. */
  interface Result {
    void addTo(EventCells cells) throws Exception;
  }

  private static void measure(Contender contender, String[] arguments) throws Exception {
    Result result = contender.run();
    for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
      result = null;
      System.gc();
      long read = ownFigure("io", "rchar");
      long start = System.nanoTime();
      result = contender.run();
      System.out.printf("milliseconds %d%n", (System.nanoTime() - start) / 1_000_000);
      System.out.printf("bytes %d%n", ownFigure("io", "rchar") - read);
    }
    System.out.printf("kilobytes %d%n", ownFigure("status", "VmHWM"));
    EventCells cells = new EventCells();
    result.addTo(cells);
    cells.write(Path.of(arguments[2]));
  }

  /** A line of what the kernel of Linux keeps of this process; 0 on other systems. */
  private static long ownFigure(String file, String name) throws IOException {
    Path path = Path.of("/proc/self", file);
    if (!Files.exists(path)) {
      return 0;
    }
    return Files.readAllLines(path).stream()
        .filter(it -> it.startsWith(name + ":"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private Result scan() {
    Column[] columns =
        Stream.concat(
                KernelData.STRATA.stream(),
                KernelData.ENDPOINTS.stream().flatMap(it -> Stream.of(it + "_day", it + "_cause")))
            .map(functions::col)
            .toArray(Column[]::new);
    patients().select(columns).write().format("noop").mode("overwrite").save();
    return cells -> {};
  }

  private Result kernel() {
    var groups =
        EventTableKernel.of(
                new KernelColumns(
                    KernelData.ENDPOINTS.stream()
                        .map(
                            it ->
                                new KernelColumns.EndpointColumns(
                                    it, null, it + "_day", it + "_cause", 2))
                        .toList(),
                    KernelData.STRATA))
            .count(patients());
    return cells ->
        groups.forEach(
            (key, group) ->
                group
                    .table()
                    .rows()
                    .forEach(
                        row -> {
                          long[] counts = {row.censored(), row.events(1), row.events(2)};
                          for (int cause = 0; cause < counts.length; cause++) {
                            cells.add(
                                key.stratification(),
                                key.level(),
                                key.endpoint(),
                                row.day(),
                                cause,
                                counts[cause]);
                          }
                        }));
  }

  /** All tables in one query, as Spark's own operators make them. */
  private Result groupBy() {
    List<String> groups = new ArrayList<>();
    for (String endpoint : KernelData.ENDPOINTS) {
      groups.add(group("all", "'all'", endpoint));
      KernelData.STRATA.forEach(it -> groups.add(group(it, it, endpoint)));
    }
    List<Row> rows =
        patients()
            .selectExpr("inline(array(%s))".formatted(String.join(", ", groups)))
            .where("day is not null")
            .groupBy("stratification", "level", "endpoint", "day", "cause")
            .count()
            .collectAsList();
    return cells ->
        rows.forEach(
            it ->
                cells.add(
                    it.getString(0),
                    it.getString(1),
                    it.getString(2),
                    it.getInt(3),
                    it.getInt(4),
                    it.getLong(5)));
  }

  private static String group(String stratification, String level, String endpoint) {
    return Stream.of(
            "'stratification', '" + stratification + "'",
            "'level', " + level,
            "'endpoint', '" + endpoint + "'",
            "'day', " + endpoint + "_day",
            "'cause', " + endpoint + "_cause")
        .collect(Collectors.joining(", ", "named_struct(", ")"));
  }

  private Dataset<Row> patients() {
    return spark.read().parquet(folder);
  }
}
