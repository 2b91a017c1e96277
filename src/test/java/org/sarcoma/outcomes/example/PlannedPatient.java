package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of {@code study.csv}: a patient described by days, not dates.
 *
 * @param fields by the names of the header
 */
record PlannedPatient(Map<String, String> fields) {
  /** A whole number of something, or of days, with a name: {@code name@day}. */
  record Dated(String name, int day) {}

  String text(String field) {
    return fields.getOrDefault(field, "");
  }

  boolean has(String field) {
    return !text(field).isEmpty();
  }

  int integer(String field) {
    return Integer.parseInt(text(field));
  }

  Integer optionalInteger(String field) {
    return has(field) ? Integer.valueOf(text(field)) : null;
  }

  boolean dead() {
    return text("status").equals("dead");
  }

  boolean locallyRecurrent() {
    return text("presentation").equals("locally_recurrent");
  }

  LocalDate radiotherapyStart() {
    return LocalDate.parse(text("rt_start"));
  }

  /** Fifteen fractions from a Monday end on the third Friday. */
  LocalDate radiotherapyEnd() {
    return radiotherapyStart().plusDays(18);
  }

  LocalDate surgery() {
    return radiotherapyEnd().plusDays(integer("gap"));
  }

  LocalDate dayAfterSurgery(int days) {
    return surgery().plusDays(days);
  }

  LocalDate end() {
    return dayAfterSurgery(integer("follow_up"));
  }

  List<String> list(String field) {
    return has(field) ? Arrays.asList(text(field).split(";", -1)) : List.of();
  }

  List<Integer> assessed() {
    return list("assessed").stream().map(Integer::valueOf).toList();
  }

  Stream<Dated> dated(String field) {
    return list(field).stream()
        .map(item -> item.split("@", 2))
        .map(parts -> new Dated(parts[0], Integer.parseInt(parts[1])));
  }
}
