import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The event tables of the operated by SQL, beside the job: {@code SqlEventTables duckdb|spark
 * REGISTRIES SQL FILE} writes them as Parquet; {@code SqlEventTables compare FILE CURVES} compares
 * them with the published curves, prints the number of rows that are equal and ends with 1 if one
 * is not; {@code SqlEventTables export PATIENTS FILE} writes one endpoint of the kernel's patients
 * as CSV, for R.
 */
public final class SqlEventTables {
  private static final List<String> TABLES =
      List.of(
          "patient",
          "diagnosis",
          "radiotherapy",
          "surgery",
          "systemic_therapy",
          "disease_assessment",
          "adverse_event",
          "pain_assessment");

  private static final String COMPARISON =
      """
      WITH published AS (
        SELECT stratum, stratum_value, endpoint, day, n_event, n_competing, n_censored
        FROM read_parquet('%2$s/*.parquet')
        WHERE cohort = 'cmt' AND population = 'operated'
          AND n_event + n_competing + n_censored > 0),
      counted AS (SELECT * FROM read_parquet('%1$s')),
      alike AS (SELECT p.* FROM published p
        WHERE endpoint IN (SELECT endpoint FROM counted)
          AND stratum IN (SELECT stratum FROM counted))
      SELECT (SELECT count(*) FROM alike),
        (SELECT count(*) FROM (SELECT * FROM alike EXCEPT SELECT * FROM counted)),
        (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM alike))
      """;

  private SqlEventTables() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "duckdb" -> duckdb(arguments[1], Files.readString(Path.of(arguments[2])), arguments[3]);
      case "spark" -> spark(arguments[1], Files.readString(Path.of(arguments[2])), arguments[3]);
      case "export" -> export(arguments[1], arguments[2]);
      default -> compare(arguments[1], arguments[2]);
    }
  }

  private static void duckdb(String registries, String sql, String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET memory_limit = '4GB'");
      statement.execute("CREATE MACRO days_from_to(a, b) AS (b - a)");
      for (String table : TABLES) {
        statement.execute(
            """
            CREATE VIEW %1$s AS
            SELECT *, split_part(filename, '/', -3) AS institution
            FROM read_parquet('%2$s/*/%1$s/*.parquet', filename = true)
            """
                .formatted(table, registries));
      }
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(sql, file));
    }
  }

  private static void spark(String registries, String sql, String file) throws IOException {
    SparkSession spark = SparkSession.builder().appName("SqlEventTables").getOrCreate();
    spark.sql(
        "CREATE TEMPORARY FUNCTION days_from_to(a DATE, b DATE) RETURNS INT RETURN datediff(b, a)");
    ScanBenchmark.tables(Path.of(registries))
        .forEach(
            (table, folders) ->
                spark
                    .read()
                    .parquet(folders.toArray(String[]::new))
                    .selectExpr("*", "element_at(split(input_file_name(), '/'), -3) AS institution")
                    .createOrReplaceTempView(table));
    spark.sql(sql).coalesce(1).write().mode("overwrite").parquet(file);
    spark.stop();
  }

  private static void export(String patients, String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT os_day, os_cause FROM read_parquet('%s/*.parquet')) TO '%s' (FORMAT csv, HEADER)"
              .formatted(patients, file));
    }
  }

  private static void compare(String file, String curves) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COMPARISON.formatted(file, curves))) {
      row.next();
      if (row.getLong(1) == 0 || row.getLong(2) != 0 || row.getLong(3) != 0) {
        System.err.printf(
            "Of %d published rows %d are not counted, and %d others are%n",
            row.getLong(1), row.getLong(2), row.getLong(3));
        System.exit(1);
      }
      System.out.printf("equal %d%n", row.getLong(1));
    }
  }
}
