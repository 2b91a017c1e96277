package org.sarcoma.outcomes.example;

import static org.sarcoma.outcomes.example.SourceColumn.Type.DOUBLE;
import static org.sarcoma.outcomes.example.SourceColumn.Type.INT;
import static org.sarcoma.outcomes.example.SourceColumn.Type.TEXT;
import static org.sarcoma.outcomes.example.SourceColumn.coded;
import static org.sarcoma.outcomes.example.SourceColumn.renamed;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Institution {@code rhine}: German names and codes, German dates as text, flags J and N, no
 * linkage, no number of metastases.
 */
final class RhineLayout {
  private static final DateTimeFormatter GERMAN =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final Map<Boolean, String> FLAG = Map.of(true, "J", false, "N");
  private static final Map<String, String> STATUS =
      Map.of(
          "none", "kein Tumor",
          "stable", "stabil",
          "response", "Remission",
          "progression", "Progress",
          "recurrence", "Rezidiv");
  private static final Map<String, String> TARGET =
      Map.of(
          "primary", "Primaertumor", "local_recurrence", "Lokalrezidiv", "metastasis", "Metastase");

  private static final Map<String, String> DELAY =
      Map.of(
          "wound_complication", "Wunde",
          "other_toxicity", "Toxizitaet",
          "patient_choice", "Patientenwunsch",
          "other", "andere");

  static final Layout LAYOUT =
      new Layout(
          List.of(
              new Layout.Table("patient", "patienten", 3, patienten()),
              new Layout.Table("diagnosis", "tumoren", 1, tumoren()),
              new Layout.Table("radiotherapy", "bestrahlungen", 1, bestrahlungen()),
              new Layout.Table("surgery", "operationen", 1, operationen()),
              new Layout.Table("systemic_therapy", "systemtherapien", 1, systemtherapien()),
              new Layout.Table("disease_assessment", "verlauf", 1, verlauf()),
              new Layout.Table("adverse_event", "nebenwirkungen", 1, nebenwirkungen()),
              new Layout.Table("pain_assessment", "schmerz", 1, schmerz())),
          List.of("", "k.A."));

  private RhineLayout() {}

  private static SourceColumn patient() {
    return renamed("pat_id", TEXT, "patient_id");
  }

  private static SourceColumn date(String name, String canonical) {
    return SourceColumn.textDate(name, canonical, GERMAN);
  }

  private static List<SourceColumn> patienten() {
    return Layout.columns(
        patient(),
        coded("geschlecht", "sex", Map.of("male", "m", "female", "w", "other", "d")),
        renamed("geburtsjahr", INT, "birth_year"),
        coded("status", "vital_status", Map.of("alive", "lebt", "dead", "verstorben")),
        date("todesdatum", "death_date"),
        coded(
            "todesursache",
            "cause_of_death",
            Map.of(
                "sarcoma", "Sarkom", "treatment", "Therapie", "other", "andere", "unknown", "?")),
        date("letzter_kontakt", "last_contact_date"));
  }

  private static List<SourceColumn> tumoren() {
    return Layout.columns(
        patient(),
        renamed("tumor_nr", TEXT, "tumor_id"),
        date("diagnosedatum", "diagnosis_date"),
        renamed("lokalisation", TEXT, "topography"),
        renamed("morphologie", TEXT, "morphology"),
        coded("grading", "fnclcc_grade", Map.of(1, "G1", 2, "G2", 3, "G3")),
        renamed("groesse_cm", DOUBLE, "size_cm"),
        coded(
            "praesentation",
            "presentation",
            Map.of("primary", "primaer", "locally_recurrent", "Rezidiv")),
        date("metastasiert_seit", "metastasis_date"),
        renamed("metastasen_orte", TEXT, "metastatic_sites"),
        renamed("ecog", INT, "ecog"),
        renamed("auswahlgrund", TEXT, "selection_reason"));
  }

  private static List<SourceColumn> bestrahlungen() {
    return Layout.columns(
        patient(),
        renamed("tumor_nr", TEXT, "tumor_id"),
        renamed("serie_nr", TEXT, "course_id"),
        coded("ziel", "target", TARGET),
        coded(
            "zeitpunkt",
            "setting",
            Map.of(
                "preoperative", "praeoperativ",
                "postoperative", "postoperativ",
                "definitive", "definitiv",
                "palliative", "palliativ")),
        date("beginn", "start_date"),
        date("ende", "end_date"),
        renamed("gesamtdosis_gy", DOUBLE, "total_dose_gy"),
        renamed("fraktionen", INT, "fractions"),
        renamed("technik", TEXT, "technique"),
        coded("wie_geplant", "completed_as_planned", FLAG));
  }

  private static List<SourceColumn> operationen() {
    return Layout.columns(
        patient(),
        renamed("tumor_nr", TEXT, "tumor_id"),
        date("op_datum", "surgery_date"),
        coded("ziel", "target", TARGET),
        coded(
            "verfahren",
            "procedure",
            Map.of("resection", "Resektion", "amputation", "Amputation", "ablation", "Ablation")),
        coded("resektionsrand", "margin", Map.of("r0", "R0", "r1", "R1", "r2", "R2")));
  }

  private static List<SourceColumn> systemtherapien() {
    return Layout.columns(
        patient(),
        renamed("linie_nr", TEXT, "line_id"),
        coded(
            "phase",
            "setting",
            Map.of(
                "before_local",
                "vor Lokaltherapie",
                "adjuvant",
                "adjuvant",
                "palliative",
                "palliativ")),
        coded("geplant", "planned", FLAG),
        date("beginn", "start_date"),
        date("ende", "end_date"),
        renamed("schema", TEXT, "regimen"),
        coded(
            "bestes_ansprechen",
            "best_response",
            Map.of("complete", "CR", "partial", "PR", "stable", "SD", "progression", "PD")),
        coded("verzoegert_durch", "delayed_by", DELAY));
  }

  private static List<SourceColumn> verlauf() {
    return Layout.columns(
        patient(),
        date("untersucht_am", "assessment_date"),
        coded("lokal", "local_status", STATUS),
        coded("fern", "distant_status", STATUS));
  }

  private static List<SourceColumn> nebenwirkungen() {
    return Layout.columns(
        patient(),
        date("beginn", "onset_date"),
        date("ende", "resolved_date"),
        coded(
            "begriff",
            "term",
            Map.of(
                "fibrosis", "Fibrose",
                "edema", "Oedem",
                "joint stiffness", "Gelenksteife",
                "radiation dermatitis", "Radiodermatitis",
                "wound complication", "Wundkomplikation")),
        renamed("grad", INT, "grade"),
        renamed("ctcae_version", TEXT, "scale_version"),
        coded(
            "ursache",
            "attribution",
            Map.of("radiotherapy", "Bestrahlung", "surgery", "Operation")),
        renamed("wundkriterium", TEXT, "wound_criterion"));
  }

  private static List<SourceColumn> schmerz() {
    return Layout.columns(
        patient(),
        date("datum", "assessment_date"),
        renamed("nrs", DOUBLE, "score"),
        renamed("morphin_mg", DOUBLE, "morphine_equivalent_mg"));
  }
}
