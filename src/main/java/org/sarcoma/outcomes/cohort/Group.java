package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Members whose results are reported together.
 *
 * @param stratum stratifying variable, or {@link #ALL}
 * @param stratumValue level of it, or {@link #ALL}
 */
public record Group(String cohort, String population, String stratum, String stratumValue)
    implements Serializable, Comparable<Group> {

  /** Everybody, or every level. */
  public static final String ALL = "all";

  /** The stratifying variable that is always there. */
  public static final String INSTITUTION = "institution";

  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::cohort)
          .thenComparing(Group::population)
          .thenComparing(Group::stratum)
          .thenComparing(Group::stratumValue);

  /** The whole population. */
  public static Group everybody(String cohort, String population) {
    return new Group(cohort, population, ALL, ALL);
  }

  /** The whole population of the group. */
  public Group everybody() {
    return everybody(cohort, population);
  }

  /** The whole population, as the group in which the levels of one variable are compared. */
  public Group acrossLevels() {
    return new Group(cohort, population, stratum, ALL);
  }

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
