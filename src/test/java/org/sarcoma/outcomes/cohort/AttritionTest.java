package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.AttritionStep;

class AttritionTest {
  private static final CohortDefinition COHORT = ReferenceStudy.cohort("cmt", "");
  private static final Map<String, Long> READ =
      new TreeMap<>(Map.of("here", 4L, "there", 2L, "nowhere", 0L));

  @Test
  void everybodyReadIsExcludedOnceOrRemains() {
    List<AttritionStep> rows = counted().rows(COHORT, READ);

    for (String institution : List.of("here", "there", "nowhere", "all")) {
      List<AttritionStep> steps = of(institution, rows);
      long excluded = steps.stream().mapToLong(AttritionStep::excluded).sum();
      assertThat(steps).hasSize(2 + COHORT.criteria().size());
      assertThat(excluded + steps.get(steps.size() - 1).remaining())
          .isEqualTo(steps.get(0).entered());
    }
  }

  @Test
  void eachStepEntersWithWhatTheOneBeforeLeft() {
    List<AttritionStep> steps = of("all", counted().rows(COHORT, READ));

    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).step()).isEqualTo(i);
      assertThat(steps.get(i).entered()).isEqualTo(steps.get(i - 1).remaining());
      assertThat(steps.get(i).remaining())
          .isEqualTo(steps.get(i).entered() - steps.get(i).excluded());
    }
  }

  @Test
  void patientsAreExcludedByTheirFirstFailedCriterion() {
    List<AttritionStep> rows = counted().rows(COHORT, READ);

    assertThat(excluded("here", rows))
        .isEqualTo(Map.of("valid_record", 1L, "metastatic", 1L, "surgery_of_primary", 1L));
    assertThat(excluded("there", rows)).isEqualTo(Map.of("metastatic", 1L));
    assertThat(excluded("all", rows))
        .isEqualTo(Map.of("valid_record", 1L, "metastatic", 2L, "surgery_of_primary", 1L));
  }

  @Test
  void populationsAreNamedWhereTheyAreReached() {
    assertThat(of("all", counted().rows(COHORT, READ)))
        .filteredOn(it -> it.reachedPopulation() != null)
        .extracting(AttritionStep::criterion, AttritionStep::reachedPopulation)
        .containsExactly(tuple("selection", "rt_started"), tuple("before_recurrence", "operated"));
  }

  @Test
  void anotherCohortIsCountedApart() {
    Attrition attrition = counted();
    attrition.add("other", "here", 0);

    assertThat(attrition.rows(COHORT, READ)).isEqualTo(counted().rows(COHORT, READ));
  }

  @Test
  void mergingPartsEqualsCountingAllTogether() {
    Attrition first = new Attrition();
    first.add("cmt", "here", 3);
    Attrition second = new Attrition();
    second.add("cmt", "here", 3);
    second.add("cmt", "there", 0);
    Attrition pooled = new Attrition();
    pooled.add("cmt", "here", 3);
    pooled.add("cmt", "here", 3);
    pooled.add("cmt", "there", 0);

    first.merge(second);

    assertThat(first.rows(COHORT, READ)).isEqualTo(pooled.rows(COHORT, READ));
  }

  /** Of four rows read here, one is rejected by a record check and never comes to a criterion. */
  private static Attrition counted() {
    Attrition attrition = new Attrition();
    add(ordinary(), attrition);
    add(ordinary().diagnosis("metastasisDate", null), attrition);
    add(ordinary().operations(), attrition);
    add(ordinary().at("there"), attrition);
    add(ordinary().at("there").diagnosis("metastasisDate", null), attrition);
    return attrition;
  }

  private static void add(CmtCase patient, Attrition attrition) {
    CohortSelection.Outcome outcome = ReferenceStudy.select(patient);
    attrition.add(outcome.cohort(), patient.record().institution(), outcome.fulfilled());
  }

  private static List<AttritionStep> of(String institution, List<AttritionStep> rows) {
    return rows.stream().filter(it -> it.institution().equals(institution)).toList();
  }

  private static Map<String, Long> excluded(String institution, List<AttritionStep> rows) {
    Map<String, Long> excluded = new TreeMap<>();
    of(institution, rows).stream()
        .filter(it -> it.excluded() > 0)
        .forEach(it -> excluded.put(it.criterion(), it.excluded()));
    return excluded;
  }
}
