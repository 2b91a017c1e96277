package org.sarcoma.outcomes.toxicity;

import static org.sarcoma.outcomes.registry.RegistryTable.ADVERSE_EVENT;
import static org.sarcoma.outcomes.registry.RegistryTable.DISEASE_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.PAIN_ASSESSMENT;
import static org.sarcoma.outcomes.registry.RegistryTable.RADIOTHERAPY;
import static org.sarcoma.outcomes.registry.RegistryTable.SURGERY;
import static org.sarcoma.outcomes.registry.RegistryTable.SYSTEMIC_THERAPY;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.SystemicTiming;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.RegistryTable;

/** A yes or no per member, reported as a proportion. A new measure is a new constant. */
public enum ProportionMeasure {
  SYSTEMIC_THERAPY_BEFORE("Systemic therapy before radiotherapy", SYSTEMIC_THERAPY, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasSystemicTherapy(SystemicTiming::isBefore);
    }
  },
  SYSTEMIC_THERAPY_AFTER("Systemic therapy after surgery", SYSTEMIC_THERAPY, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasSystemicTherapy(SystemicTiming::isAfter);
    }
  },
  SYSTEMIC_THERAPY_ANY(
      "Systemic therapy before radiotherapy or after surgery", SYSTEMIC_THERAPY, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasSystemicTherapy(it -> it.isBefore() || it.isAfter());
    }
  },
  METASTASIS_DIRECTED_THERAPY(
      "Surgery, ablation or radiotherapy of a metastasis after surgery of the primary",
      SURGERY,
      RADIOTHERAPY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasMetastasisDirectedTherapy();
    }
  },
  LOCAL_RECURRENCE("Local recurrence or progression at any time", DISEASE_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasLocalProgression();
    }
  },
  PAIN_REDUCTION(
      "Any lower pain score after radiotherapy, of those in pain before", PAIN_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      PainResponse.Course pain = course.pain();
      return pain == null ? null : Boolean.valueOf(pain.reduced());
    }
  },
  PAIN_COMPLETE_RESPONSE("Best pain response complete, of those in pain before", PAIN_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasPainResponse(PainResponse.COMPLETE);
    }
  },
  PAIN_PARTIAL_RESPONSE("Best pain response partial, of those in pain before", PAIN_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasPainResponse(PainResponse.PARTIAL);
    }
  },
  PAIN_INDETERMINATE("Best pain response indeterminate, of those in pain before", PAIN_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasPainResponse(PainResponse.INDETERMINATE);
    }
  },
  PAIN_PROGRESSION("Pain progression, of those in pain before", PAIN_ASSESSMENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasPainResponse(PainResponse.PROGRESSION);
    }
  },
  WOUND_COMPLICATION("Major wound complication within the window", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication();
    }
  },
  WOUND_SECONDARY_OPERATION("Second operation for wound treatment", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.SECONDARY_OPERATION);
    }
  },
  WOUND_READMISSION("Readmission for wound care", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.READMISSION);
    }
  },
  WOUND_INVASIVE_PROCEDURE("Invasive procedure for wound care", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.INVASIVE_PROCEDURE);
    }
  },
  WOUND_DEEP_PACKING("Deep packing of the wound, 2 cm or more", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.DEEP_PACKING);
    }
  },
  WOUND_PROLONGED_DRESSING("Prolonged dressing of the wound", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.PROLONGED_DRESSING);
    }
  },
  WOUND_GRAFT_REVISION("Revision of a graft", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.GRAFT_REVISION);
    }
  },
  WOUND_WET_DRESSING("Wet dressing for more than 4 weeks", ADVERSE_EVENT, SURGERY) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasWoundComplication(WoundCriterion.WET_DRESSING);
    }
  },
  LATE_TOXICITY("Late toxicity of radiotherapy of any grade", ADVERSE_EVENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasLateToxicity(0);
    }
  },
  LATE_TOXICITY_GRADE_2("Late toxicity of radiotherapy of grade 2 or worse", ADVERSE_EVENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasLateToxicity(2);
    }
  },
  LATE_TOXICITY_GRADE_3("Late toxicity of radiotherapy of grade 3 or worse", ADVERSE_EVENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasLateToxicity(3);
    }
  },
  TOXICITY_PREVALENCE_GRADE_2(
      "Toxicity of radiotherapy of grade 2 or worse present on the prevalence day, of those alive"
          + " and under observation then",
      ADVERSE_EVENT) {
    @Override
    @Nullable Boolean of(MemberCourse course) {
      return course.hasPrevalentToxicity(2);
    }
  };

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<RegistryTable> needs;

  ProportionMeasure(String meaning, RegistryTable... needs) {
    this.meaning = meaning;
    this.needs = Set.of(needs);
  }

  /** Returns null for a member outside the denominator, or of whom it cannot be told. */
  abstract @Nullable Boolean of(MemberCourse course);

  /** Name in result tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  /** Tables without which an institution cannot contribute. */
  public Set<RegistryTable> needs() {
    return needs;
  }

  /** Whether it depends on the grading scale. */
  public boolean isGraded() {
    return compareTo(LATE_TOXICITY) >= 0;
  }
}
