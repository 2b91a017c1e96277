package org.sarcoma.outcomes.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.endpoint.Observation;

/**
 * The combined treatment against no local treatment, counted from the day of metastasis, in three
 * ways that differ in the time before the treatment, in which the treated cannot have died.
 *
 * <p>{@code naive}: the treated count as treated from time zero on, so that this time is credited
 * to the treatment. {@code landmark_L}: who is under observation after day L is compared from then
 * on, by what had been given until then. {@code time_dependent}: everybody is untreated until the
 * first local treatment, and the treated are treated from the day on which they join the
 * population. Who had another local treatment is compared until then, or not at all in the naive
 * analysis.
 *
 * <p>Populations that ask for no treatment are not compared. Who had a course or an operation that
 * was or may have been local treatment, but whose day or target is not recorded, is known to be
 * neither treated nor untreated on any day: left out, and counted as such.
 *
 * <p>Reference: Suissa S (2008). Immortal time bias in pharmacoepidemiology. Am J Epidemiol
 * 167:492–499. <a href="https://doi.org/10.1093/aje/kwm324">doi</a>. Anderson JR, Cain KC, Gelber
 * RD (1983). Analysis of survival by tumor response. J Clin Oncol 1:710–719. <a
 * href="https://doi.org/10.1200/JCO.1983.1.11.710">doi</a>
 *
 * @param endpoints codes of endpoints compared; each is counted from the day of metastasis
 * @param landmarksDays landmarks in days after metastasis, increasing
 * @param models names of the analyses, in order
 */
public record ImmortalTime(List<String> endpoints, List<Integer> landmarksDays, List<String> models)
    implements Serializable {
  /** The covariate: 1 if treated, 0 if not. */
  static final String TREATED = "combined_modality_treatment";

  /** Hospitals differ in whom they treat and in how patients fare. */
  static final List<String> STRATIFIED_BY = List.of("institution");

  static final String NAIVE = "immortal_time_naive";
  static final String TIME_DEPENDENT = "immortal_time_time_dependent";

  public ImmortalTime {
    endpoints = List.copyOf(endpoints);
    landmarksDays = List.copyOf(landmarksDays);
    models = List.copyOf(models);
  }

  ImmortalTime(List<String> endpoints, List<Integer> landmarksDays) {
    this(endpoints, landmarksDays, models(landmarksDays));
  }

  /** Reads and checks section {@code regression.immortal-time}. */
  static ImmortalTime from(Section section) {
    List<Integer> landmarks =
        section.decimals("landmarks-days").stream().map(Double::intValue).toList();
    ImmortalTime rule = new ImmortalTime(section.strings("endpoints"), landmarks);
    int previous = 0;
    for (double landmark : section.decimals("landmarks-days")) {
      if (landmark != Math.rint(landmark) || landmark <= previous) {
        section.problem("landmarks-days", "is not increasing whole days above 0, as [90, 180]");
        break;
      }
      previous = (int) landmark;
    }
    section.end();
    return rule;
  }

  private static List<String> models(List<Integer> landmarksDays) {
    List<String> models = new ArrayList<>(List.of(NAIVE));
    landmarksDays.forEach(it -> models.add(landmark(it)));
    models.add(TIME_DEPENDENT);
    return models;
  }

  private static String landmark(int day) {
    return "immortal_time_landmark_%dd".formatted(day);
  }

  /** What is done with a patient; endpoints and models are named by their places. */
  interface Counter {
    /** Takes one who cannot be told to be treated or untreated, in all models. */
    void exclude(int endpoint);

    /** Takes the time of one as treated or untreated. */
    void count(int endpoint, int model, boolean isTreated, Spell spell);
  }

  /** When a patient had what, in days after metastasis; null if never. */
  record Course(
      @Nullable Integer treated,
      @Nullable Integer local,
      Observation time,
      int endpoint,
      Counter counter) {

    void count(ImmortalTime rule) {
      if (treated != null || local == null) {
        count(0, treated != null, Observation.FROM_TIME_ZERO);
      }
      for (int i = 0; i < rule.landmarksDays.size(); i++) {
        countAtLandmark(1 + i, rule.landmarksDays.get(i));
      }
      countTimeDependent(1 + rule.landmarksDays.size());
    }

    private void countAtLandmark(int model, int day) {
      if (time.exit() > day) {
        if (treated != null && treated <= day) {
          count(model, true, day);
        } else if (local == null || local > day) {
          count(model, false, day);
        }
      }
    }

    /** What happens on the day of a treatment follows it. */
    private void countTimeDependent(int model) {
      int untreatedUntil = local == null ? Integer.MAX_VALUE : local - 1;
      if (time.exit() <= untreatedUntil) {
        count(model, false, Observation.FROM_TIME_ZERO);
      } else if (untreatedUntil >= 0) {
        Spell untreated = new Spell(Observation.FROM_TIME_ZERO, untreatedUntil, 0);
        counter.count(endpoint, model, false, untreated);
      }
      if (treated != null && time.exit() >= treated) {
        count(model, true, Math.max(Observation.FROM_TIME_ZERO, treated - 1));
      }
    }

    private void count(int model, boolean isTreated, int entry) {
      counter.count(endpoint, model, isTreated, new Spell(entry, time.exit(), time.cause()));
    }
  }
}
