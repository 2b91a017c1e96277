package org.sarcoma.outcomes;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

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

  static SparkSession start() {
    SparkSession.Builder builder = SparkSession.builder().appName("sarcoma-outcomes");
    FIXED.forEach(builder::config);
    return builder.getOrCreate();
  }
}
