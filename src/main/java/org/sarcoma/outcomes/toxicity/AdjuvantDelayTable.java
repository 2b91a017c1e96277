package org.sarcoma.outcomes.toxicity;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.AdjuvantDelayRow;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.CountedValues;

/** What became of the planned adjuvant therapies of one group. */
public record AdjuvantDelayTable(Group group, MemberCounts counts) {

  /** Returns one row per category. */
  public List<AdjuvantDelayRow> rows() {
    return Arrays.stream(AdjuvantDelay.Category.values())
        .filter(it -> it != AdjuvantDelay.Category.NOT_RECORDED)
        .map(this::row)
        .toList();
  }

  private AdjuvantDelayRow row(AdjuvantDelay.Category category) {
    long members = members(category);
    OptionalDouble median = new CountedValues(days(category)).median();
    return new AdjuvantDelayRow(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        category.code(),
        members,
        median.isPresent() ? Double.valueOf(median.getAsDouble()) : null,
        status());
  }

  /** Nobody with a plan is a finding only where plans are recorded. */
  private Status status() {
    if (members(AdjuvantDelay.Category.PLANNED) > 0) {
      return Status.OK;
    }
    return members(AdjuvantDelay.Category.NOT_RECORDED) > 0 ? Status.NOT_ESTIMABLE : Status.NO_DATA;
  }

  private long members(AdjuvantDelay.Category category) {
    return counts
        .adjuvantDelays()
        .sumBy(it -> it.category() == category ? it.category() : null)
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private SortedMap<Double, Long> days(AdjuvantDelay.Category category) {
    return counts
        .adjuvantDelays()
        .sumBy(
            it ->
                it.category() == category && it.days() != AdjuvantDelay.NOT_STARTED
                    ? (double) it.days()
                    : null);
  }
}
