package org.sarcoma.outcomes.survival;

import java.util.Locale;
import java.util.function.BiPredicate;
import org.sarcoma.outcomes.endpoint.Observation;

/**
 * Relations between the endpoints of one patient. They hold by definition as long as the endpoints
 * share a time zero; where one does not hold, a definition is wrong, so a run does not go on.
 */
public enum ObservationCheck {
  LRFS_NOT_AFTER_OS("lrfs", "os", ObservationCheck::notAfter),
  PFS_NOT_AFTER_DRFS("pfs", "drfs", ObservationCheck::notAfter),
  DRFS_NOT_AFTER_OS("drfs", "os", ObservationCheck::notAfter),
  PFS_NOT_AFTER_LRFS("pfs", "lrfs", ObservationCheck::notAfter),
  DEATH_IS_AN_EVENT_OF_LRFS("lrfs", "os", ObservationCheck::deathIsAnEvent),
  DEATH_IS_AN_EVENT_OF_PFS("pfs", "os", ObservationCheck::deathIsAnEvent),
  DEATH_IS_AN_EVENT_OF_DRFS("drfs", "os", ObservationCheck::deathIsAnEvent);

  private final String first;
  private final String second;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
  private final BiPredicate<Observation, Observation> relation;

  ObservationCheck(String first, String second, BiPredicate<Observation, Observation> relation) {
    this.first = first;
    this.second = second;
    this.relation = relation;
  }

  /** Code of the endpoint whose time comes first. */
  String first() {
    return first;
  }

  /** Code of the endpoint that it is compared with. */
  String second() {
    return second;
  }

  /** Whether it holds for two times at risk. */
  boolean holds(Observation one, Observation other) {
    return relation.test(one, other);
  }

  /** Name in the coherence table. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean notAfter(Observation one, Observation other) {
    return one.exit() <= other.exit();
  }

  private static boolean deathIsAnEvent(Observation composite, Observation survival) {
    return survival.cause() != 1 || composite.cause() == 1;
  }
}
