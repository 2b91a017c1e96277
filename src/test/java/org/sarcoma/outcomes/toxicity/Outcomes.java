package org.sarcoma.outcomes.toxicity;

import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.endpoint.Endpoints;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.statistics.PoissonRateInterval;
import org.sarcoma.outcomes.statistics.ProportionInterval;

/** The measures of the default configuration, applied to single patients. */
final class Outcomes {
  static final Group GROUP = Group.everybody("cmt", "operated");
  static final double LEVEL = 0.95;
  static final IntervalSettings INTERVALS =
      new IntervalSettings(ProportionInterval.CLOPPER_PEARSON, PoissonRateInterval.EXACT);

  private Outcomes() {}

  static MemberCounts.Rules rules() {
    return rules("", ReferenceStudy.coverageWithout());
  }

  static MemberCounts.Rules rules(String toxicity, Coverage coverage) {
    return new MemberCounts.Rules(
        Endpoints.rule(toxicity),
        TreatmentRule.from(ReferenceStudy.section("treatment", "", new Problems())),
        coverage);
  }

  static Answer.Kind answer(
      ProportionMeasure measure, CohortMember member, MemberCounts.Rules rules) {
    return Answer.of(member, rules, Answer.isRecorded(member.institution(), rules)).stream()
        .filter(it -> it.measure() == measure)
        .findFirst()
        .orElseThrow()
        .kind();
  }

  /** The answer of a member of the operated. */
  static Answer.Kind answer(ProportionMeasure measure, CmtCase patient) {
    return answer(measure, ReferenceStudy.operated(patient), rules());
  }

  static MemberCounts counts(MemberCounts.Rules rules, CmtCase... patients) {
    MemberCounts.Coding coding = new MemberCounts.Coding();
    MemberCounts counts = new MemberCounts(coding);
    for (CmtCase patient : patients) {
      counts.add(coding.of(ReferenceStudy.operated(patient), rules));
    }
    return counts;
  }
}
