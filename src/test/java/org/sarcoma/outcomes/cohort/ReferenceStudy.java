package org.sarcoma.outcomes.cohort;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.RegistryTable;

/** The definitions that come with the job, applied to {@link CmtCase}s. */
public final class ReferenceStudy {
  public static final int CUTOFF_DAY = 1500;
  public static final String RT_STARTED = "rt_started";
  public static final String OPERATED = "operated";

  private static final Config DEFAULTS =
      ConfigFactory.parseResources(Problems.class.getClassLoader(), "reference.conf").resolve();
  private static final SoftTissueHistologies HISTOLOGIES = SoftTissueHistologies.bundled();
  private static final CohortDefinition CMT = cohort("cmt", "");

  private ReferenceStudy() {}

  /** A section of the defaults, with changes in configuration syntax laid over it. */
  public static Section section(String path, String changes, Problems problems) {
    return Section.of(
        ConfigFactory.parseString(changes).withFallback(DEFAULTS.getConfig(path)), path, problems);
  }

  public static Section section(String path) {
    return section(path, "", new Problems());
  }

  public static CohortDefinition cohort(String code, String changes) {
    Problems problems = new Problems();
    CohortDefinition cohort =
        CohortDefinition.from(code, section("cohorts." + code, changes, problems));
    problems.throwIfAny();
    return cohort;
  }

  public static CohortSelection selection(CohortDefinition cohort, LocalDate cutoff) {
    return new CohortSelection(new Protocol(cohort, cutoff, HISTOLOGIES), coverageWithout());
  }

  /** The outcome of the default cohort. */
  public static CohortSelection.Outcome select(CmtCase patient) {
    return selection(CMT, Facts.day(CUTOFF_DAY)).select(patient.record());
  }

  /** The patient as a member of a population of the default cohort. */
  public static CohortMember member(CmtCase patient, String population) {
    return member(patient, population, CUTOFF_DAY);
  }

  public static CohortMember member(CmtCase patient, String population, int cutoffDay) {
    return selection(CMT, Facts.day(cutoffDay)).select(patient.record()).members().stream()
        .filter(it -> it.population().code().equals(population))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Not a member of " + population));
  }

  public static CohortMember operated(CmtCase patient) {
    return member(patient, OPERATED);
  }

  /** What an institution keeps that lacks some tables and grades by CTCAE. */
  public static Coverage coverageWithout(RegistryTable... absent) {
    EnumSet<RegistryTable> kept = EnumSet.allOf(RegistryTable.class);
    kept.removeAll(Arrays.asList(absent));
    return new Coverage(
        Map.of(CmtCase.INSTITUTION, kept),
        Map.of(CmtCase.INSTITUTION, Set.of(AdverseEvent.Scale.CTCAE)));
  }
}
