import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.sarcoma.outcomes.statistics.CoxFit;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.RegressionData;
import org.sarcoma.outcomes.statistics.RegressionTerm;
import org.sarcoma.outcomes.statistics.TieMethod;

/**
 * Fits a Cox model with six covariates to drawn rows in Parquet: {@code CoxBenchmark ROWS ROUNDS
 * FOLDER [export]}. In turns with the fit, a bare scan of the same columns by Spark. Writes seconds, peak
 * heap and estimates, one a line, to {@code here.txt} in the folder, and the rows as doubles if they are to be exported.
 */
public final class CoxBenchmark {
  private static final int TERMS = 6;
  private static final int FILES = 8;
  private static final double[] BETA = {0.5, -0.3, 0.02, 0.1, 0, 0.8};
  private static final List<String> NAMES =
      IntStream.rangeClosed(1, TERMS).mapToObj(j -> "x" + j).toList();

  /** Rows by partition: of one virtual machine, so that nothing has to be sent. */
  private static final ConcurrentSkipListMap<Integer, RegressionData.Builder> PARTS =
      new ConcurrentSkipListMap<>();

  private CoxBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    long size = Long.parseLong(arguments[0]);
    Path folder = Path.of(arguments[2]);
    // The number of parts depends on the files alone, so the order of the rows does not on cores.
    SparkSession spark =
        SparkSession.builder()
            .config("spark.ui.enabled", "false")
            .config("spark.sql.files.minPartitionNum", 4 * FILES)
            .config("spark.sql.files.openCostInBytes", 0)
            .getOrCreate();
    String rows = folder.resolve("rows").toString();
    write(spark, size, rows);
    if (arguments.length > 3) {
      export(spark.read().parquet(rows), folder.resolve("rows.bin"));
    }
    try (PrintStream out =
        new PrintStream(folder.resolve("here.txt").toFile(), StandardCharsets.UTF_8)) {
      out.printf("cores %d%n", Runtime.getRuntime().availableProcessors());
      CoxFit fit = null;
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        long hash = timed(out, "scan", () -> scan(spark.read().parquet(rows)));
        resetPeaks();
        RegressionData data = timed(out, "read", () -> read(spark.read().parquet(rows)));
        CoxModel model = new CoxModel(TieMethod.EFRON, CoxModel.Penalty.NONE);
        CoxFit fitted = timed(out, "fit", () -> model.fit(data));
        out.printf("peak %d%n", peak());
        timed(out, "robust", fitted::robustTerms);
        timed(out, "clustered", fitted::clusteredTerms);
        timed(out, "proportional", () -> fitted.proportionalHazards(NAMES));
        timed(out, "baseline", () -> fitted.cumulativeHazards(new double[TERMS]));
        out.printf("hash %d%n", hash);
        fit = fitted;
      }
      out.printf("events %d%n", fit.events());
      out.printf("iterations %d%n", fit.iterations());
      for (RegressionTerm term : fit.terms()) {
        RegressionTerm.Estimated it = (RegressionTerm.Estimated) term;
        out.printf("term %s %.17g %.17g%n", it.name(), it.coefficient(), it.standardError());
      }
    }
    spark.stop();
  }

  private static <T> T timed(PrintStream out, String what, Supplier<T> computation) {
    long start = System.nanoTime();
    T result = computation.get();
    out.printf("%s %.3f%n", what, (System.nanoTime() - start) / 1e9);
    out.flush();
    return result;
  }

  private static void resetPeaks() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heap().stream().mapToLong(it -> it.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(it -> it.getType() == MemoryType.HEAP)
        .toList();
  }

  /**
   * About half censored, within ten years, so that many events share a day. Every number is a
   * function of the number of the row.
   */
  private static void write(SparkSession spark, long size, String folder) {
    String[] uniform =
        IntStream.rangeClosed(1, 8)
            .mapToObj(j -> "(xxhash64(id, %d) & 9007199254740991) / 9007199254740992D u%d".formatted(j, j))
            .toArray(String[]::new);
    spark
        .range(0, size, 1, FILES)
        .selectExpr(uniform)
        .selectExpr(
            "double(int(u1 * 2)) x1",
            "double(int(u2 * 3)) x2",
            "double(30 + int(u3 * 60)) x3",
            "round(1 + 19 * u4, 1) x4",
            "u5 x5",
            "double(int(u6 < 0.1)) x6",
            "-ln(1 - u7) * 9000 exponential",
            "3652 * u8 censored")
        .selectExpr(
            "*",
            "exponential / exp(" + predictor() + " - 1.5) event")
        .selectExpr(
            "int(1 + floor(least(event, censored))) day",
            "int(event <= censored) status",
            "x1",
            "x2",
            "x3",
            "x4",
            "x5",
            "x6")
        .write()
        .mode("overwrite")
        .parquet(folder);
  }

  private static String predictor() {
    StringBuilder sum = new StringBuilder("0");
    for (int j = 0; j < TERMS; j++) {
      sum.append(" + ").append(BETA[j]).append("D * ").append(NAMES.get(j));
    }
    return sum.toString();
  }

  private static void export(Dataset<Row> rows, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      Iterator<Row> all = rows.toLocalIterator();
      while (all.hasNext()) {
        Row row = all.next();
        out.writeDouble(row.getInt(0));
        out.writeDouble(row.getInt(1));
        for (int j = 0; j < TERMS; j++) {
          out.writeDouble(row.getDouble(2 + j));
        }
      }
    }
  }

  private static long scan(Dataset<Row> rows) {
    return rows.select(functions.expr("bit_xor(xxhash64(*))")).first().getLong(0);
  }

  private static RegressionData read(Dataset<Row> rows) {
    PARTS.clear();
    rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .foreachPartition(CoxBenchmark::readPart);
    RegressionData.Builder all = RegressionData.of(NAMES);
    PARTS.values().forEach(all::append);
    PARTS.clear();
    return all.build();
  }

  private static void readPart(Iterator<InternalRow> rows) {
    RegressionData.Builder part = RegressionData.of(NAMES);
    double[] x = new double[TERMS];
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      for (int j = 0; j < TERMS; j++) {
        x[j] = row.getDouble(2 + j);
      }
      part.pattern(0, 0, x).add(row.getInt(0), row.getInt(1), 1);
    }
    PARTS.put(TaskContext.getPartitionId(), part);
  }
}
