package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kinds of covariates; some go with the outcome, so that there is an effect to estimate. */
enum Covariate {
  /** 0 or 1. */
  BINARY {
    @Override
    double draw(SplittableRandom random, Outcome outcome) {
      return random.nextDouble() < 0.3 + 0.4 * outcome.position() ? 1 : 0;
    }
  },
  /** 1 in few subjects. */
  RARE {
    @Override
    double draw(SplittableRandom random, Outcome outcome) {
      return random.nextInt(12) == 0 ? 1 : 0;
    }
  },
  /** Whole years, not centered. */
  AGE {
    @Override
    double draw(SplittableRandom random, Outcome outcome) {
      return 20 + random.nextInt(40) + (int) (20 * outcome.position());
    }
  },
  /** A measurement with one decimal. */
  SIZE {
    @Override
    double draw(SplittableRandom random, Outcome outcome) {
      return Math.round(10 * Math.exp(1 + random.nextGaussian())) / 10.0;
    }
  },
  /** 1 for exactly those with an event of the first cause: no finite coefficient fits. */
  SEPARATED {
    @Override
    double draw(SplittableRandom random, Outcome outcome) {
      return outcome.cause() == 1 ? 1 : 0;
    }
  };

  /**
   * @param position of the exit between the first day and the last, in [0, 1]
   * @param cause of the event; 0 if censored
   */
  record Outcome(double position, int cause) {}

  abstract double draw(SplittableRandom random, Outcome outcome);

  /** One to three kinds, separation seldom among them. */
  static List<Covariate> draw(SplittableRandom random) {
    List<Covariate> drawn = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    while (drawn.size() < size) {
      Covariate covariate = values()[random.nextInt(values().length)];
      boolean wanted = covariate != SEPARATED || random.nextInt(3) == 0;
      if (wanted && !drawn.contains(covariate)) {
        drawn.add(covariate);
      }
    }
    return List.copyOf(drawn);
  }
}
