package org.sarcoma.outcomes.regression;

import static org.sarcoma.outcomes.cohort.CohortMember.days;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.TimeZero;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.endpoint.Endpoint;
import org.sarcoma.outcomes.endpoint.Observation;
import org.sarcoma.outcomes.endpoint.TimeToEvent;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.RegistryTable;

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
 */
public record ImmortalTime(List<String> endpoints, List<Integer> landmarksDays)
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

  /** Names of the analyses, in order. */
  List<String> models() {
    List<String> models = new ArrayList<>(List.of(NAIVE));
    landmarksDays.forEach(it -> models.add(landmark(it)));
    models.add(TIME_DEPENDENT);
    return models;
  }

  private static String landmark(int day) {
    return "immortal_time_landmark_%dd".formatted(day);
  }

  /** One analysis of one endpoint. */
  record Analysis(String model, Endpoint endpoint) {}

  /** Time of a patient as treated or untreated. */
  record Counted(CovariatePattern pattern, Spell spell) {}

  /**
   * Observes patients, treated or not.
   *
   * @param all endpoints of the analysis
   */
  public record Observer(
      ImmortalTime rule, List<Endpoint> all, ToxicityRule toxicity, Coverage coverage) {

    /** The spells of a patient in each analysis; none where it cannot be told. */
    Map<Analysis, List<Counted>> observe(CohortMember source, @Nullable CohortMember member) {
      Map<Analysis, List<Counted>> spells = new LinkedHashMap<>();
      boolean compared =
          source.population().treatedFrom() != null
              && coverage.keeps(
                  source.institution(), Set.of(RegistryTable.RADIOTHERAPY, RegistryTable.SURGERY));
      for (Endpoint endpoint : all) {
        if (compared && rule.endpoints.contains(endpoint.code())) {
          Endpoint ofAll = endpoint.countedFrom(TimeZero.METASTASIS);
          Observation time = new TimeToEvent(ofAll, toxicity, coverage).observeEverybody(source);
          if (time.state() == Observation.State.AT_RISK) {
            new Course(source, member, time).addTo(spells, endpoint, rule);
          }
        }
      }
      return spells;
    }
  }

  /** When a patient had what, in days after metastasis; null if never. */
  private record Course(
      String institution, @Nullable Integer treated, @Nullable Integer local, Observation time) {

    Course(CohortMember source, @Nullable CohortMember member, Observation time) {
      this(
          source.institution(),
          member == null ? null : day(source, treated(member)),
          day(source, source.firstLocalTreatment()),
          time);
    }

    private static @Nullable LocalDate treated(CohortMember member) {
      TimeZero from = member.population().treatedFrom();
      return from == null ? null : member.date(from);
    }

    private static @Nullable Integer day(CohortMember source, @Nullable LocalDate date) {
      return days(source.date(TimeZero.METASTASIS), date);
    }

    void addTo(Map<Analysis, List<Counted>> spells, Endpoint endpoint, ImmortalTime rule) {
      spells.put(new Analysis(NAIVE, endpoint), naive());
      rule.landmarksDays.forEach(
          it -> spells.put(new Analysis(landmark(it), endpoint), atLandmark(it)));
      spells.put(new Analysis(TIME_DEPENDENT, endpoint), timeDependent());
    }

    private List<Counted> naive() {
      boolean compared = treated != null || local == null;
      return compared ? List.of(spell(treated != null, Observation.FROM_TIME_ZERO)) : List.of();
    }

    private List<Counted> atLandmark(int day) {
      if (time.exit() <= day) {
        return List.of();
      }
      if (treated != null && treated <= day) {
        return List.of(spell(true, day));
      }
      return local == null || local > day ? List.of(spell(false, day)) : List.of();
    }

    /** What happens on the day of a treatment follows it. */
    private List<Counted> timeDependent() {
      List<Counted> spells = new ArrayList<>();
      int untreatedUntil = local == null ? Integer.MAX_VALUE : local - 1;
      if (time.exit() <= untreatedUntil) {
        spells.add(spell(false, Observation.FROM_TIME_ZERO));
      } else if (untreatedUntil >= 0) {
        Spell untreated = new Spell(Observation.FROM_TIME_ZERO, untreatedUntil, 0);
        spells.add(new Counted(pattern(false), untreated));
      }
      if (treated != null && time.exit() >= treated) {
        spells.add(spell(true, Math.max(Observation.FROM_TIME_ZERO, treated - 1)));
      }
      return spells;
    }

    private Counted spell(boolean isTreated, int entry) {
      return new Counted(pattern(isTreated), new Spell(entry, time.exit(), time.cause()));
    }

    private CovariatePattern pattern(boolean isTreated) {
      return new CovariatePattern(institution, institution, List.of(isTreated ? "1.0" : "0.0"));
    }
  }
}
