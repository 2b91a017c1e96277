package org.sarcoma.outcomes.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.Meaning;
import org.sarcoma.outcomes.result.ResultTable;
import org.sarcoma.outcomes.result.Results;
import org.sarcoma.outcomes.result.Status;

/**
 * Two small tables, one of every column type and one that stays empty, and runs that publish them.
 */
final class Sample {
  static final LocalDate CUTOFF = LocalDate.of(2024, 12, 31);
  static final Instant CREATED = Instant.parse("2026-03-04T05:06:07Z");
  static final Instant PUBLISHED = Instant.parse("2026-03-05T00:00:00Z");
  static final List<Class<? extends Record>> TABLES = List.of(Measure.class, Empty.class);

  private Sample() {}

  @ResultTable(
      name = "measure",
      row = "site and day",
      key = {"siteName", "day"})
  record Measure(
      @Meaning("Site | name, with \"quotes\"") String siteName,
      @Meaning("Whole days since time zero") int day,
      @Meaning("Patients") long nPatients,
      @Meaning("Median time") @Nullable Double medianMonths,
      @Meaning("First quartile") @Nullable Double q1Cm,
      @Meaning("Events per 100 patient-years") @Nullable Double ratePer100PatientYears,
      @Meaning("Visits") @Nullable Integer visits,
      @Meaning("Cells") @Nullable Long cells,
      @Meaning("Few at risk") boolean fewAtRisk,
      @Meaning("Reviewed") @Nullable Boolean reviewed,
      @Meaning("Last day of data") @Nullable LocalDate lastDate,
      @Meaning("Remark") @Nullable String remark,
      @Meaning("Why the value is there or missing") Status status) {}

  @ResultTable(name = "nothing", row = "nothing", key = "name")
  record Empty(
      @Meaning("Name") String name,
      @Meaning("Dose") double doseGy,
      @Meaning("Date") LocalDate on) {}

  static Measure measure(String site, int day) {
    return new Measure(
        site,
        day,
        day * 3_000_000_000L,
        day / 3.0,
        null,
        0.1,
        day % 2 == 0 ? null : day,
        null,
        day % 2 == 0,
        day % 2 == 0 ? null : Boolean.TRUE,
        day % 2 == 0 ? null : LocalDate.of(1969, 12, 31).plusDays(day),
        day % 2 == 0 ? "naïve \u00b5 " + day : null,
        List.of(Status.values()).get(day % 5));
  }

  /** Rows in an order that is not theirs. */
  static Results results(int rows) {
    Results results = new Results(TABLES);
    for (int day = rows; day > 0; day--) {
      results.add(measure("site-" + day % 3, day));
    }
    return results;
  }

  static RunDescription description(String runId, String inputs) {
    return new RunDescription(
        new RunId(runId),
        CUTOFF,
        Fingerprint.of(Map.of("inputs", inputs)),
        "0.1.0",
        List.of(new RunDescription.Input("site", "patient", "in/part-0.parquet", 17, "ab")),
        "4.1.3",
        "17",
        CREATED);
  }

  /** Publishes a run that no other run equals. */
  static PublishedRun publish(Publication publication, String runId) {
    return publication.publish(description(runId, runId), results(4));
  }

  static Publication publication(Storage storage) {
    return new Publication(storage, 10, Clock.systemUTC());
  }

  static Verification verification(Storage storage) {
    return new Verification(storage, TABLES, Clock.systemUTC());
  }

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }
}
