package org.sarcoma.outcomes.result;

import java.util.List;

/** The published tables, in the order in which they are documented. */
public final class ResultTables {
  public static final List<Class<? extends Record>> ALL =
      List.of(
          AttritionStep.class,
          CohortCharacteristic.class,
          SurvivalCurvePoint.class,
          SurvivalEstimate.class,
          SurvivalQuantile.class,
          RestrictedMeanRow.class,
          FollowUpRow.class,
          SurvivalComparison.class,
          PairwiseComparison.class,
          HorizonComparison.class,
          RestrictedMeanComparison.class,
          RegressionRow.class,
          RegressionModelRow.class,
          BaselineHazardRow.class,
          ProportionRow.class,
          ProportionComparison.class,
          ProportionDifferenceRow.class,
          ToxicityGradeRow.class,
          ToxicityRateRow.class,
          AdjuvantDelayRow.class,
          SiteHeterogeneity.class,
          InstitutionFunnelRow.class,
          DataQualityRow.class,
          CoherenceRow.class,
          EndpointDefinitionRow.class);

  private ResultTables() {}
}
