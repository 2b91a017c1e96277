package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;

/**
 * What describes a member: the variables of the first table of a paper, and the strata by which
 * results are split. A new variable is a new constant.
 */
public enum Characteristic {
  SEX {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(member.record().patient().sex());
    }
  },
  HISTOLOGY_GROUP {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(by.histologies().group(member.diagnosis()));
    }
  },
  PRIMARY_SITE {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(PrimarySite.of(member.diagnosis().topography()));
    }
  },
  FNCLCC_GRADE {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(member.diagnosis().fnclccGrade());
    }
  },
  PRESENTATION {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(member.diagnosis().presentation());
    }
  },
  ECOG {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(member.diagnosis().ecog());
    }
  },
  OLIGOMETASTATIC {
    @Override
    List<String> levels(CohortMember member, Description by) {
      return level(
          OligometastaticState.of(member.diagnosis(), member.cohort().oligometastaticLesions()));
    }
  },
  /** A member may have several reasons: the levels overlap and their percentages may exceed 100. */
  SELECTION_REASON {
    @Override
    List<String> levels(CohortMember member, Description by) {
      List<String> reasons = new ArrayList<>();
      SelectionReason.of(member.diagnosis()).forEach(it -> reasons.add(Characteristic.code(it)));
      return reasons;
    }
  },
  SYSTEMIC_THERAPY_TIMING {
    @Override
    List<String> levels(CohortMember member, Description by) {
      boolean kept =
          by.coverage().keeps(member.institution(), List.of(RegistryTable.SYSTEMIC_THERAPY));
      return kept ? level(SystemicTiming.of(member, by.systemicWindowDays())) : List.of(UNKNOWN);
    }
  },
  MARGIN {
    @Override
    List<String> levels(CohortMember member, Description by) {
      Surgery surgery = member.surgery();
      if (surgery != null) {
        return level(surgery.margin());
      }
      boolean kept = by.coverage().keeps(member.institution(), List.of(RegistryTable.SURGERY));
      return List.of(kept && !member.hasUnplacedOperation() ? "not_operated" : UNKNOWN);
    }
  },
  AGE_YEARS {
    @Override
    public @Nullable Double number(CohortMember member, Description by) {
      Integer birthYear = member.record().patient().birthYear();
      LocalDate timeZero = member.date(member.population().timeZero());
      return birthYear == null || timeZero == null
          ? null
          : Double.valueOf(timeZero.getYear() - birthYear);
    }
  },
  SIZE_CM {
    @Override
    public @Nullable Double number(CohortMember member, Description by) {
      return member.diagnosis().sizeCm();
    }
  },
  METASTATIC_LESION_COUNT {
    @Override
    public @Nullable Double number(CohortMember member, Description by) {
      Integer lesions = member.diagnosis().metastaticLesionCount();
      return lesions == null ? null : Double.valueOf(lesions);
    }
  },
  RADIOTHERAPY_TO_SURGERY_DAYS {
    @Override
    public @Nullable Double number(CohortMember member, Description by) {
      Radiotherapy course = member.radiotherapy();
      Integer days =
          CohortMember.days(
              course == null ? null : course.endDate(), member.date(TimeZero.SURGERY));
      return days == null ? null : Double.valueOf(days);
    }
  };

  /** All of them, in order. */
  static final List<Characteristic> ALL = List.of(values());

  /** The level of a member for whom a variable is not recorded. */
  public static final String UNKNOWN = "unknown";

  /** Levels of a member, one unless the levels overlap; empty for a numeric variable. */
  List<String> levels(CohortMember member, Description by) {
    return List.of();
  }

  /** Value of a numeric variable; null if not recorded. */
  public @Nullable Double number(CohortMember member, Description by) {
    return null;
  }

  public boolean isNumeric() {
    return compareTo(AGE_YEARS) >= 0;
  }

  /** Name in configuration and result tables. */
  public String code() {
    return code(this);
  }

  /**
   * What variables are read with, besides the member.
   *
   * @param systemicWindowDays how near to the local treatment a systemic line of unknown setting
   *     has to be to count as given with it
   */
  public record Description(
      SoftTissueHistologies histologies, Coverage coverage, int systemicWindowDays)
      implements Serializable {}

  /** The level of a member within a stratum; overlapping variables cannot be strata. */
  public String stratumLevel(CohortMember member, Description by) {
    return levels(member, by).get(0);
  }

  /** The one level of a variable that is no number; null if not recorded or unclassifiable. */
  public @Nullable String value(CohortMember member, Description by) {
    String level = stratumLevel(member, by);
    return isKnown(level) ? level : null;
  }

  /** Whether the levels of the variable with this name have an order, by {@link #score}. */
  public static boolean isOrdered(String code) {
    return code.equals(FNCLCC_GRADE.code()) || code.equals(ECOG.code());
  }

  /** The number that a known level of an ordered variable is. */
  public static double score(String level) {
    return Integer.parseInt(level);
  }

  public boolean canBeStratum() {
    return !isNumeric() && this != SELECTION_REASON;
  }

  /** Whether a level says something; members whose level says nothing are no group to compare. */
  public static boolean isKnown(String level) {
    return !level.equals(UNKNOWN) && !level.equals(code(OligometastaticState.UNCLASSIFIABLE));
  }

  private static List<String> level(@Nullable Object value) {
    return List.of(
        value == null ? UNKNOWN : value instanceof Enum<?> it ? code(it) : value.toString());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
