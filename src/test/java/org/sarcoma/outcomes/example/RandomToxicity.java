package org.sarcoma.outcomes.example;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adverse events of a drawn patient: acute skin reaction, wound complication, late effects. */
final class RandomToxicity {
  private static final List<String> CRITERIA =
      List.of(
          "secondary_operation",
          "readmission",
          "invasive_procedure",
          "deep_packing",
          "prolonged_dressing",
          "graft_revision",
          "wet_dressing");

  private RandomToxicity() {}

  static void addTo(RandomPatient patient, Draws draws) {
    boolean irradiated = !patient.chart().rows("radiotherapy").isEmpty();
    boolean operated = !patient.chart().rows("surgery").isEmpty();
    if (irradiated && draws.chance(60)) {
      addAcute(patient, draws);
    }
    if (operated && draws.chance(24)) {
      LocalDate onset = patient.surgery().plusDays(draws.between(4, 110));
      event(patient, onset, "wound complication", draws.between(2, 3))
          .set("resolved_date", onset.plusDays(draws.between(14, 90)))
          .set("attribution", "surgery")
          .set("wound_criterion", draws.oneOf(CRITERIA));
    }
    for (String term : List.of("fibrosis", "edema", "joint stiffness")) {
      if (irradiated && draws.chance(13)) {
        addLate(patient, term, draws);
      }
    }
  }

  private static void addAcute(RandomPatient patient, Draws draws) {
    LocalDate onset = radiotherapyStart(patient).plusDays(draws.between(9, 30));
    event(patient, onset, "radiation dermatitis", draws.weighted(grades()))
        .set("resolved_date", onset.plusDays(draws.between(14, 40)))
        .set("attribution", "radiotherapy");
  }

  private static void addLate(RandomPatient patient, String term, Draws draws) {
    LocalDate onset = radiotherapyStart(patient).plusDays(draws.between(95, 800));
    Integer grade = draws.chance(94) ? draws.weighted(grades()) : null;
    event(patient, onset, term, grade).set("attribution", "radiotherapy");
  }

  private static LocalDate radiotherapyStart(RandomPatient patient) {
    return patient.chart().first("radiotherapy").date("start_date");
  }

  private static Map<Integer, Integer> grades() {
    return new TreeMap<>(Map.of(1, 52, 2, 38, 3, 10));
  }

  private static Row event(RandomPatient patient, LocalDate onset, String term, Integer grade) {
    return patient
        .chart()
        .add("adverse_event")
        .set("onset_date", onset)
        .set("term", term)
        .set("grade", grade)
        .set("scale", "ctcae")
        .set("scale_version", onset.getYear() < 2020 ? "4.03" : "5.0");
  }
}
