package org.sarcoma.outcomes.pooling;

import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.toxicity.GradedRate;
import org.sarcoma.outcomes.toxicity.OutcomeGroups;
import org.sarcoma.outcomes.toxicity.ProportionMeasure;

/** The proportions and toxicity rates of institutions. */
record SiteOutcomes(List<Group> institutions, OutcomeGroups groups) {

  List<SiteMeasure> proportions() {
    List<SiteMeasure> measures = new ArrayList<>();
    for (ProportionMeasure measure : ProportionMeasure.values()) {
      List<Site> sites = new ArrayList<>();
      for (Group it : institutions) {
        sites.add(new Site.OfProportion(it.stratumValue(), groups.proportion(it, measure)));
      }
      measures.add(new SiteMeasure(SiteMeasure.Kind.PROPORTION, measure.code(), null, sites));
    }
    return measures;
  }

  List<SiteMeasure> rates() {
    List<SiteMeasure> measures = new ArrayList<>();
    for (GradedRate rate : GradedRate.ALL) {
      List<Site> sites = new ArrayList<>();
      for (Group it : institutions) {
        sites.add(
            new Site.OfRate(it.stratumValue(), groups.observed(it, rate), groups.rate(it, rate)));
      }
      measures.add(new SiteMeasure(SiteMeasure.Kind.TOXICITY_RATE, rate.code(), null, sites));
    }
    return measures;
  }
}
