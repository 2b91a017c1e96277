package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sarcoma.outcomes.config.Section;

/**
 * A cohort: its criteria in order, their parameters, and its populations.
 *
 * @param code name in result tables, for example {@code cmt}
 * @param selectionReasons accepted reasons; any one of them is enough
 * @param oligometastaticLesions largest number of lesions that counts as oligometastatic
 * @param maximumGapDays longest time from the last day of radiotherapy to surgery
 */
public record CohortDefinition(
    String code,
    String title,
    List<Criterion> criteria,
    Schedule schedule,
    Period treatmentPeriod,
    Set<SelectionReason> selectionReasons,
    int oligometastaticLesions,
    int maximumGapDays,
    List<Population> populations)
    implements Serializable {

  public CohortDefinition {
    criteria = List.copyOf(criteria);
    selectionReasons = Set.copyOf(selectionReasons);
    populations = List.copyOf(populations);
  }

  /** Reads and checks one section of {@code cohorts}. */
  public static CohortDefinition from(String code, Section section) {
    CohortDefinition cohort =
        new CohortDefinition(
            code,
            section.string("title"),
            section.codes("criteria", Criterion.class),
            Schedule.from(section.section("schedule")),
            Period.from(section.section("treatment-period")),
            new HashSet<>(section.codes("selection-reasons", SelectionReason.class)),
            section.integer("oligometastatic-lesions"),
            section.integer("maximum-gap-days"),
            populations(section.sections("populations")));
    checkOrder(cohort.criteria, section);
    checkPopulations(cohort, section);
    cohort.checkLimits(section);
    section.end();
    return cohort;
  }

  private static List<Population> populations(Map<String, Section> sections) {
    List<Population> populations = new ArrayList<>();
    sections.forEach((code, section) -> populations.add(Population.from(code, section)));
    return populations;
  }

  private static void checkOrder(List<Criterion> criteria, Section section) {
    EnumSet<Criterion> seen = EnumSet.noneOf(Criterion.class);
    for (Criterion criterion : criteria) {
      Criterion needed = criterion.needs();
      if (needed != null && !seen.contains(needed)) {
        section.problem(
            "criteria",
            "has %s without %s before it; add it earlier in the list"
                .formatted(criterion.code(), needed.code()));
      }
      if (!seen.add(criterion)) {
        section.problem("criteria", "names %s twice; name it once".formatted(criterion.code()));
      }
    }
  }

  private void checkLimits(Section section) {
    if (selectionReasons.isEmpty()) {
      section.problem("selection-reasons", "is empty; name at least one accepted reason");
    }
    if (oligometastaticLesions < 1) {
      section.problem("oligometastatic-lesions", "is below 1; the default is 5");
    }
    if (maximumGapDays < 0) {
      section.problem("maximum-gap-days", "is negative; give whole days such as 120");
    }
  }

  private static void checkPopulations(CohortDefinition cohort, Section section) {
    if (cohort.populations.isEmpty()) {
      section.problem("populations", "is empty; define at least one population");
    }
    for (Population population : cohort.populations) {
      if (!cohort.criteria.contains(population.through())) {
        section.problem(
            "populations",
            "has %s through %s, which is not among the criteria of the cohort"
                .formatted(population.code(), population.through().code()));
      }
    }
  }
}
