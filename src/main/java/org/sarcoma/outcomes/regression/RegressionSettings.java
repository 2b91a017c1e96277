package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.statistics.TieMethod;

/**
 * Section {@code regression}: which regressions are fitted, and how.
 *
 * @param models in the order named
 * @param ties how events on one day are treated
 * @param firthBelowEventsPerTerm fewer events for each term add a fit with Firth's penalty, as does
 *     a likelihood without maximum
 */
public record RegressionSettings(
    List<RegressionModel> models,
    ImmortalTime immortalTime,
    TieMethod ties,
    int firthBelowEventsPerTerm)
    implements Serializable {

  public RegressionSettings {
    models = List.copyOf(models);
  }

  /**
   * Reads and checks the section.
   *
   * @param endpoints codes of the endpoints that are defined; those not analyzed are passed over
   */
  public static RegressionSettings from(Section section, List<String> endpoints) {
    List<RegressionModel> models = new ArrayList<>();
    section.sections("models").forEach((code, it) -> models.add(RegressionModel.from(code, it)));
    RegressionSettings settings =
        new RegressionSettings(
            models,
            ImmortalTime.from(section.section("immortal-time")),
            section.code("ties", TieMethod.class),
            section.integer("firth-below-events-per-term"));
    if (settings.firthBelowEventsPerTerm < 0) {
      section.problem("firth-below-events-per-term", "is negative; the default is 10");
    }
    settings.checkEndpoints(section, endpoints);
    section.end();
    return settings;
  }

  private void checkEndpoints(Section section, List<String> known) {
    for (RegressionModel model : models) {
      model.endpoints().stream()
          .filter(it -> !known.contains(it))
          .forEach(it -> section.problem("models", unknown(model.code(), it, known)));
    }
    immortalTime.endpoints().stream()
        .filter(it -> !known.contains(it))
        .forEach(it -> section.problem("immortal-time", unknown("endpoints", it, known)));
  }

  private static String unknown(String where, String endpoint, List<String> known) {
    return "has endpoint %s in %s, which is not defined; defined are %s"
        .formatted(endpoint, where, String.join(", ", known));
  }
}
