import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The table that the kernel benchmark counts: one row per patient, six endpoints and five
 * stratifications. A row is made of hashes of its number, so that any size and any partitioning
 * gives the same rows.
 */
public final class KernelData {
  static final List<String> ENDPOINTS =
      List.of("os", "css", "pfs", "local_recurrence", "distant_progression", "late_toxicity");
  static final List<String> STRATA =
      List.of("institution", "histology", "presentation", "oligometastatic", "systemic_timing");
  private static final int[] LEVELS = {40, 12, 3, 3, 4};
  private static final int[] MEAN_DAYS = {1100, 1300, 500, 2500, 800, 4000};
  private static final int FILES = 16;

  private KernelData() {}

  /** Writes the table as Parquet: {@code KernelData PATIENTS FOLDER}. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().appName("KernelData").getOrCreate();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < STRATA.size(); i++) {
      columns.add(stratum(i));
    }
    for (int i = 0; i < ENDPOINTS.size(); i++) {
      columns.addAll(endpoint(i));
    }
    spark
        .range(0, Long.parseLong(arguments[0]), 1, FILES)
        .select(columns.stream().map(functions::expr).toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .parquet(arguments[1]);
    spark.stop();
  }

  /** Levels are unequally frequent, and one patient in fifty has none of the fourth variable. */
  private static String stratum(int i) {
    String level =
        "concat('%s-', lpad(cast(floor(%d * pow(%s, 1.5)) as int), 3, '0'))"
            .formatted(STRATA.get(i), LEVELS[i], uniform(10 + i));
    String value = i == 3 ? "if(%s < 0.02, null, %s)".formatted(uniform(20), level) : level;
    return value + " as " + STRATA.get(i);
  }

  /** Exponential times within ten years; one patient in thirty is not observed for the fourth. */
  private static List<String> endpoint(int i) {
    String event = "-ln(1 - %s) * %d".formatted(uniform(30 + i), MEAN_DAYS[i]);
    String censored = "3652 * " + uniform(40);
    String missing = i == 3 ? uniform(50) + " < 0.033" : "false";
    String code = ENDPOINTS.get(i);
    return List.of(
        "if(%s, null, cast(least(%s, %s) as int)) as %s_day"
            .formatted(missing, event, censored, code),
        "if(%s, null, if(%s > %s, 0, if(%s < 0.8, 1, 2))) as %s_cause"
            .formatted(missing, event, censored, uniform(60 + i), code));
  }

  /** At least 0 and less than 1, of 2^53 values. */
  private static String uniform(int seed) {
    return "(shiftrightunsigned(xxhash64(id, %d), 11) / 9007199254740992D)".formatted(seed);
  }
}
