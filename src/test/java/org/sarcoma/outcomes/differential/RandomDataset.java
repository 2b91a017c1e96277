package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A dataset, the same for the same seed and number.
 *
 * @param number counted from 1
 * @param shape what it was drawn after
 * @param subjects at least one
 * @param level coverage of every interval computed of it
 * @param horizons times at which curves are read, in order, on a day and between two
 * @param counts further counts and values
 */
record RandomDataset(
    int number,
    Shape shape,
    List<Subject> subjects,
    double level,
    List<Double> horizons,
    Counts counts) {
  private static final double[] LEVELS = {0.8, 0.9, 0.95, 0.99};

  static RandomDataset draw(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
    Shape shape = Shape.draw(random);
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      subjects.add(subject(random, shape));
    }
    return new RandomDataset(
        number,
        shape,
        List.copyOf(subjects),
        LEVELS[random.nextInt(LEVELS.length)],
        horizons(random, shape.lastDay()),
        Counts.draw(random));
  }

  private static List<Double> horizons(SplittableRandom random, int lastDay) {
    double between = random.nextInt(lastDay) + 0.5;
    double on = random.nextInt(lastDay + 2);
    return List.of(Math.min(between, on), Math.max(between, on));
  }

  private static Subject subject(SplittableRandom random, Shape shape) {
    // The first groups and institutions are large and the last small or empty.
    int group = least(random, shape.groups());
    Subject.Labels labels =
        new Subject.Labels(group, 1 + random.nextInt(shape.strata()), least(random, 8));
    double uniform = Math.pow(random.nextDouble(), 0.5 + 0.5 * group);
    int exit = shape.firstDay() + (int) (uniform * shape.lastDay());
    int cause = random.nextDouble() < shape.censored() ? 0 : 1 + random.nextInt(shape.causes());
    if (exit > shape.cutoff()) {
      exit = shape.cutoff();
      cause = 0;
    }
    OptionalInt entry =
        exit > 0 && random.nextDouble() < shape.delayed()
            ? OptionalInt.of(random.nextInt(exit))
            : OptionalInt.empty();
    Covariate.Outcome outcome = new Covariate.Outcome(uniform, cause);
    List<Double> covariates =
        shape.covariates().stream().map(covariate -> covariate.draw(random, outcome)).toList();
    return new Subject(entry, exit, cause, labels, covariates);
  }

  private static int least(SplittableRandom random, int size) {
    return 1 + Math.min(random.nextInt(size), random.nextInt(size));
  }
}
