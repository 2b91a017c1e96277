package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Populations, of one or of several cohorts, that patients are counted in together: who is the same
 * in all of them is counted once. Sets that begin with one another are made once, and are equal by
 * what is in them.
 */
public final class Populations implements Serializable {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an unmodifiable list of records
  private final List<Membership> all;

  private final int hash;
  private transient List<Populations> longer = new ArrayList<>(); // by one

  /** No population; all others are made from it. */
  public Populations() {
    this(List.of());
  }

  private Populations(List<Membership> all) {
    this.all = List.copyOf(all);
    this.hash = all.hashCode();
  }

  /** These, and after them the population of a member. */
  public Populations with(CohortMember member) {
    for (Populations known : longer) {
      Membership last = known.all.get(all.size());
      if (last.population().equals(member.population().code())
          && last.cohort().equals(member.cohort().code())) {
        return known;
      }
    }
    List<Membership> more = new ArrayList<>(all);
    more.add(new Membership(member.cohort().code(), member.population().code()));
    Populations made = new Populations(more);
    longer.add(made);
    return made;
  }

  /** In the order in which they were added. */
  public List<Membership> all() {
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Populations those && hash == those.hash && all.equals(those.all));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return all.toString();
  }

  private Object readResolve() {
    return new Populations(all);
  }
}
