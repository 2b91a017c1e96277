package org.sarcoma.outcomes.registry;

import java.util.Locale;

/** What is checked of every row and every patient, and what happens to what fails. */
public enum RecordCheck {
  /** Not a failure: counts what was read, to compare it with what the files hold. */
  ROWS_READ(Action.COUNTED),
  /** Not a failure: rows that are not what the mapping of the table is about. */
  ROWS_LEFT_OUT(Action.COUNTED),
  MISSING_KEY(Action.REJECTED),
  MISSING_REQUIRED_VALUE(Action.REJECTED),
  /**
   * The whole row goes: a date of death that is merely dropped would turn a death into a survivor.
   */
  UNREADABLE_DATE(Action.REJECTED),
  UNREADABLE_NUMBER(Action.SET_MISSING),
  UNKNOWN_CODE(Action.SET_MISSING),
  IMPLAUSIBLE_VALUE(Action.SET_MISSING),
  /** Several different values in one cell, of which the mapping says that none counts. */
  SEVERAL_VALUES(Action.SET_MISSING),
  /** A number whose unit, in another column, is missing or none that the mapping knows. */
  UNKNOWN_UNIT(Action.SET_MISSING),
  /** Two columns of the row contradict each other about the same fact. */
  CONTRADICTING_COLUMNS(Action.SET_MISSING),
  /** Rows of a patient of whom another table says that there are none. */
  CONTRADICTED_ROWS(Action.KEPT),
  END_BEFORE_START(Action.SET_MISSING),
  /** Every column is the same as in another row. */
  DUPLICATE_ROW(Action.COLLAPSED),
  /** Rows with the same key differ; none of them can be believed. */
  CONFLICTING_ROWS(Action.REJECTED),
  /** A row of a patient who is not in the patient table. */
  ORPHAN(Action.REJECTED),
  /** A row of a patient whose own row was rejected. */
  PATIENT_REJECTED(Action.REJECTED),
  AFTER_DEATH(Action.REJECTED),
  BEFORE_BIRTH(Action.REJECTED),
  DEAD_WITHOUT_DATE(Action.REJECTED),
  ALIVE_WITH_DEATH_DATE(Action.REJECTED),
  CONTACT_AFTER_DEATH(Action.KEPT);

  /** What is done with a row. */
  public enum Action {
    COUNTED,
    /** The row is used without the value. */
    SET_MISSING,
    /** One of the rows is used. */
    COLLAPSED,
    /** The row is used as it is. */
    KEPT,
    /** The row is not used. */
    REJECTED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Action action;

  RecordCheck(Action action) {
    this.action = action;
  }

  public Action action() {
    return action;
  }

  /** Name in the data quality table. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
