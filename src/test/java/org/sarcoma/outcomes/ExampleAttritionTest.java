package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The attrition of the example as it is published. */
class ExampleAttritionTest {
  private static final String STUDY =
      " from cohort_attrition where cohort = 'cmt' and institution = 'study' and step > 0";

  private final PublishedTables tables = ExampleRun.tables();

  @Test
  void everyCriterionExcludesSomebodyOfTheStudy() {
    assertThat(tables.column("select criterion" + STUDY)).hasSizeGreaterThan(10);
    assertThat(tables.column("select criterion" + STUDY + " and excluded = 0")).isEmpty();
  }

  @Test
  void exclusionsAndTheRestAddUpToTheRowsOfThePatientTable() {
    assertThat(
            tables.column(
                """
                select institution from cohort_attrition
                group by cohort, institution
                having max_by(remaining, step) + sum(excluded) <> min_by(entered, step)
                """))
        .isEmpty();
    for (String institution : ExampleRun.INSTITUTIONS) {
      String rows =
          tables.value(
              "select count(*) from read_parquet('%s/*.parquet')"
                  .formatted(ExampleRun.patientTable(institution)));

      assertThat(
              tables.column(
                  "select distinct entered from cohort_attrition where step = 0 and institution = '%s'"
                      .formatted(institution)))
          .containsExactly(rows);
    }
  }

  @Test
  void everyStepStartsWithWhatTheOneBeforeLeft() {
    assertThat(
            tables.column(
                """
                select concat_ws(' ', later.cohort, later.institution, later.criterion)
                from cohort_attrition later join cohort_attrition earlier
                using (cohort, institution)
                where later.step = earlier.step + 1 and later.entered <> earlier.remaining
                   or later.step = earlier.step and later.remaining <> later.entered - later.excluded
                """))
        .isEmpty();
  }

  @Test
  void institutionsAddUpToAll() {
    assertThat(
            tables.column(
                """
                select criterion from cohort_attrition group by cohort, step, criterion
                having sum(remaining) <> 2 * sum(remaining) filter (institution = 'all')
                """))
        .isEmpty();
  }
}
