package org.sarcoma.outcomes.endpoint;

import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.PROGRESSION;
import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.RECURRENCE;
import static org.sarcoma.outcomes.registry.RegistryTable.ADVERSE_EVENT;
import static org.sarcoma.outcomes.registry.RegistryTable.DISEASE_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.PATIENT;
import static org.sarcoma.outcomes.registry.RegistryTable.SURGERY;
import static org.sarcoma.outcomes.registry.RegistryTable.SYSTEMIC_THERAPY;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.Patient;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.Surgery.Procedure;
import org.sarcoma.outcomes.registry.Target;

/**
 * Something that can happen to a member of a cohort. Endpoints are lists of these; a new kind of
 * event is a new constant and its name in the configuration.
 */
public enum Occurrence {
  DEATH(PATIENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return death(member, it -> true);
    }
  },
  DEATH_OF_SARCOMA(PATIENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return death(member, it -> it == CauseOfDeath.SARCOMA);
    }
  },
  DEATH_OF_TREATMENT(PATIENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return death(member, it -> it == CauseOfDeath.TREATMENT);
    }
  },
  DEATH_OF_OTHER_CAUSE(PATIENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return death(member, it -> it == CauseOfDeath.OTHER);
    }
  },
  /** The cause is recorded as unknown, or not recorded. */
  DEATH_OF_UNKNOWN_CAUSE(PATIENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return death(member, it -> it == null || it == CauseOfDeath.UNKNOWN);
    }
  },
  LOCAL_PROGRESSION(DISEASE_ASSESSMENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return assessments(member, it -> isProgression(it.localStatus()));
    }
  },
  DISTANT_PROGRESSION(DISEASE_ASSESSMENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return assessments(member, it -> isProgression(it.distantStatus()));
    }
  },
  PROGRESSION_ANYWHERE(DISEASE_ASSESSMENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return assessments(
          member, it -> isProgression(it.localStatus()) || isProgression(it.distantStatus()));
    }
  },
  NEW_SYSTEMIC_LINE(SYSTEMIC_THERAPY) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return member.record().systemicTherapies().stream()
          .map(it -> it.startDate())
          .filter(Objects::nonNull);
    }
  },
  /** Amputation of the tumor that made the patient eligible. */
  AMPUTATION(SURGERY) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return amputations(member).map(Surgery::surgeryDate).filter(Objects::nonNull);
    }

    @Override
    boolean isUntold(CohortMember member) {
      return amputations(member).anyMatch(it -> it.surgeryDate() == null || it.target() == null);
    }
  },
  MAJOR_WOUND_COMPLICATION(ADVERSE_EVENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return member.record().adverseEvents().stream()
          .filter(rule::isMajorWoundComplication)
          .map(it -> it.onsetDate());
    }
  },
  RADIOTHERAPY_TOXICITY_GRADE_2(ADVERSE_EVENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return toxicities(member, rule, 2);
    }
  },
  RADIOTHERAPY_TOXICITY_GRADE_3(ADVERSE_EVENT) {
    @Override
    Stream<LocalDate> dates(CohortMember member, ToxicityRule rule) {
      return toxicities(member, rule, 3);
    }
  };

  private final RegistryTable table;

  Occurrence(RegistryTable table) {
    this.table = table;
  }

  /** Returns the dates on which it happened, in no particular order. */
  abstract Stream<LocalDate> dates(CohortMember member, ToxicityRule rule);

  /** Whether it happened, or may have, on a day that cannot be told. */
  boolean isUntold(CohortMember member) {
    return false;
  }

  /** Name in configuration and result tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tables without which an institution cannot say whether it happened. */
  Set<RegistryTable> needs() {
    return Set.of(table);
  }

  /** Whether it depends on the grades of one scale. */
  boolean isGraded() {
    return this == RADIOTHERAPY_TOXICITY_GRADE_2 || this == RADIOTHERAPY_TOXICITY_GRADE_3;
  }

  /**
   * Whether it counts on the day of time zero itself, as a time of 0. What is assessed or started
   * on the day of surgery or diagnosis describes the state before it; death or a complication
   * follows.
   */
  private boolean countsOnDayZero() {
    return table == PATIENT || this == MAJOR_WOUND_COMPLICATION;
  }

  /** Returns the first date after {@code origin} (or on it, where that counts), or null. */
  @Nullable LocalDate first(CohortMember member, LocalDate origin, ToxicityRule rule) {
    return dates(member, rule)
        .filter(it -> it.isAfter(origin) || (countsOnDayZero() && it.equals(origin)))
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static Stream<LocalDate> death(
      CohortMember member, Predicate<@Nullable CauseOfDeath> cause) {
    Patient patient = member.record().patient();
    return Stream.ofNullable(cause.test(patient.causeOfDeath()) ? patient.deathDate() : null);
  }

  private static Stream<Surgery> amputations(CohortMember member) {
    return member.record().surgeries().stream()
        .filter(it -> it.procedure() == Procedure.AMPUTATION && it.target() != Target.METASTASIS)
        .filter(it -> it.tumorId() == null || it.tumorId().equals(member.diagnosis().tumorId()));
  }

  private static Stream<LocalDate> assessments(
      CohortMember member, Predicate<DiseaseAssessment> condition) {
    return member.record().diseaseAssessments().stream()
        .filter(condition)
        .map(DiseaseAssessment::assessmentDate);
  }

  private static boolean isProgression(DiseaseAssessment.@Nullable Status status) {
    return status == PROGRESSION || status == RECURRENCE;
  }

  private static Stream<LocalDate> toxicities(
      CohortMember member, ToxicityRule rule, int minimumGrade) {
    return member.record().adverseEvents().stream()
        .filter(rule::isRadiotherapyToxicity)
        .filter(it -> it.scale() == rule.endpointScale())
        .filter(it -> it.grade() != null && it.grade() >= minimumGrade)
        .map(it -> it.onsetDate());
  }
}
