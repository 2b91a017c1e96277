package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sarcoma.outcomes.cohort.CmtCase.ordinary;
import static org.sarcoma.outcomes.cohort.Facts.assessment;
import static org.sarcoma.outcomes.cohort.Facts.course;
import static org.sarcoma.outcomes.cohort.Facts.day;
import static org.sarcoma.outcomes.cohort.Facts.line;
import static org.sarcoma.outcomes.cohort.Facts.operation;
import static org.sarcoma.outcomes.cohort.Facts.pain;
import static org.sarcoma.outcomes.cohort.Facts.toxicity;
import static org.sarcoma.outcomes.cohort.Facts.with;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.registry.Patient;

class CohortMemberTest {
  static Stream<CmtCase> seenOnDay900() {
    return Stream.of(
        ordinary().lastContact(900),
        ordinary().assessments(assessment(900, null, null)),
        ordinary().diagnosis("metastasisDate", day(-30)).operations(operation(50), operation(900)),
        ordinary().courses(course(), with(course(), "startDate", day(900))),
        ordinary()
            .courses(course(), with(with(course(), "startDate", day(890)), "endDate", day(900))),
        ordinary().lines(line(null, null, 900)),
        ordinary().lines(with(line(null, null, 100), "endDate", day(900))),
        ordinary().adverseEvents(toxicity(900, 1)),
        ordinary().adverseEvents(with(toxicity(100, 1), "resolvedDate", day(900))),
        ordinary().pain(pain(900, 1.0, null)));
  }

  @ParameterizedTest
  @MethodSource("seenOnDay900")
  void followUpEndsWithTheLastDatedFact(CmtCase patient) {
    assertThat(ReferenceStudy.operated(patient).followUpEnd()).isEqualTo(day(900));
  }

  @Test
  void followUpEndsWithDeath() {
    CmtCase patient = ordinary().died(700, Patient.CauseOfDeath.OTHER).lastContact(720);

    assertThat(ReferenceStudy.operated(patient).followUpEnd()).isEqualTo(day(700));
  }

  @Test
  void followUpOfWhoIsNeverSeenAgainEndsWithSurgery() {
    CmtCase patient = ordinary().lastContact(null).assessments();

    assertThat(ReferenceStudy.operated(patient).followUpEnd()).isEqualTo(day(50));
    assertThat(ReferenceStudy.operated(patient).lastAssessment()).isNull();
  }

  @Test
  void followUpEndsWithTheCutoff() {
    assertThat(ReferenceStudy.member(ordinary(), "operated", 600).followUpEnd())
        .isEqualTo(day(600));
  }

  @Test
  void timeZeroIsTheDateOfItsFact() {
    CohortMember member = ReferenceStudy.operated(ordinary());

    assertThat(member.date(TimeZero.DIAGNOSIS)).isEqualTo(day(-60));
    assertThat(member.date(TimeZero.METASTASIS)).isEqualTo(day(-30));
    assertThat(member.date(TimeZero.RADIOTHERAPY_START)).isEqualTo(day(0));
    assertThat(member.date(TimeZero.SURGERY)).isEqualTo(day(50));
  }

  @Test
  void groupsAreOrderedAndCompareAcrossLevels() {
    Group here = new Group("cmt", "operated", "institution", "here");

    assertThat(here.acrossLevels()).isEqualTo(new Group("cmt", "operated", "institution", "all"));
    assertThat(Group.everybody("cmt", "operated"))
        .isEqualTo(new Group("cmt", "operated", "all", "all"))
        .isLessThan(here);
    assertThat(here).isLessThan(new Group("cmt", "operated", "institution", "there"));
  }
}
