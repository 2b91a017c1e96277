package org.sarcoma.outcomes.endpoint;

import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.PROGRESSION;
import static org.sarcoma.outcomes.registry.DiseaseAssessment.Status.RECURRENCE;
import static org.sarcoma.outcomes.registry.RegistryTable.ADVERSE_EVENT;
import static org.sarcoma.outcomes.registry.RegistryTable.DISEASE_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.PATIENT;
import static org.sarcoma.outcomes.registry.RegistryTable.SURGERY;
import static org.sarcoma.outcomes.registry.RegistryTable.SYSTEMIC_THERAPY;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return death(member, counts, it -> true);
    }
  },
  DEATH_OF_SARCOMA(PATIENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return death(member, counts, it -> it == CauseOfDeath.SARCOMA);
    }
  },
  DEATH_OF_TREATMENT(PATIENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return death(member, counts, it -> it == CauseOfDeath.TREATMENT);
    }
  },
  DEATH_OF_OTHER_CAUSE(PATIENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return death(member, counts, it -> it == CauseOfDeath.OTHER);
    }
  },
  /** The cause is recorded as unknown, or not recorded. */
  DEATH_OF_UNKNOWN_CAUSE(PATIENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return death(member, counts, it -> it == null || it == CauseOfDeath.UNKNOWN);
    }
  },
  LOCAL_PROGRESSION(DISEASE_ASSESSMENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return assessments(member, counts, it -> isProgression(it.localStatus()));
    }
  },
  DISTANT_PROGRESSION(DISEASE_ASSESSMENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return assessments(member, counts, it -> isProgression(it.distantStatus()));
    }
  },
  PROGRESSION_ANYWHERE(DISEASE_ASSESSMENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return assessments(
          member,
          counts,
          it -> isProgression(it.localStatus()) || isProgression(it.distantStatus()));
    }
  },
  NEW_SYSTEMIC_LINE(SYSTEMIC_THERAPY) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return earliest(
          member.record().systemicTherapies(), it -> true, it -> it.startDate(), counts);
    }
  },
  /** Amputation of the tumor that made the patient eligible. */
  AMPUTATION(SURGERY) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return earliest(
          member.record().surgeries(),
          it -> isAmputation(it, member),
          it -> it.surgeryDate(),
          counts);
    }

    @Override
    boolean isUntold(CohortMember member) {
      for (Surgery operation : member.record().surgeries()) {
        if (isAmputation(operation, member)
            && (operation.surgeryDate() == null || operation.target() == null)) {
          return true;
        }
      }
      return false;
    }
  },
  MAJOR_WOUND_COMPLICATION(ADVERSE_EVENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return earliest(
          member.record().adverseEvents(),
          rule::isMajorWoundComplication,
          it -> it.onsetDate(),
          counts);
    }
  },
  RADIOTHERAPY_TOXICITY_GRADE_2(ADVERSE_EVENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return toxicities(member, rule, 2, counts);
    }
  },
  RADIOTHERAPY_TOXICITY_GRADE_3(ADVERSE_EVENT) {
    @Override
    @Nullable LocalDate first(CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts) {
      return toxicities(member, rule, 3, counts);
    }
  };

  private final RegistryTable table;

  Occurrence(RegistryTable table) {
    this.table = table;
  }

  /** Returns the first date on which it happened of those that count, or null. */
  abstract @Nullable LocalDate first(
      CohortMember member, ToxicityRule rule, Predicate<LocalDate> counts);

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
    boolean onDayZero = countsOnDayZero();
    return first(member, rule, it -> it.isAfter(origin) || (onDayZero && it.isEqual(origin)));
  }

  private static <T> @Nullable LocalDate earliest(
      List<T> facts,
      Predicate<T> condition,
      Function<T, @Nullable LocalDate> date,
      Predicate<LocalDate> counts) {
    LocalDate first = null;
    for (T fact : facts) {
      LocalDate day = date.apply(fact);
      if (day != null
          && (first == null || day.isBefore(first))
          && condition.test(fact)
          && counts.test(day)) {
        first = day;
      }
    }
    return first;
  }

  private static @Nullable LocalDate death(
      CohortMember member, Predicate<LocalDate> counts, Predicate<@Nullable CauseOfDeath> cause) {
    Patient patient = member.record().patient();
    LocalDate day = patient.deathDate();
    return day != null && cause.test(patient.causeOfDeath()) && counts.test(day) ? day : null;
  }

  private static boolean isAmputation(Surgery operation, CohortMember member) {
    return operation.procedure() == Procedure.AMPUTATION
        && operation.target() != Target.METASTASIS
        && (operation.tumorId() == null
            || operation.tumorId().equals(member.diagnosis().tumorId()));
  }

  private static @Nullable LocalDate assessments(
      CohortMember member, Predicate<LocalDate> counts, Predicate<DiseaseAssessment> condition) {
    return earliest(
        member.record().diseaseAssessments(), condition, it -> it.assessmentDate(), counts);
  }

  private static boolean isProgression(DiseaseAssessment.@Nullable Status status) {
    return status == PROGRESSION || status == RECURRENCE;
  }

  private static @Nullable LocalDate toxicities(
      CohortMember member, ToxicityRule rule, int minimumGrade, Predicate<LocalDate> counts) {
    return earliest(
        member.record().adverseEvents(),
        it ->
            rule.isRadiotherapyToxicity(it)
                && it.scale() == rule.endpointScale()
                && it.grade() != null
                && it.grade() >= minimumGrade,
        it -> it.onsetDate(),
        counts);
  }
}
