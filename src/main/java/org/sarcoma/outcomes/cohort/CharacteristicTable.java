package org.sarcoma.outcomes.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.CohortCharacteristic;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.statistics.CountedValues;
import org.sarcoma.outcomes.statistics.QuantileRule;
import org.sarcoma.outcomes.statistics.StandardizedMeanDifference;

/** The rows that describe one group of members. */
public final class CharacteristicTable {
  private static final double PERCENT = 100;
  private static final List<String> QUANTILES = List.of("q1", "median", "q3");

  private final Group group;
  private final CharacteristicCounts own;
  private final @Nullable CharacteristicCounts others;
  private final QuantileRule quantileRule;

  /**
   * Describes a group.
   *
   * @param others all other members of the same stratifying variable together; null if there is
   *     nothing to compare with
   */
  public CharacteristicTable(
      Group group,
      CharacteristicCounts own,
      @Nullable CharacteristicCounts others,
      QuantileRule quantileRule) {
    this.group = group;
    this.own = own;
    this.others = others;
    this.quantileRule = quantileRule;
  }

  /** Returns the rows of every variable. */
  public List<CohortCharacteristic> rows() {
    List<CohortCharacteristic> rows = new ArrayList<>();
    for (Characteristic variable : Characteristic.values()) {
      rows.addAll(variable.isNumeric() ? numeric(variable) : categorical(variable));
    }
    return rows;
  }

  private List<CohortCharacteristic> numeric(Characteristic variable) {
    CountedValues values = new CountedValues(own.values(variable));
    Double smd =
        others == null
            ? null
            : boxed(
                StandardizedMeanDifference.numeric(
                    values, new CountedValues(others.values(variable))));
    List<CohortCharacteristic> rows = new ArrayList<>();
    rows.add(count(variable, Group.ALL, "n", values.size(), smd));
    rows.add(count(variable, Group.ALL, "missing", own.missing(variable), smd));
    rows.add(statistic(variable, Group.ALL, "mean", values.mean(), smd));
    rows.add(statistic(variable, Group.ALL, "sd", values.standardDeviation(), smd));
    rows.add(statistic(variable, Group.ALL, "min", values.minimum(), smd));
    rows.add(statistic(variable, Group.ALL, "q1", values.quantile(0.25, quantileRule), smd));
    rows.add(statistic(variable, Group.ALL, "median", values.median(), smd));
    rows.add(statistic(variable, Group.ALL, "q3", values.quantile(0.75, quantileRule), smd));
    rows.add(statistic(variable, Group.ALL, "max", values.maximum(), smd));
    return rows;
  }

  private List<CohortCharacteristic> categorical(Characteristic variable) {
    SortedMap<String, Long> levels = own.levels(variable);
    Double smd = others == null ? null : categoricalSmd(variable, levels);
    long missing = own.missing(variable);
    long known = own.members() - missing;
    List<CohortCharacteristic> rows = new ArrayList<>();
    rows.add(count(variable, Group.ALL, "n", known, smd));
    rows.add(count(variable, Group.ALL, "missing", missing, smd));
    levels.forEach(
        (level, n) -> {
          rows.add(count(variable, level, "n", n, smd));
          rows.add(
              statistic(variable, level, "percent", OptionalDouble.of(PERCENT * n / known), smd));
        });
    return rows;
  }

  /** Levels of an overlapping variable are no categories, so it has no difference. */
  private @Nullable Double categoricalSmd(Characteristic variable, SortedMap<String, Long> levels) {
    if (others == null || !variable.canBeStratum()) {
      return null;
    }
    SortedMap<String, Long> rest = others.levels(variable);
    TreeSet<String> all = new TreeSet<>(levels.keySet());
    all.addAll(rest.keySet());
    return boxed(
        StandardizedMeanDifference.categorical(
            all.stream().map(it -> levels.getOrDefault(it, 0L)).toList(),
            all.stream().map(it -> rest.getOrDefault(it, 0L)).toList()));
  }

  private CohortCharacteristic count(
      Characteristic variable, String level, String name, long count, @Nullable Double smd) {
    return row(variable, level, name, (double) count, smd);
  }

  private CohortCharacteristic statistic(
      Characteristic variable,
      String level,
      String name,
      OptionalDouble value,
      @Nullable Double smd) {
    return row(variable, level, name, boxed(value), smd);
  }

  private CohortCharacteristic row(
      Characteristic variable,
      String level,
      String name,
      @Nullable Double value,
      @Nullable Double smd) {
    Status empty = own.members() == 0 ? Status.NO_DATA : Status.NOT_ESTIMABLE;
    return new CohortCharacteristic(
        group.cohort(),
        group.population(),
        group.stratum(),
        group.stratumValue(),
        variable.code(),
        level,
        name,
        value,
        QUANTILES.contains(name) ? quantileRule.name().toLowerCase(Locale.ROOT) : null,
        smd,
        value == null ? empty : Status.OK);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }
}
