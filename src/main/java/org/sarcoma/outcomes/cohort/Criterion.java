package org.sarcoma.outcomes.cohort;

import static java.util.Objects.requireNonNull;
import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.RECURRENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Target;

/**
 * An eligibility criterion: narrows the candidates of a patient, who is excluded by the criterion
 * that leaves none. A new criterion is a new constant here and its name in the configuration.
 */
public enum Criterion {
  SOFT_TISSUE_HISTOLOGY("Soft tissue sarcoma by ICD-O-3 morphology, arising outside bone") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(protocol.histologies().isSoftTissueSarcoma(candidate.diagnosis()));
    }
  },
  METASTATIC("Distant metastasis with a date") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(candidate.diagnosis().metastasisDate() != null);
    }
  },
  METASTATIC_AT_ANY_TIME("Distant metastasis on record: its date, a number of lesions or sites") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(candidate.isMetastatic());
    }
  },
  ANY_RADIOTHERAPY(
      "Radiotherapy on record, of whatever target, setting or day by the data cut-off") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(candidate.isIrradiated(protocol.dataCutoff()));
    }
  },
  ANY_SURGERY("Operation on record, of whatever target, procedure or day by the data cut-off") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(candidate.isOperated(protocol.dataCutoff()));
    }
  },
  PRIMARY_RADIOTHERAPY("Radiotherapy directed at the primary tumor") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.courses().stream()
          .filter(it -> it.target() == Target.PRIMARY)
          .map(candidate::with)
          .toList();
    }
  },
  PREOPERATIVE_RADIOTHERAPY(
      "Radiotherapy given before surgery; a course of unknown setting counts if that primary is"
          + " operated on after it",
      PRIMARY_RADIOTHERAPY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      Radiotherapy.Setting setting = candidate.radiotherapy().setting();
      return candidate.onlyIf(
          setting == Radiotherapy.Setting.PREOPERATIVE
              || (setting == null
                  && !candidate.operationsAfterCourse(protocol.dataCutoff()).isEmpty()));
    }
  },
  SCHEDULE(
      "Dose and fractions of the schedule, or the schedule begun and stopped early",
      PRIMARY_RADIOTHERAPY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      Schedule schedule = requireNonNull(protocol.cohort().schedule());
      return candidate.onlyIf(schedule.admits(candidate.radiotherapy()));
    }
  },
  METASTATIC_BEFORE_RADIOTHERAPY(
      "Metastatic on or before the first day of radiotherapy", PRIMARY_RADIOTHERAPY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      LocalDate metastasis = candidate.diagnosis().metastasisDate();
      LocalDate course = candidate.radiotherapy().startDate();
      return candidate.onlyIf(metastasis != null && course != null && !metastasis.isAfter(course));
    }
  },
  DATA_CUTOFF("Radiotherapy, or else the diagnosis, on or before the data cut-off") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      LocalDate start = start(candidate);
      return candidate.onlyIf(start != null && !start.isAfter(protocol.dataCutoff()));
    }
  },
  TREATMENT_PERIOD("Radiotherapy, or else the diagnosis, within the treatment period") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      LocalDate start = start(candidate);
      return candidate.onlyIf(start != null && protocol.cohort().treatmentPeriod().contains(start));
    }
  },
  SELECTION("Any of the accepted reasons for treating the primary") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(
          SelectionReason.of(candidate.diagnosis()).stream()
              .anyMatch(protocol.cohort().selectionReasons()::contains));
    }
  },
  OLIGOMETASTATIC("1 to the accepted number of distant lesions; an unknown number does not count") {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.onlyIf(
          OligometastaticState.of(candidate.diagnosis(), protocol.cohort().oligometastaticLesions())
              == OligometastaticState.OLIGOMETASTATIC);
    }
  },
  SURGERY_OF_PRIMARY(
      "Resection or amputation of that primary after the course and by the data cut-off",
      PRIMARY_RADIOTHERAPY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      return candidate.operationsAfterCourse(protocol.dataCutoff()).stream()
          .map(candidate::with)
          .toList();
    }
  },
  SURGERY_GAP("Surgery within the accepted gap after the course", SURGERY_OF_PRIMARY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      Integer gap =
          CohortMember.days(candidate.lastDayOfCourse(), candidate.surgery().surgeryDate());
      return candidate.onlyIf(gap != null && gap <= protocol.cohort().maximumGapDays());
    }
  },
  BEFORE_RECURRENCE(
      "No local recurrence before that surgery, unless it was the presentation",
      SURGERY_OF_PRIMARY) {
    @Override
    List<Candidate> narrow(Candidate candidate, Protocol protocol) {
      LocalDate surgery = requireNonNull(candidate.surgery().surgeryDate());
      LocalDate course = candidate.radiotherapy().startDate();
      boolean presentedRecurrent =
          candidate.diagnosis().presentation() == Diagnosis.Presentation.LOCALLY_RECURRENT;
      return candidate.onlyIf(
          candidate.record().diseaseAssessments().stream()
              .filter(it -> it.localStatus() == RECURRENCE)
              .map(DiseaseAssessment::assessmentDate)
              .filter(it -> !it.isAfter(surgery))
              .allMatch(it -> presentedRecurrent && course != null && it.isBefore(course)));
    }
  };

  private final String meaning;
  private final @Nullable Criterion needs;

  Criterion(String meaning) {
    this.meaning = meaning;
    this.needs = null;
  }

  Criterion(String meaning, Criterion needs) {
    this.meaning = meaning;
    this.needs = needs;
  }

  /** Returns what of the candidate is left; empty if it does not fulfil the criterion. */
  abstract List<Candidate> narrow(Candidate candidate, Protocol protocol);

  /** Whether it asks about the tumor only, so that it can be asked of the untreated too. */
  boolean isOfTumor() {
    return switch (this) {
      case SOFT_TISSUE_HISTOLOGY, METASTATIC, METASTATIC_AT_ANY_TIME, OLIGOMETASTATIC -> true;
      default -> false;
    };
  }

  /** Name in configuration and result tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for the attrition table. */
  public String meaning() {
    return meaning;
  }

  /** The criterion that must come earlier because it finds what this one looks at, if any. */
  @Nullable Criterion needs() {
    return needs;
  }

  private static @Nullable LocalDate start(Candidate candidate) {
    Radiotherapy course = candidate.course();
    return course == null ? candidate.diagnosis().diagnosisDate() : course.startDate();
  }
}
