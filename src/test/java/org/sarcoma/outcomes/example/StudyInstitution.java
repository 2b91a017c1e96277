package org.sarcoma.outcomes.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Institution {@code study}: the patients of the published series among ineligible ones. */
final class StudyInstitution {
  private StudyInstitution() {}

  /** The patients whose results equal the published figures. */
  static List<Chart> eligible() {
    Pseudonyms pseudonyms = new Pseudonyms(19);
    return plans().stream().map(plan -> StudyCharts.of(pseudonyms.next(), plan)).toList();
  }

  static List<SourceTable> tables() {
    List<Chart> charts = new ArrayList<>(eligible());
    StudyExclusions.patients().forEach(patient -> charts.add(patient.chart()));
    charts.sort(Comparator.comparing(Chart::patientId));
    Registry registry = Registry.of(charts);
    addUnusableRows(registry);
    return Canonical.TABLES.entrySet().stream()
        .map(
            table ->
                new SourceTable(table.getKey(), table.getValue(), registry.rows(table.getKey()), 1))
        .toList();
  }

  /** Rows that record checks reject, none of them of an eligible patient. */
  private static void addUnusableRows(Registry registry) {
    Row death =
        registry.rows("patient").stream()
            .filter(row -> row.is("patient_id", StudyExclusions.diedUnoperated()))
            .findFirst()
            .orElseThrow();
    registry
        .add("disease_assessment")
        .set("patient_id", death.text("patient_id"))
        .set("assessment_date", death.date("death_date").plusDays(45))
        .set("local_status", "none")
        .set("distant_status", "none");
    registry
        .add("adverse_event")
        .set("patient_id", "p0000000")
        .set("onset_date", LocalDate.of(2022, 5, 4))
        .set("term", "fibrosis")
        .set("grade", 4)
        .set("scale", "ctcae")
        .set("scale_version", "5.0")
        .set("attribution", "radiotherapy");
    registry
        .add("systemic_therapy")
        .set("line_id", "1")
        .set("setting", "palliative")
        .set("start_date", LocalDate.of(2021, 8, 16));
  }

  static List<PlannedPatient> plans() {
    try (InputStream file = StudyInstitution.class.getResourceAsStream("study.csv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] header = lines.get(0).split(",");
      return lines.stream().skip(1).map(line -> plan(header, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlannedPatient plan(String[] header, String[] values) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.length; i++) {
      fields.put(header[i], values[i]);
    }
    return new PlannedPatient(fields);
  }
}
