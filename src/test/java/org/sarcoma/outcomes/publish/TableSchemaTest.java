package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sarcoma.outcomes.result.Meaning;
import org.sarcoma.outcomes.result.ResultTable;
import org.sarcoma.outcomes.result.ResultTables;

class TableSchemaTest {
  private final TableSchema schema = TableSchema.of(Sample.Measure.class);

  @ResultTable(name = "undocumented", row = "nothing", key = "name")
  private record Undocumented(@Meaning("Name") String name, String remark) {}

  @ResultTable(name = "untyped", row = "nothing", key = "name")
  private record Untyped(@Meaning("Name") String name, @Meaning("Amount") BigDecimal amount) {}

  @ResultTable(name = "twice", row = "nothing", key = "name")
  private record Twice(@Meaning("Name") String name, @Meaning("Run") String runId) {}

  @ParameterizedTest
  @CsvSource({
    "day, day",
    "nAtRisk, n_at_risk",
    "q1Months, q1_months",
    "q3, q3",
    "tauSquared, tau_squared",
    "ratePer100PatientYears, rate_per_100_patient_years",
    "run_id, run_id"
  })
  void componentNamesBecomeSnakeCase(String component, String column) {
    assertThat(TableColumn.snakeCase(component)).isEqualTo(column);
  }

  @Test
  void parquetSchemaStartsWithTheRunAndHoldsSixTypesOnly() {
    assertThat(schema.parquetSchema().toString())
        .isEqualTo(
            """
            message measure {
              optional binary run_id (STRING);
              optional binary site_name (STRING);
              optional int32 day;
              optional int64 n_patients;
              optional double median_months;
              optional double q1_cm;
              optional double rate_per_100_patient_years;
              optional int32 visits;
              optional int64 cells;
              optional boolean few_at_risk;
              optional boolean reviewed;
              optional int32 last_date (DATE);
              optional binary remark (STRING);
              optional binary status (STRING);
            }
            """);
    assertThat(schema.key()).containsExactly("site_name", "day");
  }

  @Test
  void unitsFollowFromTheLastWords() {
    assertThat(schema.columns())
        .filteredOn(column -> column.unit() != null)
        .extracting(TableColumn::name, TableColumn::unit)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("day", "days"),
            org.assertj.core.api.Assertions.tuple("median_months", "months"),
            org.assertj.core.api.Assertions.tuple("q1_cm", "cm"),
            org.assertj.core.api.Assertions.tuple(
                "rate_per_100_patient_years", "per 100 patient-years"));
  }

  @Test
  void sparkUnderstandsTheSchemaInTheFooter() {
    StructType spark = (StructType) DataType.fromJson(schema.sparkSchema());

    assertThat(spark.fields()).hasSize(14).allMatch(field -> field.nullable());
    assertThat(spark.toDDL())
        .startsWith(
            "run_id STRING COMMENT 'Run that computed and published the row',"
                + "site_name STRING COMMENT 'Site | name, with \"quotes\"',day INT COMMENT ")
        .contains("n_patients BIGINT", "median_months DOUBLE", "few_at_risk BOOLEAN")
        .contains("last_date DATE COMMENT 'Last day of data'");
  }

  @Test
  void aColumnWithoutMeaningIsRefused() {
    assertThatThrownBy(() -> TableSchema.of(Undocumented.class))
        .hasMessage("Table undocumented, column remark: no meaning is given");
  }

  @Test
  void aColumnOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> TableSchema.of(Untyped.class))
        .hasMessage("Table untyped, column amount: type BigDecimal cannot be published");
  }

  @Test
  void aColumnNameStandsOnce() {
    assertThatThrownBy(() -> TableSchema.of(Twice.class))
        .hasMessage("Table twice: column name run_id is not valid or stands twice");
  }

  @Test
  void everyPublishedTableHasASchema() {
    assertThat(TableSchema.of(ResultTables.ALL))
        .extracting(TableSchema::name)
        .doesNotHaveDuplicates()
        .contains("survival_curve", "cohort_attrition", "coherence");
  }
}
