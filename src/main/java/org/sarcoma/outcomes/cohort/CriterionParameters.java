package org.sarcoma.outcomes.cohort;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/**
 * What the criteria of a cohort are applied with, as configured. A criterion that is used needs its
 * own; without it the parameter may be left out, and then limits nothing.
 */
record CriterionParameters(Section section, List<Criterion> criteria) {
  private static final int DEFAULT_LESIONS = 5;

  @Nullable Schedule schedule() {
    return isRead("schedule", Criterion.SCHEDULE)
        ? Schedule.from(section.section("schedule"))
        : null;
  }

  Period treatmentPeriod() {
    return isRead("treatment-period", Criterion.TREATMENT_PERIOD)
        ? Period.from(section.section("treatment-period"))
        : new Period(null, null);
  }

  Set<SelectionReason> selectionReasons() {
    if (!isRead("selection-reasons", Criterion.SELECTION)) {
      return EnumSet.allOf(SelectionReason.class);
    }
    Set<SelectionReason> reasons =
        new HashSet<>(section.codes("selection-reasons", SelectionReason.class));
    if (reasons.isEmpty()) {
      section.problem("selection-reasons", "is empty; name at least one accepted reason");
    }
    return reasons;
  }

  /** Describes the members of every cohort, so it has a value where no criterion asks for it. */
  int oligometastaticLesions() {
    int lesions =
        isRead("oligometastatic-lesions", Criterion.OLIGOMETASTATIC)
            ? section.integer("oligometastatic-lesions")
            : DEFAULT_LESIONS;
    if (lesions < 1) {
      section.problem("oligometastatic-lesions", "is below 1; the default is 5");
    }
    return lesions;
  }

  int maximumGapDays() {
    int days =
        isRead("maximum-gap-days", Criterion.SURGERY_GAP)
            ? section.integer("maximum-gap-days")
            : Integer.MAX_VALUE;
    if (days < 0) {
      section.problem("maximum-gap-days", "is negative; give whole days such as 120");
    }
    return days;
  }

  private boolean isRead(String key, Criterion criterion) {
    return section.has(key) || criteria.contains(criterion);
  }
}
