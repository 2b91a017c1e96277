package org.sarcoma.outcomes.generate;

import org.jspecify.annotations.Nullable;

/**
 * What makes a patient eligible, or not: each kind but the first fails a criterion of its own.
 *
 * @param weight share among the ineligible, of the sum of all
 * @param radiotherapy course given; null if none is
 */
record Kind(
    int weight,
    boolean isSarcoma,
    boolean isMetastatic,
    @Nullable Course radiotherapy,
    boolean isOperated,
    boolean hasLateSurgery,
    boolean isMetastaticAfterTreatment) {

  private static final Kind ELIGIBLE = new Kind(0, true, true, Course.PROTOCOL, true, false, false);

  private static final Kind[] INELIGIBLE = {
    // No metastasis, or another tumor: most of a registry.
    new Kind(30, true, false, null, false, false, false),
    new Kind(15, true, false, Course.LONGER, true, false, false),
    new Kind(15, false, true, Course.PALLIATIVE, false, false, false),
    new Kind(20, true, true, null, false, false, false),
    new Kind(8, true, true, Course.PALLIATIVE, false, false, false),
    new Kind(5, true, true, Course.LONGER, true, false, false),
    new Kind(4, true, false, Course.PROTOCOL, true, false, true),
    new Kind(2, true, true, Course.PROTOCOL, false, false, false),
    new Kind(1, true, true, Course.PROTOCOL, true, true, false),
  };

  private static final int WEIGHTS = 100;

  static Kind drawn(Draws draws, double eligibleShare) {
    if (draws.happens(eligibleShare)) {
      return ELIGIBLE;
    }
    int rest = draws.below(WEIGHTS);
    for (Kind kind : INELIGIBLE) {
      rest -= kind.weight;
      if (rest < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("The weights do not add up to " + WEIGHTS);
  }
}
