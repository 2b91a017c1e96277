package org.sarcoma.outcomes.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The criteria of the default cohort, read from the canonical rows of one patient. */
final class Eligibility {
  /** Criteria in the order in which they are applied. */
  enum Criterion {
    SOFT_TISSUE_SARCOMA,
    METASTATIC,
    PREOPERATIVE_RADIOTHERAPY,
    TREATMENT_PERIOD,
    SELECTION,
    SURGERY
  }

  private static final Set<String> SARCOMA = codeList();
  private static final LocalDate PERIOD_START = LocalDate.of(2018, 1, 1);
  private static final LocalDate PERIOD_END = LocalDate.of(2023, 12, 31);
  private static final int LONGEST_GAP_DAYS = 120;

  private Eligibility() {}

  /** The first criterion that a patient fails; empty if eligible. */
  static Optional<Criterion> failed(Chart chart) {
    Row diagnosis = chart.first("diagnosis");
    if (!SARCOMA.contains(diagnosis.text("morphology"))
        || diagnosis.text("topography").matches("C4[01].*")) {
      return Optional.of(Criterion.SOFT_TISSUE_SARCOMA);
    }
    if (!diagnosis.has("metastasis_date")) {
      return Optional.of(Criterion.METASTATIC);
    }
    Optional<Row> course =
        chart.rows("radiotherapy").stream().filter(Eligibility::ofSchedule).findFirst();
    if (course.isEmpty()) {
      return Optional.of(Criterion.PREOPERATIVE_RADIOTHERAPY);
    }
    return failedAfter(course.get(), chart);
  }

  private static Optional<Criterion> failedAfter(Row course, Chart chart) {
    LocalDate start = course.date("start_date");
    if (chart.first("diagnosis").date("metastasis_date").isAfter(start)) {
      return Optional.of(Criterion.METASTATIC);
    }
    if (start.isBefore(PERIOD_START) || start.isAfter(PERIOD_END)) {
      return Optional.of(Criterion.TREATMENT_PERIOD);
    }
    if (chart.first("diagnosis").is("selection_reason", "other")) {
      return Optional.of(Criterion.SELECTION);
    }
    boolean operated =
        chart.rows("surgery").stream().anyMatch(surgery -> follows(surgery, course, chart));
    return operated ? Optional.empty() : Optional.of(Criterion.SURGERY);
  }

  /** 2.67 Gy per fraction to the primary before surgery, all 15 fractions or stopped early. */
  private static boolean ofSchedule(Row course) {
    return course.is("target", "primary")
        && course.is("setting", "preoperative")
        && course.has("fractions")
        && course.has("total_dose_gy")
        && Math.abs(course.number("total_dose_gy") / course.integer("fractions") - 2.67) < 0.01;
  }

  private static boolean follows(Row surgery, Row course, Chart chart) {
    LocalDate date = surgery.date("surgery_date");
    return surgery.is("target", "primary")
        && surgery.is("tumor_id", "1")
        && !surgery.is("procedure", "ablation")
        && date.isAfter(course.date("end_date"))
        && !date.isAfter(course.date("end_date").plusDays(LONGEST_GAP_DAYS))
        && !recurredBetween(course.date("start_date"), date, chart);
  }

  private static boolean recurredBetween(LocalDate start, LocalDate surgery, Chart chart) {
    return chart.rows("disease_assessment").stream()
        .filter(row -> row.is("local_status", "recurrence"))
        .map(row -> row.date("assessment_date"))
        .anyMatch(date -> !date.isBefore(start) && date.isBefore(surgery));
  }

  private static Set<String> codeList() {
    try (InputStream file =
        Eligibility.class.getResourceAsStream(
            "/org/sarcoma/outcomes/cohort/soft-tissue-sarcoma.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.matches("\\d{4}/3,.*"))
          .map(line -> line.substring(0, 6))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
