package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/**
 * A cohort: its criteria in order, their parameters, and its populations. A parameter of criteria
 * that it does not use may be left out.
 *
 * @param code name in result tables, for example {@code cmt}
 * @param schedule null where no criterion asks for one
 * @param selectionReasons accepted reasons; any one of them is enough
 * @param oligometastaticLesions largest number of lesions that counts as oligometastatic
 * @param maximumGapDays longest time from the last day of radiotherapy to surgery
 */
public record CohortDefinition(
    String code,
    String title,
    List<Criterion> criteria,
    @Nullable Schedule schedule,
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

  /** Whether a member of both is seen in the same way in both. */
  boolean looksAs(CohortDefinition other) {
    return oligometastaticLesions == other.oligometastaticLesions
        && seeks(Criterion.PRIMARY_RADIOTHERAPY) == other.seeks(Criterion.PRIMARY_RADIOTHERAPY)
        && seeks(Criterion.SURGERY_OF_PRIMARY) == other.seeks(Criterion.SURGERY_OF_PRIMARY);
  }

  /** Whether a criterion looks for a treatment of the member. */
  boolean seeks(Criterion finder) {
    return criteria.contains(finder);
  }

  /** Reads and checks one section of {@code cohorts}. */
  public static CohortDefinition from(String code, Section section) {
    List<Criterion> criteria = section.codes("criteria", Criterion.class);
    CriterionParameters parameters = new CriterionParameters(section, criteria);
    CohortDefinition cohort =
        new CohortDefinition(
            code,
            section.string("title"),
            criteria,
            parameters.schedule(),
            parameters.treatmentPeriod(),
            parameters.selectionReasons(),
            parameters.oligometastaticLesions(),
            parameters.maximumGapDays(),
            populations(section.sections("populations")));
    checkOrder(cohort.criteria, section);
    checkPopulations(cohort, section);
    section.end();
    return cohort;
  }

  private static List<Population> populations(Map<String, Section> sections) {
    List<Population> populations = new ArrayList<>();
    sections.forEach((code, section) -> populations.add(Population.from(code, section)));
    return populations;
  }

  private static void checkOrder(List<Criterion> criteria, Section section) {
    if (criteria.isEmpty()) {
      section.problem("criteria", "is empty; name at least one, for example [data_cutoff]");
    }
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
      population.datedBy().stream()
          .filter(it -> !cohort.criteria.contains(it))
          .forEach(it -> section.problem("populations", unfound(population, it)));
    }
  }

  private static String unfound(Population population, Criterion finder) {
    return "has %s, which counts from a treatment that only %s finds; add it to the criteria"
        .formatted(population.code(), finder.code());
  }
}
