package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the readers of the tables make of them. */
class TableReadersTest {
  @TempDir private static Path output;

  private static String run = "";

  @BeforeAll
  static void publish() {
    run = Sample.publish(Sample.publication(new LocalStorage(output)), "007").path();
  }

  private static List<String> duckDb(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  @Test
  void duckDbReadsTypes() throws SQLException {
    assertThat(
            duckDb(
                "SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('%s'))"
                    .formatted(run + "/tables/measure/*.parquet")))
        .containsExactly(
            "run_id|VARCHAR",
            "site_name|VARCHAR",
            "day|INTEGER",
            "n_patients|BIGINT",
            "median_months|DOUBLE",
            "q1_cm|DOUBLE",
            "rate_per_100_patient_years|DOUBLE",
            "visits|INTEGER",
            "cells|BIGINT",
            "few_at_risk|BOOLEAN",
            "reviewed|BOOLEAN",
            "last_date|DATE",
            "remark|VARCHAR",
            "status|VARCHAR");
  }

  @Test
  void duckDbReadsValuesAndNullsInKeyOrder() throws SQLException {
    assertThat(duckDb("FROM read_parquet('%s')".formatted(run + "/tables/measure/*.parquet")))
        .containsExactly(
            "007|site-0|3|9000000000|1.0|null|0.1|3|null|false|true|1970-01-03|null|no_data",
            "007|site-1|1|3000000000|0.3333333333333333|null|0.1|1|null|false|true|1970-01-01"
                + "|null|not_estimable",
            "007|site-1|4|12000000000|1.3333333333333333|null|0.1|null|null|true|null|null"
                + "|naïve µ 4|suppressed",
            "007|site-2|2|6000000000|0.6666666666666666|null|0.1|null|null|true|null|null"
                + "|naïve µ 2|not_reached");
  }

  @Test
  void duckDbReadsATableWithoutRows() throws SQLException {
    String table = run + "/tables/nothing/*.parquet";

    assertThat(duckDb("FROM read_parquet('%s')".formatted(table))).isEmpty();
    assertThat(
            duckDb("SELECT column_type FROM (DESCRIBE FROM read_parquet('%s'))".formatted(table)))
        .containsExactly("VARCHAR", "VARCHAR", "DOUBLE", "DATE");
  }

  @Test
  void sparkReadsTypesCommentsAndValues() {
    boolean own = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    try {
      Dataset<Row> measures = spark.read().parquet(run + "/tables/measure");
      assertThat(measures.schema().json())
          .isEqualTo(TableSchema.of(Sample.Measure.class).sparkSchema());
      assertThat(measures.sort("day").selectExpr("to_json(struct(*))").first().getString(0))
          .isEqualTo(
              "{\"run_id\":\"007\",\"site_name\":\"site-1\",\"day\":1,\"n_patients\":3000000000,"
                  + "\"median_months\":0.3333333333333333,\"rate_per_100_patient_years\":0.1,"
                  + "\"visits\":1,\"few_at_risk\":false,\"reviewed\":true,"
                  + "\"last_date\":\"1970-01-01\",\"status\":\"not_estimable\"}");
      assertThat(spark.read().parquet(run + "/tables/nothing").count()).isZero();
    } finally {
      if (own) {
        spark.stop();
      }
    }
  }

  @Test
  void nothingButTablesLiesInTheirFolders() throws IOException {
    Storage storage = new LocalStorage(Path.of(run, "tables"));

    assertThat(storage.files(""))
        .extracting(Storage.Entry::path)
        .containsExactly("measure/measure.parquet", "nothing/nothing.parquet");
  }
}
