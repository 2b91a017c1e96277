package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.ToxicityGradeRow;
import org.sarcoma.outcomes.result.ToxicityRateRow;
import org.sarcoma.outcomes.statistics.Interval;

/**
 * Worst grades and exposure-adjusted rates of the toxicities of one group. All terms together
 * always have rows, for each window and scale under observation, so that none at all is visible as
 * 0.
 *
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
public record ToxicityTable(
    Group group, MemberCounts counts, IntervalSettings intervals, double level) {
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double RATE_PER_YEARS = 100;
  private static final int WORST = 5;
  private static final int HIGHEST_MINIMUM = 3;

  /** A toxicity in a window, by the scale that grades it. */
  private record Toxicity(ToxicityWindow window, GradingScale scale, String term)
      implements Comparable<Toxicity> {
    private static final Comparator<Toxicity> ORDER =
        Comparator.comparing(Toxicity::window)
            .thenComparing(Toxicity::scale)
            .thenComparing(Toxicity::term);

    @Override
    public int compareTo(Toxicity other) {
      return ORDER.compare(this, other);
    }
  }

  /** Returns the rows of both tables. */
  public List<Record> rows() {
    List<Record> rows = new ArrayList<>();
    for (Toxicity toxicity : toxicities()) {
      for (int grade = WorstGrade.NOT_GRADED; grade <= WORST; grade++) {
        rows.add(grade(toxicity, grade));
      }
      for (int minimum = 0; minimum <= HIGHEST_MINIMUM; minimum++) {
        rows.add(rate(toxicity, minimum));
      }
    }
    return rows;
  }

  private List<Toxicity> toxicities() {
    Map<Toxicity, Long> seen =
        new TreeMap<>(
            counts.gradedEvents().sumBy(it -> new Toxicity(it.window(), it.scale(), it.term())));
    counts
        .exposures()
        .asMap()
        .keySet()
        .forEach(
            it -> {
              if (seen.keySet().stream()
                  .noneMatch(
                      toxicity ->
                          toxicity.window() == it.window()
                              && toxicity.scale().scale().equals(it.scale()))) {
                seen.put(
                    new Toxicity(
                        it.window(), GradingScale.withoutEvents(it.scale()), WorstGrade.ANY_TERM),
                    0L);
              }
            });
    return List.copyOf(seen.keySet());
  }

  private ToxicityGradeRow grade(Toxicity toxicity, int grade) {
    long patients =
        counts
            .worstGrades()
            .of(new WorstGrade(toxicity.window(), toxicity.scale(), toxicity.term(), grade));
    long observed = exposure(toxicity, Exposure.Unit.PATIENTS);
    boolean known = observed >= patients && observed > 0 && isOneVersion(toxicity);
    Optional<Interval> interval =
        known ? intervals.proportion().interval(patients, observed, level) : Optional.empty();
    return new ToxicityGradeRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        toxicity.window().code(),
        toxicity.scale().scale(),
        toxicity.scale().version(),
        toxicity.term(),
        grade == WorstGrade.NOT_GRADED ? "missing" : Integer.toString(grade),
        patients,
        observed,
        known ? Double.valueOf((double) patients / observed) : null,
        interval.map(Interval::lower).orElse(null),
        interval.map(Interval::upper).orElse(null),
        intervals.proportionMethod(),
        known ? Status.OK : Status.NOT_ESTIMABLE);
  }

  private ToxicityRateRow rate(Toxicity toxicity, int minimumGrade) {
    long events = 0;
    for (int grade = minimumGrade; grade <= WORST; grade++) {
      events +=
          counts
              .gradedEvents()
              .of(new GradedEvent(toxicity.window(), toxicity.scale(), toxicity.term(), grade));
    }
    double years = exposure(toxicity, Exposure.Unit.DAYS) / DAYS_PER_YEAR;
    boolean known = years > 0 && isOneVersion(toxicity);
    Optional<Interval> interval =
        known ? intervals.rate().interval(events, years, level) : Optional.empty();
    return new ToxicityRateRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        toxicity.window().code(),
        toxicity.scale().scale(),
        toxicity.scale().version(),
        toxicity.term(),
        minimumGrade,
        events,
        years,
        known ? Double.valueOf(RATE_PER_YEARS * events / years) : null,
        interval.map(it -> RATE_PER_YEARS * it.lower()).orElse(null),
        interval.map(it -> RATE_PER_YEARS * it.upper()).orElse(null),
        intervals.rateMethod(),
        known ? Status.OK : Status.NOT_ESTIMABLE);
  }

  /** Whoever was observed was so under every version: no version has a denominator of its own. */
  private boolean isOneVersion(Toxicity toxicity) {
    return !counts.mixesVersions(toxicity.scale().scale());
  }

  private long exposure(Toxicity toxicity, Exposure.Unit unit) {
    return counts.exposures().of(new Exposure(toxicity.window(), toxicity.scale().scale(), unit));
  }
}
