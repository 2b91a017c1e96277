package org.sarcoma.outcomes.survival;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
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

  /** Returns those that can be checked with these observations, and whether each holds. */
  static Map<ObservationCheck, Boolean> of(Map<String, Observation> observations) {
    Map<ObservationCheck, Boolean> checked = new EnumMap<>(ObservationCheck.class);
    for (ObservationCheck check : values()) {
      Observation one = atRisk(observations.get(check.first));
      Observation other = atRisk(observations.get(check.second));
      if (one != null && other != null) {
        checked.put(check, check.relation.test(one, other));
      }
    }
    return checked;
  }

  /** Name in the coherence table. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Observation atRisk(@Nullable Observation observation) {
    return observation != null && observation.state() == Observation.State.AT_RISK
        ? observation
        : null;
  }

  private static boolean notAfter(Observation one, Observation other) {
    return one.exit() <= other.exit();
  }

  private static boolean deathIsAnEvent(Observation composite, Observation survival) {
    return survival.cause() != 1 || composite.cause() == 1;
  }
}
