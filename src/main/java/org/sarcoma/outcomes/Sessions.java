package org.sarcoma.outcomes;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
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

  private Sessions() {}

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
