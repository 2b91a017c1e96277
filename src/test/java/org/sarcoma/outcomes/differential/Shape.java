package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a random dataset is like: each feature that has ever made estimators differ is frequent.
 *
 * @param size number of subjects
 * @param lastDay events and exits are spread over this many days, so that few make heavy ties
 * @param firstDay 0 if subjects may leave on day 0, else 1
 * @param causes causes of events
 * @param censored share of subjects who are censored on a day of their own
 * @param cutoff day on which the observation of everybody ends
 * @param delayed share of subjects who come under observation after time zero
 * @param groups declared groups, of which some may have nobody
 * @param strata declared strata
 * @param covariates kinds of the covariates
 */
record Shape(
    int size,
    int lastDay,
    int firstDay,
    int causes,
    double censored,
    int cutoff,
    double delayed,
    int groups,
    int strata,
    List<Covariate> covariates) {

  static Shape draw(SplittableRandom random) {
    int lastDay = oneOf(random, 3, 10, 40, 400, 3000);
    return new Shape(
        size(random),
        lastDay,
        random.nextInt(3) == 0 ? 0 : 1,
        oneOf(random, 1, 1, 2, 2, 3),
        oneOf(random, 0, 20, 40, 80, 100) / 100.0,
        random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(lastDay),
        oneOf(random, 0, 0, 0, 50, 100) / 100.0,
        oneOf(random, 1, 2, 2, 3, 4),
        oneOf(random, 1, 2, 4),
        Covariate.draw(random));
  }

  private static int size(SplittableRandom random) {
    int most = oneOf(random, 6, 40, 200);
    return 1 + random.nextInt(most);
  }

  private static int oneOf(SplittableRandom random, int... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
