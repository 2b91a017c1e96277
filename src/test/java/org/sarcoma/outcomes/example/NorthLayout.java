package org.sarcoma.outcomes.example;

import static org.sarcoma.outcomes.example.SourceColumn.Type.INT;
import static org.sarcoma.outcomes.example.SourceColumn.Type.TEXT;
import static org.sarcoma.outcomes.example.SourceColumn.coded;
import static org.sarcoma.outcomes.example.SourceColumn.renamed;
import static org.sarcoma.outcomes.example.SourceColumn.same;
import static org.sarcoma.outcomes.example.SourceColumn.scaled;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Institution {@code north}: English names, dates as text, mm and cGy, one letter or digit for most
 * codes, toxicity by RTOG/EORTC, no pain assessment.
 */
final class NorthLayout {
  private static final Map<Boolean, String> YES_NO = Map.of(true, "yes", false, "no");
  private static final Map<String, String> STATUS =
      Map.of(
          "none", "NED", "stable", "SD", "response", "PR", "progression", "PD", "recurrence", "LR");
  private static final Map<String, String> TARGET =
      Map.of("primary", "P", "local_recurrence", "L", "metastasis", "M");

  private static final Map<String, String> DELAY =
      Map.of("wound_complication", "W", "other_toxicity", "T", "patient_choice", "C", "other", "O");

  static final Layout LAYOUT =
      new Layout(
          List.of(
              new Layout.Table("patient", "persons", 1, persons()),
              new Layout.Table("diagnosis", "tumours", 1, tumours()),
              new Layout.Table("radiotherapy", "radiation", 1, radiation()),
              new Layout.Table("surgery", "operations", 1, operations()),
              new Layout.Table("systemic_therapy", "drug_lines", 1, drugLines()),
              new Layout.Table("disease_assessment", "visits", 1, visits()),
              new Layout.Table("adverse_event", "toxicity", 1, toxicity())),
          List.of("NA", "."));

  private NorthLayout() {}

  private static SourceColumn person() {
    return renamed("person_no", TEXT, "patient_id");
  }

  private static SourceColumn date(String name, String canonical) {
    return SourceColumn.textDate(name, canonical, DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private static List<SourceColumn> persons() {
    return Layout.columns(
        person(),
        renamed("link_no", TEXT, "linkage_id"),
        coded("gender", "sex", Map.of("male", "1", "female", "2")),
        renamed("yob", INT, "birth_year"),
        coded("status", "vital_status", Map.of("alive", "A", "dead", "D")),
        date("died_on", "death_date"),
        coded(
            "death_cause",
            "cause_of_death",
            Map.of("sarcoma", "1", "treatment", "2", "other", "3", "unknown", "9")),
        date("last_seen", "last_contact_date"));
  }

  private static List<SourceColumn> tumours() {
    return Layout.columns(
        person(),
        renamed("tumour_no", TEXT, "tumor_id"),
        date("diagnosed_on", "diagnosis_date"),
        renamed("icdo_site", TEXT, "topography"),
        renamed("icdo_morphology", TEXT, "morphology"),
        coded("grade", "fnclcc_grade", Map.of(1, "1", 2, "2", 3, "3")),
        scaled("size_mm", "size_cm", 10),
        coded("presented_as", "presentation", Map.of("primary", "P", "locally_recurrent", "R")),
        date("metastatic_since", "metastasis_date"),
        renamed("metastases", INT, "metastatic_lesion_count"),
        same("metastatic_sites", TEXT),
        same("ecog", INT),
        renamed("selected_for", TEXT, "selection_reason"));
  }

  private static List<SourceColumn> radiation() {
    return Layout.columns(
        person(),
        renamed("tumour_no", TEXT, "tumor_id"),
        renamed("course_no", TEXT, "course_id"),
        coded("treated", "target", TARGET),
        coded(
            "intent",
            "setting",
            Map.of(
                "preoperative",
                "PRE",
                "postoperative",
                "POST",
                "definitive",
                "DEF",
                "palliative",
                "PAL")),
        date("first_day", "start_date"),
        date("last_day", "end_date"),
        scaled("dose_cgy", "total_dose_gy", 100),
        same("fractions", INT),
        same("technique", TEXT),
        coded("completed", "completed_as_planned", YES_NO));
  }

  private static List<SourceColumn> operations() {
    return Layout.columns(
        person(),
        renamed("tumour_no", TEXT, "tumor_id"),
        date("operated_on", "surgery_date"),
        coded("operated", "target", TARGET),
        coded(
            "operation",
            "procedure",
            Map.of("resection", "RES", "amputation", "AMP", "ablation", "ABL")),
        coded("residual", "margin", Map.of("r0", "0", "r1", "1", "r2", "2")));
  }

  private static List<SourceColumn> drugLines() {
    return Layout.columns(
        person(),
        renamed("line_no", TEXT, "line_id"),
        coded(
            "phase",
            "setting",
            Map.of("before_local", "PRE", "adjuvant", "ADJ", "palliative", "PAL")),
        coded("planned", "planned", YES_NO),
        date("start_date", "start_date"),
        date("end_date", "end_date"),
        same("regimen", TEXT),
        coded(
            "best_response",
            "best_response",
            Map.of("complete", "CR", "partial", "PR", "stable", "SD", "progression", "PD")),
        coded("delay", "delayed_by", DELAY));
  }

  private static List<SourceColumn> visits() {
    return Layout.columns(
        person(),
        date("visit_date", "assessment_date"),
        coded("local", "local_status", STATUS),
        coded("distant", "distant_status", STATUS));
  }

  private static List<SourceColumn> toxicity() {
    return Layout.columns(
        person(),
        date("onset", "onset_date"),
        date("resolved", "resolved_date"),
        same("term", TEXT),
        same("grade", INT),
        coded(
            "caused_by",
            "attribution",
            Map.of(
                "radiotherapy",
                "RT",
                "surgery",
                "OP",
                "systemic_therapy",
                "DRUG",
                "disease",
                "DIS",
                "other",
                "OTH")),
        same("wound_criterion", TEXT));
  }
}
