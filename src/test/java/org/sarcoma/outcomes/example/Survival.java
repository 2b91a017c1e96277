package org.sarcoma.outcomes.example;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Kaplan–Meier estimate by the textbook product, for a handful of patients.
 *
 * @param times days from surgery
 */
record Survival(List<Time> times) {
  private static final double DAYS_PER_MONTH = 30.4375;

  /** A patient's time and whether it ends with the event. */
  record Time(long day, boolean event) {}

  static Survival of(Collection<Time> times) {
    return new Survival(List.copyOf(times));
  }

  /** Share without the event after a number of days. */
  double after(double days) {
    double survival = 1;
    for (long day : eventDays()) {
      if (day <= days) {
        survival *= 1 - (double) events(day) / atRisk(day);
      }
    }
    return survival;
  }

  /** First time at which the curve is below one half; refuses a curve that rests on one half. */
  double medianMonths() {
    for (long day : eventDays()) {
      double survival = after((double) day);
      if (Math.abs(survival - 0.5) < 1e-9) {
        throw new IllegalStateException("The curve rests on one half, the median is an interval");
      }
      if (survival < 0.5) {
        return day / DAYS_PER_MONTH;
      }
    }
    throw new IllegalStateException("The curve stays above one half");
  }

  /** The same times with events and censorings exchanged. */
  Survival reversed() {
    return of(times.stream().map(time -> new Time(time.day(), !time.event())).toList());
  }

  long atRisk(long day) {
    return times.stream().filter(time -> time.day() >= day).count();
  }

  TreeSet<Long> eventDays() {
    TreeSet<Long> days = new TreeSet<>();
    times.stream().filter(Time::event).forEach(time -> days.add(time.day()));
    return days;
  }

  private long events(long day) {
    return times.stream().filter(time -> time.event() && time.day() == day).count();
  }

  /** Death, or else the end of follow-up. */
  static Time overall(Chart chart) {
    return time(chart, Optional.empty(), last(chart));
  }

  /** First progression of a kind or death, or else the last assessment. */
  static Time progressionFree(Chart chart, Predicate<Row> progression) {
    return time(chart, first(chart, progression), lastAssessed(chart));
  }

  /** First local recurrence, or else the last assessment, whether dead or alive. */
  static Time localControl(Chart chart) {
    Optional<LocalDate> event = first(chart, row -> row.is("local_status", "recurrence"));
    LocalDate end = event.orElse(lastAssessed(chart));
    return new Time(DAYS.between(surgery(chart), end), event.isPresent());
  }

  /** First systemic line after surgery or death, or else the end of follow-up. */
  static Time systemicTherapyFree(Chart chart) {
    Optional<LocalDate> line =
        chart.rows("systemic_therapy").stream()
            .map(row -> row.date("start_date"))
            .filter(date -> date.isAfter(surgery(chart)))
            .min(LocalDate::compareTo);
    return time(chart, line, last(chart));
  }

  private static Time time(Chart chart, Optional<LocalDate> event, LocalDate censored) {
    Row patient = chart.patient();
    boolean dead = patient.has("death_date");
    LocalDate end = event.orElse(dead ? patient.date("death_date") : censored);
    return new Time(DAYS.between(surgery(chart), end), dead || event.isPresent());
  }

  private static Optional<LocalDate> first(Chart chart, Predicate<Row> progression) {
    return chart.rows("disease_assessment").stream()
        .filter(progression)
        .map(row -> row.date("assessment_date"))
        .filter(date -> date.isAfter(surgery(chart)))
        .min(LocalDate::compareTo);
  }

  private static LocalDate last(Chart chart) {
    return chart.patient().date("last_contact_date");
  }

  private static LocalDate lastAssessed(Chart chart) {
    return chart.rows("disease_assessment").stream()
        .map(row -> row.date("assessment_date"))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /** First operation of the primary after radiotherapy. */
  static LocalDate surgery(Chart chart) {
    LocalDate start = chart.first("radiotherapy").date("start_date");
    return chart.rows("surgery").stream()
        .filter(row -> row.is("target", "primary"))
        .map(row -> row.date("surgery_date"))
        .filter(date -> date.isAfter(start))
        .min(LocalDate::compareTo)
        .orElseThrow();
  }
}
