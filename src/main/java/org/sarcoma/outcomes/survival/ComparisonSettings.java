package org.sarcoma.outcomes.survival;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.statistics.GRho;
import org.sarcoma.outcomes.statistics.LogRankWeight;
import org.sarcoma.outcomes.statistics.RankWeight;

/**
 * How the levels of stratifying variables are compared.
 *
 * @param tests of the log-rank family
 * @param rhos exponents of further tests of Harrington and Fleming's family
 * @param adjustedForInstitution whether tests are also made stratified by institution
 */
public record ComparisonSettings(
    List<LogRankWeight> tests, List<Double> rhos, boolean adjustedForInstitution)
    implements Serializable {
  public ComparisonSettings {
    tests = List.copyOf(tests);
    rhos = List.copyOf(rhos);
  }

  static ComparisonSettings from(Section section) {
    ComparisonSettings settings =
        new ComparisonSettings(
            section.codes("tests", LogRankWeight.class),
            section.decimals("g-rho"),
            section.flag("adjusted-for-institution"));
    if (settings.rhos.stream().anyMatch(it -> !(it >= 0))) {
      section.problem("g-rho", "has an exponent below 0; write [] or exponents such as [0.5, 1]");
    }
    section.end();
    return settings;
  }

  /** The weights by the names of their tests. */
  Map<String, RankWeight> weights() {
    Map<String, RankWeight> weights = new LinkedHashMap<>();
    tests.forEach(it -> weights.put(it.name().toLowerCase(Locale.ROOT), it));
    rhos.forEach(it -> weights.put("g_rho_" + it, new GRho(it)));
    return weights;
  }
}
