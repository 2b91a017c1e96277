package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.registry.AdverseEvent;

/** The toxicities of radiotherapy of one member, by window, scale and term. */
record ToxicityProfile(CohortMember member, MemberCounts.Rules rules) {
  private static final String UNKNOWN_TERM = "unknown";

  List<GradedEvent> gradedEvents() {
    List<GradedEvent> events = new ArrayList<>();
    for (AdverseEvent event : member.record().adverseEvents()) {
      ToxicityWindow window = window(event);
      if (window != null && rules.toxicity().isRadiotherapyToxicity(event)) {
        GradingScale scale = GradingScale.of(event, rules.toxicity().poolsCtcaeVersions());
        int grade = event.grade() == null ? WorstGrade.NOT_GRADED : event.grade();
        events.add(new GradedEvent(window, scale, term(event), grade));
        events.add(new GradedEvent(window, scale, WorstGrade.ANY_TERM, grade));
      }
    }
    return events;
  }

  /** For each window, scale and term of these events the worst grade. */
  static List<WorstGrade> worstGrades(List<GradedEvent> events) {
    Map<WorstGrade, Integer> worst = new HashMap<>();
    for (GradedEvent event : events) {
      WorstGrade key =
          new WorstGrade(event.window(), event.scale(), event.term(), WorstGrade.NOT_GRADED);
      worst.merge(key, event.grade(), Math::max);
    }
    List<WorstGrade> grades = new ArrayList<>(worst.size());
    worst.forEach(
        (it, grade) -> grades.add(new WorstGrade(it.window(), it.scale(), it.term(), grade)));
    return grades;
  }

  /** Patients and days under observation, for each scale the institution grades by. */
  Map<Exposure, Long> exposures() {
    Map<Exposure, Long> exposures = new HashMap<>();
    for (ToxicityWindow window : ToxicityWindow.values()) {
      Integer days = window.observedDays(member, rules.toxicity().acuteDays());
      if (days != null && (window == ToxicityWindow.ACUTE || days > 0)) {
        for (AdverseEvent.Scale scale : AdverseEvent.Scale.values()) {
          if (rules.coverage().grades(member.institution(), scale)) {
            String code = GradingScale.code(scale);
            exposures.put(new Exposure(window, code, Exposure.Unit.PATIENTS), 1L);
            exposures.put(new Exposure(window, code, Exposure.Unit.DAYS), days.longValue());
          }
        }
      }
    }
    return exposures;
  }

  private @Nullable ToxicityWindow window(AdverseEvent event) {
    Integer day = CohortMember.days(member.date(TimeZero.RADIOTHERAPY_START), event.onsetDate());
    if (day == null || day < 0) {
      return null;
    }
    return ToxicityWindow.ACUTE.contains(day, rules.toxicity().acuteDays())
        ? ToxicityWindow.ACUTE
        : ToxicityWindow.LATE;
  }

  private static String term(AdverseEvent event) {
    String term = event.term();
    return term == null || term.isBlank() ? UNKNOWN_TERM : term.strip().toLowerCase(Locale.ROOT);
  }
}
