package org.sarcoma.outcomes.toxicity;

import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.cohort.Characteristic;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.RowSource;
import org.sarcoma.outcomes.statistics.Proportion;

/**
 * Compares every proportion between the known levels of each stratifying variable, and between
 * their pairs. Pairs of institutions are not compared: how they differ is what pooling tells.
 *
 * @param level two-sided coverage of the intervals, in (0, 1)
 */
public record ProportionComparisonTables(OutcomeGroups groups, double level) {

  /** A level and the members of it of whom the measure is known. */
  record Level(String name, Proportion proportion) {}

  /** The rows of both tables. */
  public List<RowSource> rows() {
    return groups.counts().keySet().stream()
        .filter(it -> !it.stratum().equals(Group.ALL))
        .map(Group::acrossLevels)
        .distinct()
        .<RowSource>map(it -> () -> rows(it))
        .toList();
  }

  private List<Record> rows(Group variable) {
    List<Record> rows = new ArrayList<>();
    for (ProportionMeasure measure : ProportionMeasure.values()) {
      List<Level> levels = levels(variable, measure);
      rows.addAll(new ProportionTestRows(variable, measure, levels).rows());
      if (!variable.stratum().equals(Group.INSTITUTION)) {
        rows.addAll(new ProportionDifferenceRows(variable, measure, levels, level).rows());
      }
    }
    return rows;
  }

  private List<Level> levels(Group variable, ProportionMeasure measure) {
    List<Level> levels = new ArrayList<>();
    for (Group group : groups.counts().keySet()) {
      boolean known = Characteristic.isKnown(group.stratumValue());
      if (known && group.acrossLevels().equals(variable)) {
        Proportion proportion = groups.proportion(group, measure);
        if (proportion.trials() > 0) {
          levels.add(new Level(group.stratumValue(), proportion));
        }
      }
    }
    return levels;
  }
}
