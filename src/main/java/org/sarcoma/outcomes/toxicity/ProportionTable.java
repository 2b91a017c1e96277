package org.sarcoma.outcomes.toxicity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.ProportionRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.Proportion;
import org.sarcoma.outcomes.statistics.ProportionInterval;

/**
 * The proportions of one group, with the interval that is asked for and that of Wilson.
 *
 * @param notGradable whether measures that name a grade have no answer here
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
public record ProportionTable(
    Group group,
    MemberCounts counts,
    boolean notGradable,
    IntervalSettings intervals,
    double level) {
  /** Returns one row per measure. */
  public List<ProportionRow> rows() {
    return Arrays.stream(ProportionMeasure.values()).map(this::row).toList();
  }

  private ProportionRow row(ProportionMeasure measure) {
    boolean answerable = !(notGradable && measure.isGraded());
    Proportion proportion = answerable ? counts.proportion(measure) : new Proportion(0, 0);
    long yes = proportion.successes();
    long asked = proportion.trials();
    boolean notRecorded = counts.answers().of(new Answer(measure, Answer.Kind.NOT_RECORDED)) > 0;
    Status empty = !answerable || notRecorded ? Status.NOT_ESTIMABLE : Status.NO_DATA;
    Optional<Interval> interval = intervals.proportion().interval(yes, asked, level);
    Optional<Interval> wilson = ProportionInterval.WILSON.interval(yes, asked, level);
    return new ProportionRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        measure.code(),
        measure.meaning(),
        yes,
        asked,
        asked == 0 ? null : Double.valueOf((double) yes / asked),
        interval.map(Interval::lower).orElse(null),
        interval.map(Interval::upper).orElse(null),
        wilson.map(Interval::lower).orElse(null),
        wilson.map(Interval::upper).orElse(null),
        intervals.proportionMethod(),
        asked == 0 ? empty : Status.OK);
  }
}
