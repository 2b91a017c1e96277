package org.sarcoma.outcomes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.sarcoma.outcomes.result.Cores;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** Starts Spark sessions; master, memory and the like are the operator's to set. */
final class Sessions {
  /** Settings that could change a result. Tests use the same. */
  static final Map<String, String> FIXED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.datetime.java8API.enabled", "true",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.parquet.int96RebaseModeInRead", "CORRECTED",
          "spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");

  private static final Pattern LOCAL = Pattern.compile("local\\[([1-9]\\d{0,8})(,.*)?]");

  private Sessions() {}

  /**
   * Computes on no more cores than a master of the kind {@code local[n]} has. Spark limits its own
   * tasks only; whoever leaves cores to others means all of the job.
   */
  static void limitCores(String master) {
    Matcher local = LOCAL.matcher(master);
    if (local.matches()) {
      Cores.limit(Integer.parseInt(local.group(1)));
    }
  }

  /**
   * Starts a session, or returns the one there is.
   *
   * @throws JobFailure with {@link ExitCode#TEMPORARY} if Spark does not start
   */
  static SparkSession start() {
    SparkSession.Builder builder = SparkSession.builder().appName("sarcoma-outcomes");
    FIXED.forEach(builder::config);
    try {
      return builder.getOrCreate();
    } catch (Exception e) { // those of Spark are checked, and not declared
      throw new JobFailure(
          ExitCode.TEMPORARY,
          "Spark does not start on master %s (%s); see whether it is named right and can be reached."
              .formatted(
                  new SparkConf().get("spark.master", "of nobody"), e.getClass().getSimpleName()),
          e);
    }
  }
}
