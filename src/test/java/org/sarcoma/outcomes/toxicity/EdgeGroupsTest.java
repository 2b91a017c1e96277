package org.sarcoma.outcomes.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.SURGERY;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.pain;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.wound;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.RowChecks;
import org.sarcoma.outcomes.registry.AdverseEvent.WoundCriterion;
import org.sarcoma.outcomes.registry.Patient.CauseOfDeath;
import org.sarcoma.outcomes.registry.SystemicTherapy.Setting;

/** Groups in which a share or rate has little or nothing to be of. */
class EdgeGroupsTest {
  private static final CmtCase EVERYTHING =
      ordinary()
          .adverseEvents(toxicity(10, 2), toxicity(200, 5), wound(60, WoundCriterion.READMISSION))
          .lines(line(Setting.BEFORE_LOCAL, null, -20), line(Setting.ADJUVANT, true, 90))
          .pain(pain(-1, 5.0, 10.0), pain(60, 0.0, 0.0));

  static Stream<Arguments> groups() {
    return Stream.of(
        group("nobody"),
        group("one without any event", ordinary()),
        group("one with every event", EVERYTHING),
        group("one dead on the day of surgery", dead(SURGERY)),
        group("one never seen again", ordinary().assessments().lastContact(null)),
        group("everybody has every event", EVERYTHING, EVERYTHING, EVERYTHING),
        group("nobody has any event", ordinary(), ordinary()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void rowsHaveFiniteNumbersOrAStatus(String name, CmtCase[] patients) {
    MemberCounts counts = Outcomes.counts(Outcomes.rules(), patients);
    List<Record> rows = new ArrayList<>();
    rows.addAll(
        new ProportionTable(Outcomes.GROUP, counts, false, Outcomes.INTERVALS, Outcomes.LEVEL)
            .rows());
    rows.addAll(
        new ToxicityTable(Outcomes.GROUP, counts, Outcomes.INTERVALS, Outcomes.LEVEL).rows());
    rows.addAll(new AdjuvantDelayTable(Outcomes.GROUP, counts).rows());

    RowChecks.everyRowHasNumbersOrAStatus(
        rows, "estimate", "ciLower", "ciUpper", "wilsonLower", "ratePer100PatientYears");
  }

  @Test
  void mergingPartsEqualsCountingAllTogether() {
    MemberCounts merged = Outcomes.counts(Outcomes.rules(), EVERYTHING, ordinary());
    merged.merge(Outcomes.counts(Outcomes.rules(), dead(200)));
    MemberCounts pooled = Outcomes.counts(Outcomes.rules(), dead(200), ordinary(), EVERYTHING);

    assertThat(new ToxicityTable(Outcomes.GROUP, merged, Outcomes.INTERVALS, Outcomes.LEVEL).rows())
        .isEqualTo(
            new ToxicityTable(Outcomes.GROUP, pooled, Outcomes.INTERVALS, Outcomes.LEVEL).rows());
    assertThat(
            new ProportionTable(Outcomes.GROUP, merged, false, Outcomes.INTERVALS, Outcomes.LEVEL)
                .rows())
        .isEqualTo(
            new ProportionTable(Outcomes.GROUP, pooled, false, Outcomes.INTERVALS, Outcomes.LEVEL)
                .rows());
    assertThat(new AdjuvantDelayTable(Outcomes.GROUP, merged).rows())
        .isEqualTo(new AdjuvantDelayTable(Outcomes.GROUP, pooled).rows());
  }

  private static CmtCase dead(int day) {
    return ordinary().assessments().died(day, CauseOfDeath.TREATMENT);
  }

  private static Arguments group(String name, CmtCase... patients) {
    return Arguments.of(name, patients);
  }
}
