package org.sarcoma.outcomes.statistics;

import java.util.Optional;

/**
 * Harrell's C: of the pairs of which it is known who had the event first, the share in which that
 * was the one with the higher hazard; ties of the hazard count half. Pairs are within strata. As
 * {@code concordance} of a {@code coxph} in R.
 *
 * <p>The standard error is the infinitesimal jackknife of R.
 *
 * <p>References: Harrell FE, Califf RM, Pryor DB, Lee KL, Rosati RA (1982). Evaluating the yield of
 * medical tests. JAMA 247:2543–2546. <a
 * href="https://doi.org/10.1001/jama.1982.03320430047030">doi</a>. Therneau T, Atkinson E (2024).
 * Concordance. Vignette of R package survival. <a
 * href="https://cran.r-project.org/package=survival">package</a>
 *
 * @param concordance in [0, 1]; 0.5 is no better than chance
 * @param standardError of {@code concordance}
 */
public record Concordance(double concordance, double standardError) {

  static Optional<Concordance> of(CoxLikelihood likelihood, double[] predictors) {
    RiskSetRows rows = likelihood.rows();
    PairCounts counts = new PairCounts(likelihood, predictors);
    for (int stratum = 0; stratum < rows.strata(); stratum++) {
      counts.add(stratum);
    }
    double pairs = 0; // each is counted from both sides
    double difference = 0;
    for (int position = 0; position < rows.size(); position++) {
      pairs += (double) rows.count(position) * counts.pairs(position) / 2;
      difference += (double) rows.count(position) * counts.difference(position) / 2;
    }
    if (pairs == 0) {
      return Optional.empty();
    }
    double somers = difference / pairs;
    double variance = 0;
    for (int position = 0; position < rows.size(); position++) {
      double influence = (counts.difference(position) - somers * counts.pairs(position)) / pairs;
      variance += rows.count(position) * influence * influence;
    }
    return Optional.of(new Concordance((somers + 1) / 2, Math.sqrt(variance) / 2));
  }
}
