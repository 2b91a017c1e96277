package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the rows of a patient against the patient's own row; what fails is counted. */
final class PatientChecks {
  private static final double LEAST_GY_PER_FRACTION = 0.5;
  private static final double MOST_GY_PER_FRACTION = 30;

  private static final int DIAGNOSED = RegistryTable.DIAGNOSIS.position("diagnosis_date");
  private static final int METASTASIZED = RegistryTable.DIAGNOSIS.position("metastasis_date");
  private static final int DOSE = RegistryTable.RADIOTHERAPY.position("total_dose_gy");
  private static final int FRACTIONS = RegistryTable.RADIOTHERAPY.position("fractions");

  private static final Map<RegistryTable, DateColumns> DATES = new EnumMap<>(RegistryTable.class);

  static {
    for (RegistryTable table : RegistryTable.values()) {
      DATES.put(table, new DateColumns(table));
    }
  }

  private final Patient patient;
  private final AssemblyRules rules;
  private final List<Finding> findings;
  private final @Nullable LocalDate firstDiagnosis;

  /**
   * Makes the checks of one patient.
   *
   * @param diagnoses rows of the patient in that table
   */
  PatientChecks(
      Patient patient,
      List<@Nullable Object[]> diagnoses,
      AssemblyRules rules,
      List<Finding> findings) {
    this.patient = patient;
    this.rules = rules;
    this.findings = findings;
    LocalDate first = null;
    for (@Nullable Object[] row : diagnoses) {
      if (row[DIAGNOSED] instanceof LocalDate day && (first == null || day.isBefore(first))) {
        first = day;
      }
    }
    this.firstDiagnosis = first;
    if (isAfter(patient.lastContactDate(), patient.deathDate())) {
      count(RegistryTable.PATIENT, RecordCheck.CONTACT_AFTER_DEATH);
    }
    if (isAfter(patient.lastContactDate(), rules.dataCutoff())
        || isAfter(patient.deathDate(), rules.dataCutoff())) {
      count(RegistryTable.PATIENT, RecordCheck.AFTER_CUTOFF);
    }
  }

  /** Returns the check that makes the patient's own row unusable, if one does. */
  static @Nullable RecordCheck contradiction(Patient patient) {
    LocalDate death = patient.deathDate();
    Patient.VitalStatus status = patient.vitalStatus();
    if (status == Patient.VitalStatus.DEAD && death == null) {
      return RecordCheck.DEAD_WITHOUT_DATE;
    }
    if (status == Patient.VitalStatus.ALIVE && death != null) {
      return RecordCheck.ALIVE_WITH_DEATH_DATE;
    }
    boolean beforeBirth =
        isBeforeBirth(patient, death) || isBeforeBirth(patient, patient.lastContactDate());
    return beforeBirth ? RecordCheck.BEFORE_BIRTH : null;
  }

  /** Returns the rows that can be used, in order; values that cannot be are taken out of them. */
  List<@Nullable Object[]> usable(RegistryTable table, List<@Nullable Object[]> rows) {
    DateColumns dates = Objects.requireNonNull(DATES.get(table));
    List<@Nullable Object[]> usable = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      DateColumns.Days days = dates.of(row);
      RecordCheck failed = rejecting(days);
      if (failed != null) {
        count(table, failed);
      } else {
        if (isEndWrong(table, days)) {
          dates.removeEnd(row);
          days = days.withoutEnd();
        }
        checkDose(table, row);
        note(table, days, row);
        usable.add(row);
      }
    }
    if (usable.size() > 1) {
      usable.sort(RowOrder.of(table));
    }
    return usable;
  }

  private @Nullable RecordCheck rejecting(DateColumns.Days days) {
    if (isBeforeBirth(patient, days.first())) {
      return RecordCheck.BEFORE_BIRTH;
    }
    if (isAfter(days.last(), patient.deathDate())) {
      return RecordCheck.AFTER_DEATH;
    }
    return rules.isLastContactFinal() && isAfterLastContact(days.latest())
        ? RecordCheck.AFTER_FINAL_CONTACT
        : null;
  }

  /** Whether the end cannot be what it says; counts that, and an end that leaves no interval. */
  private boolean isEndWrong(RegistryTable table, DateColumns.Days days) {
    if (isAfter(days.last(), days.end())) {
      count(table, RecordCheck.END_BEFORE_START);
      return true;
    }
    if (isAfter(days.end(), patient.deathDate())) {
      count(table, RecordCheck.END_AFTER_DEATH);
      return true;
    }
    if (days.end() != null && days.end().equals(days.last())) {
      count(table, RecordCheck.NO_INTERVAL);
    }
    return false;
  }

  /** Which of the two numbers is wrong is not known. */
  private void checkDose(RegistryTable table, @Nullable Object[] row) {
    if (table == RegistryTable.RADIOTHERAPY
        && row[DOSE] instanceof Double dose
        && row[FRACTIONS] instanceof Integer fractions
        && !(dose >= LEAST_GY_PER_FRACTION * fractions
            && dose <= MOST_GY_PER_FRACTION * fractions)) {
      count(table, RecordCheck.IMPLAUSIBLE_FRACTION);
      row[DOSE] = null;
      row[FRACTIONS] = null;
    }
  }

  /** Counts what is odd and changes nothing. */
  private void note(RegistryTable table, DateColumns.Days days, @Nullable Object[] row) {
    if (isAfter(days.latest(), rules.dataCutoff())) {
      count(table, RecordCheck.AFTER_CUTOFF);
    }
    if (isAfterLastContact(days.latest())) {
      count(table, RecordCheck.AFTER_LAST_CONTACT);
    }
    if (table.isTreatment() && isAfter(firstDiagnosis, days.first())) {
      count(table, RecordCheck.TREATMENT_BEFORE_DIAGNOSIS);
    }
    if (table == RegistryTable.DIAGNOSIS) {
      LocalDate diagnosed = (LocalDate) row[DIAGNOSED];
      if (isAfter(diagnosed, (LocalDate) row[METASTASIZED])) {
        count(table, RecordCheck.METASTASIS_BEFORE_DIAGNOSIS);
      }
      LocalDate death = patient.deathDate();
      if (diagnosed != null
          && diagnosed.equals(death == null ? patient.lastContactDate() : death)) {
        count(table, RecordCheck.NO_INTERVAL);
      }
    }
  }

  /** A day after death is another matter. */
  private boolean isAfterLastContact(@Nullable LocalDate day) {
    return patient.deathDate() == null && isAfter(day, patient.lastContactDate());
  }

  private static boolean isBeforeBirth(Patient patient, @Nullable LocalDate day) {
    Integer birthYear = patient.birthYear();
    return day != null && birthYear != null && day.getYear() < birthYear;
  }

  private static boolean isAfter(@Nullable LocalDate day, @Nullable LocalDate other) {
    return day != null && other != null && day.isAfter(other);
  }

  private void count(RegistryTable table, RecordCheck check) {
    findings.add(new Finding(table, check, 1));
  }
}
