package org.sarcoma.outcomes.registry;

import static org.sarcoma.outcomes.registry.RecordCheck.Action.COLLAPSED;
import static org.sarcoma.outcomes.registry.RecordCheck.Action.COUNTED;
import static org.sarcoma.outcomes.registry.RecordCheck.Action.KEPT;
import static org.sarcoma.outcomes.registry.RecordCheck.Action.LEFT_OUT;
import static org.sarcoma.outcomes.registry.RecordCheck.Action.REJECTED;
import static org.sarcoma.outcomes.registry.RecordCheck.Action.SET_MISSING;
import static org.sarcoma.outcomes.registry.RecordCheck.Severity.ERROR;
import static org.sarcoma.outcomes.registry.RecordCheck.Severity.INFO;
import static org.sarcoma.outcomes.registry.RecordCheck.Severity.WARNING;

import java.util.Locale;

/**
 * What is checked of every row and every patient: how bad it is, what happens to what fails, and
 * what it means.
 */
public enum RecordCheck {
  ROWS_READ(INFO, COUNTED, "Rows read, to compare with what the files hold"),
  ROWS_LEFT_OUT(INFO, LEFT_OUT, "Not one of the rows that the mapping of the table means"),
  MISSING_KEY(ERROR, REJECTED, "No patient"),
  MISSING_REQUIRED_VALUE(ERROR, REJECTED, "A column that every row needs has no usable value"),
  /** A date of death that is merely dropped would turn a death into a survivor. */
  UNREADABLE_DATE(ERROR, REJECTED, "A date in none of the formats, or no day of the calendar"),
  UNREADABLE_NUMBER(WARNING, SET_MISSING, "A number that is none"),
  UNKNOWN_CODE(WARNING, SET_MISSING, "A code that the mapping does not know"),
  IMPLAUSIBLE_VALUE(WARNING, SET_MISSING, "A number that no patient can have"),
  IMPLAUSIBLE_FRACTION(
      WARNING, SET_MISSING, "A dose of one fraction outside 0.5 to 30 Gy: total and number go"),
  SEVERAL_VALUES(WARNING, SET_MISSING, "Different values in one cell, of which none is meant"),
  UNKNOWN_UNIT(WARNING, SET_MISSING, "A number whose unit is missing or not known"),
  CONTRADICTING_COLUMNS(WARNING, SET_MISSING, "Two columns contradict each other about one fact"),
  CONTRADICTED_ROWS(WARNING, KEPT, "Another table says that the patient has no such row"),
  END_BEFORE_START(WARNING, SET_MISSING, "An end before its start: the end goes"),
  END_AFTER_DEATH(WARNING, SET_MISSING, "An end after death: the end goes"),
  NO_INTERVAL(INFO, KEPT, "Starts and ends, or is diagnosed and last seen, on one day"),
  METASTASIS_BEFORE_DIAGNOSIS(WARNING, KEPT, "A metastasis before the diagnosis of its tumor"),
  TREATMENT_BEFORE_DIAGNOSIS(WARNING, KEPT, "A treatment before the first diagnosis"),
  DUPLICATE_ROW(INFO, COLLAPSED, "The same as another row"),
  CONFLICTING_ROWS(ERROR, REJECTED, "Rows about the same differ, and none can be believed"),
  ORPHAN(ERROR, REJECTED, "A patient who is not in the patient table"),
  PATIENT_REJECTED(ERROR, REJECTED, "A patient whose own row is rejected"),
  LINKED_ELSEWHERE(
      WARNING,
      LEFT_OUT,
      "A patient who is in another registry too, by linkage_id, and counts there"),
  AFTER_DEATH(ERROR, REJECTED, "A fact after the death of the patient"),
  BEFORE_BIRTH(ERROR, REJECTED, "A fact before the birth of the patient"),
  DEAD_WITHOUT_DATE(ERROR, REJECTED, "A dead patient without date of death"),
  ALIVE_WITH_DEATH_DATE(ERROR, REJECTED, "A living patient with a date of death"),
  CONTACT_AFTER_DEATH(WARNING, KEPT, "A last contact after death"),
  AFTER_LAST_CONTACT(INFO, KEPT, "A fact after the last contact: follow-up lasts until the fact"),
  AFTER_FINAL_CONTACT(ERROR, REJECTED, "A fact after a last contact that the mapping calls final"),
  AFTER_CUTOFF(INFO, KEPT, "A fact after the data cut-off, which is not used");

  /** How bad it is. */
  public enum Severity {
    /** How registries are. */
    INFO,
    /** Something is wrong, and the row is used as far as it can be. */
    WARNING,
    /** The row is lost. */
    ERROR;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is done with a row. */
  public enum Action {
    /** It is used, and no failure. */
    COUNTED,
    /** It is not used, which is no fault of it. */
    LEFT_OUT,
    /** It is used without the value. */
    SET_MISSING,
    /** One of the rows is used. */
    COLLAPSED,
    /** It is used as it is. */
    KEPT,
    /** It is not used. */
    REJECTED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Severity severity;
  private final Action action;
  private final String meaning;

  RecordCheck(Severity severity, Action action, String meaning) {
    this.severity = severity;
    this.action = action;
    this.meaning = meaning;
  }

  public Severity severity() {
    return severity;
  }

  public Action action() {
    return action;
  }

  /** What is wrong with a row that fails. */
  public String meaning() {
    return meaning;
  }

  /** Name in the data quality table. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
