package org.sarcoma.outcomes.endpoint;

import org.sarcoma.outcomes.cohort.CmtCase;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.ReferenceStudy;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.registry.RegistryTable;

/** The endpoints that come with the job, applied to single patients. */
public final class Endpoints {
  private Endpoints() {}

  public static Endpoint endpoint(String code) {
    return endpoint(code, "");
  }

  public static Endpoint endpoint(String code, String changes) {
    Problems problems = new Problems();
    Endpoint endpoint =
        Endpoint.from(code, ReferenceStudy.section("endpoints." + code, changes, problems));
    problems.throwIfAny();
    return endpoint;
  }

  public static ToxicityRule rule(String changes) {
    return ToxicityRule.from(ReferenceStudy.section("toxicity", changes, new Problems()));
  }

  /** Observes a patient as a member of the operated, time zero being surgery on day 50. */
  static Observation operated(String code, CmtCase patient) {
    return observe(code, ReferenceStudy.operated(patient));
  }

  static Observation observe(String code, CohortMember member, RegistryTable... absent) {
    return new TimeToEvent(endpoint(code), rule(""), ReferenceStudy.coverageWithout(absent))
        .observe(member);
  }
}
