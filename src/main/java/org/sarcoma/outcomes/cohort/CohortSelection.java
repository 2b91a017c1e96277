package org.sarcoma.outcomes.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.PatientRecord;
import org.sarcoma.outcomes.registry.RegistryTable;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/** Applies the criteria of one cohort, in order, to one patient. */
public final class CohortSelection {
  private final CohortDefinition cohort;
  private final Protocol protocol;
  private final DataCutoff cutoff;
  private final Coverage coverage;
  private final int firstStep; // of a population

  public CohortSelection(Protocol protocol, Coverage coverage) {
    this.cohort = protocol.cohort();
    this.protocol = protocol;
    this.cutoff = new DataCutoff(protocol.dataCutoff());
    this.coverage = coverage;
    this.firstStep =
        cohort.populations().stream()
            .mapToInt(it -> cohort.criteria().indexOf(it.through()))
            .min()
            .orElse(cohort.criteria().size());
  }

  /**
   * What became of a patient.
   *
   * @param cohort code of the cohort
   * @param fulfilled how many criteria the patient fulfils before the first that is not; equal to
   *     the number of criteria if all are
   * @param members one per population the patient belongs to
   * @param undetermined one per population of which the institution does not record whether the
   *     patient belongs to it
   * @param source one per population if the patient fulfils the criteria about the tumor and could
   *     have been treated, whether that happened or not
   */
  public record Outcome(
      String cohort,
      int fulfilled,
      List<CohortMember> members,
      List<CohortMember> undetermined,
      List<CohortMember> source) {

    /** The patient as a member of a population; null if it is none. */
    public @Nullable CohortMember member(Population population) {
      return of(population, members);
    }
  }

  private static @Nullable CohortMember of(Population population, List<CohortMember> members) {
    for (CohortMember member : members) {
      if (member.population().equals(population)) {
        return member;
      }
    }
    return null;
  }

  /** Selects the patient into the populations of the cohort. */
  public Outcome select(PatientRecord record) {
    PatientRecord known = withKnownTumors(record);
    List<List<Candidate>> steps = candidatesByStep(known);
    List<Candidate> tumors = tumors(known);
    if (steps.size() <= firstStep && tumors.isEmpty()) {
      return new Outcome(cohort.code(), steps.size(), List.of(), List.of(), List.of());
    }
    FollowUp asOfCutoff = new FollowUp(cutoff.apply(known));
    List<CohortMember> members = new ArrayList<>();
    List<CohortMember> undetermined = new ArrayList<>();
    for (Population population : cohort.populations()) {
      int step = cohort.criteria().indexOf(population.through());
      if (step < steps.size()) {
        CohortMember member = member(population, asOfCutoff, steps.get(step), eligible(steps));
        if (!isDetermined(member)) {
          undetermined.add(member);
        } else if (belongs(member)) {
          members.add(member);
        }
      }
    }
    return new Outcome(
        cohort.code(), steps.size(), members, undetermined, source(tumors, asOfCutoff, members));
  }

  /** The tumors that fulfil the criteria about them. */
  private List<Candidate> tumors(PatientRecord record) {
    List<Candidate> candidates = candidates(record);
    for (Criterion criterion : cohort.criteria()) {
      if (criterion.isOfTumor()) {
        candidates = narrowed(candidates, criterion);
      }
    }
    return candidates;
  }

  /** For a member the tumor is that of the member, for others the first that fulfils. */
  private List<CohortMember> source(
      List<Candidate> tumors, FollowUp asOfCutoff, List<CohortMember> members) {
    if (tumors.isEmpty()) {
      return List.of();
    }
    Diagnosis first = Candidate.earliest(tumors).diagnosis();
    List<CohortMember> source = new ArrayList<>();
    for (Population population : cohort.populations()) {
      CohortMember member = of(population, members);
      Diagnosis diagnosis = member == null ? first : member.diagnosis();
      source.add(new CohortMember(cohort, population, asOfCutoff, diagnosis, null, null));
    }
    return source;
  }

  /**
   * A tumor diagnosed after the cut-off must not decide which tumor a treatment belongs to. Other
   * later facts stay, so that the criterion that names the cut-off is the one that excludes.
   */
  private PatientRecord withKnownTumors(PatientRecord record) {
    List<Diagnosis> known = cutoff.tumors(record);
    if (known.equals(record.diagnoses())) {
      return record;
    }
    return new PatientRecord(
        record.institution(),
        record.patient(),
        known,
        record.radiotherapies(),
        record.surgeries(),
        record.systemicTherapies(),
        record.diseaseAssessments(),
        record.adverseEvents(),
        record.painAssessments());
  }

  /** The candidates left after each fulfilled criterion; ends before the first that leaves none. */
  private List<List<Candidate>> candidatesByStep(PatientRecord record) {
    List<List<Candidate>> steps = new ArrayList<>();
    List<Candidate> candidates = candidates(record);
    for (Criterion criterion : cohort.criteria()) {
      candidates = narrowed(candidates, criterion);
      if (candidates.isEmpty()) {
        break;
      }
      steps.add(candidates);
    }
    return steps;
  }

  private static List<Candidate> candidates(PatientRecord record) {
    List<Candidate> candidates = new ArrayList<>(record.diagnoses().size());
    record.diagnoses().forEach(it -> candidates.add(Candidate.of(record, it)));
    return candidates;
  }

  /** Most patients have one candidate or none, for which no list is made. */
  private List<Candidate> narrowed(List<Candidate> candidates, Criterion criterion) {
    if (candidates.size() == 1) {
      return criterion.narrow(candidates.get(0), protocol);
    }
    List<Candidate> left = new ArrayList<>();
    candidates.forEach(it -> left.addAll(criterion.narrow(it, protocol)));
    return left;
  }

  private List<Candidate> eligible(List<List<Candidate>> steps) {
    return steps.size() == cohort.criteria().size() ? steps.get(steps.size() - 1) : List.of();
  }

  /**
   * The member stands for the earliest candidate of the population's own step. Its operation, if
   * the population does not ask for one, is the one with which the same course fulfils all
   * criteria.
   */
  private CohortMember member(
      Population population, FollowUp asOfCutoff, List<Candidate> own, List<Candidate> eligible) {
    Candidate chosen = Candidate.earliest(own);
    Surgery operation = chosen.operation();
    return new CohortMember(
        cohort,
        population,
        asOfCutoff,
        chosen.diagnosis(),
        chosen.course(),
        operation == null ? laterOperation(chosen, eligible) : operation);
  }

  private static @Nullable Surgery laterOperation(Candidate chosen, List<Candidate> eligible) {
    List<Candidate> sameCourse = new ArrayList<>(eligible);
    sameCourse.removeIf(it -> !Objects.equals(it.course(), chosen.course()));
    return sameCourse.isEmpty() ? null : Candidate.earliest(sameCourse).operation();
  }

  private boolean isDetermined(CohortMember member) {
    return switch (member.population().subset()) {
      case EVERYBODY -> true;
      case NO_ADJUVANT_PLANNED ->
          coverage.keeps(member.institution(), Set.of(RegistryTable.SYSTEMIC_THERAPY));
    };
  }

  private static boolean belongs(CohortMember member) {
    return switch (member.population().subset()) {
      case EVERYBODY -> true;
      case NO_ADJUVANT_PLANNED ->
          member.record().systemicTherapies().stream().noneMatch(CohortSelection::plannedAdjuvant);
    };
  }

  private static boolean plannedAdjuvant(SystemicTherapy line) {
    return line.setting() == SystemicTherapy.Setting.ADJUVANT
        && Boolean.TRUE.equals(line.planned());
  }
}
