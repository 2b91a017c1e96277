package org.sarcoma.outcomes.toxicity;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Codes;
import org.sarcoma.outcomes.cohort.CohortMember;
import org.sarcoma.outcomes.cohort.Counts;
import org.sarcoma.outcomes.endpoint.ToxicityRule;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Coverage;
import org.sarcoma.outcomes.statistics.Proportion;

/**
 * What the toxicity, proportion and adjuvant tables need of a group of members, as counts that
 * merge by addition.
 */
public final class MemberCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counts<Answer> answers;
  private final Counts<WorstGrade> worstGrades;
  private final Counts<Exposure> exposures;
  private final Counts<GradedEvent> gradedEvents;
  private final Counts<AdjuvantDelay> adjuvantDelays;

  public MemberCounts() {
    this(new Coding());
  }

  /**
   * Counts of nobody yet.
   *
   * @param coding by which the members that are added are coded
   */
  public MemberCounts(Coding coding) {
    this.answers = new Counts<>(coding.answers);
    this.worstGrades = new Counts<>(coding.worstGrades);
    this.exposures = new Counts<>(coding.exposures);
    this.gradedEvents = new Counts<>(coding.gradedEvents);
    this.adjuvantDelays = new Counts<>(coding.adjuvantDelays);
  }

  /** What is looked at with a member. */
  public record Rules(ToxicityRule toxicity, TreatmentRule treatment, Coverage coverage)
      implements Serializable {}

  /** The numbers of what is counted, of one or of several groups. */
  public static final class Coding implements Serializable {
    private static final long serialVersionUID = 1;

    private final Codes<Answer> answers = new Codes<>();
    private final Codes<WorstGrade> worstGrades = new Codes<>();
    private final Codes<Exposure> exposures = new Codes<>();
    private final Codes<GradedEvent> gradedEvents = new Codes<>();
    private final Codes<AdjuvantDelay> adjuvantDelays = new Codes<>();

    // Members come institution by institution, and it is the same for all of one.
    private transient @Nullable String institution;
    private transient boolean[] isRecorded = new boolean[0];
    private transient int[] known = new int[Answer.PLACES]; // numbers of answers, from 1
    private transient @Nullable Part notRecorded;

    /** The part of one member, to be added to each group that the member is in. */
    public Part of(CohortMember member, Rules rules) {
      if (!member.institution().equals(institution)) {
        institution = member.institution();
        isRecorded = Answer.isRecorded(institution, rules);
      }
      ToxicityProfile profile = new ToxicityProfile(member, rules);
      List<GradedEvent> events = profile.gradedEvents();
      Map<Exposure, Long> exposed = profile.exposures();
      List<Exposure> keys = List.copyOf(exposed.keySet());
      long[] times = new long[keys.size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = exposed.getOrDefault(keys.get(i), 0L);
      }
      return new Part(
          codes(Answer.of(member, rules, isRecorded)),
          worstGrades.of(ToxicityProfile.worstGrades(events)),
          exposures.of(keys),
          times,
          gradedEvents.of(events),
          adjuvantDelays.of(AdjuvantDelay.of(member, rules)));
    }

    /** The numbers of answers, which are so few that each has a place of its own. */
    private int[] codes(List<Answer> ofMember) {
      int[] codes = new int[ofMember.size()];
      for (int i = 0; i < codes.length; i++) {
        Answer answer = ofMember.get(i);
        int place = answer.place();
        if (known[place] == 0) {
          known[place] = answers.of(answer) + 1;
        }
        codes[i] = known[place] - 1;
      }
      return codes;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      isRecorded = new boolean[0];
      known = new int[Answer.PLACES];
    }

    /** The part of one patient of whom the institution does not record enough to be a member. */
    public Part notRecorded() {
      if (notRecorded == null) {
        AdjuvantDelay delay =
            new AdjuvantDelay(AdjuvantDelay.Category.NOT_RECORDED, AdjuvantDelay.NOT_STARTED);
        int[] none = new int[0];
        int[] delays = adjuvantDelays.of(List.of(delay));
        notRecorded =
            new Part(answers.of(Answer.notRecorded()), none, none, new long[0], none, delays);
      }
      return notRecorded;
    }
  }

  /** One member, coded. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(
      int[] answers,
      int[] worstGrades,
      int[] exposures,
      long[] exposed,
      int[] gradedEvents,
      int[] adjuvantDelays) {}

  /** Counts one member. */
  public void add(Part member) {
    answers.addCodes(member.answers);
    worstGrades.addCodes(member.worstGrades);
    gradedEvents.addCodes(member.gradedEvents);
    adjuvantDelays.addCodes(member.adjuvantDelays);
    for (int i = 0; i < member.exposures.length; i++) {
      exposures.addCode(member.exposures[i], member.exposed[i]);
    }
  }

  /** Adds everything the other has counted. */
  public void merge(MemberCounts other) {
    answers.merge(other.answers);
    worstGrades.merge(other.worstGrades);
    exposures.merge(other.exposures);
    gradedEvents.merge(other.gradedEvents);
    adjuvantDelays.merge(other.adjuvantDelays);
  }

  /** Whether toxicities were graded by more than one version of this scale. */
  public boolean mixesVersions(AdverseEvent.Scale scale) {
    return mixesVersions(GradingScale.code(scale));
  }

  /** An event without a grade does not say by which version it would have been graded. */
  boolean mixesVersions(String scale) {
    return gradedEvents
            .sumBy(
                it ->
                    it.scale().scale().equals(scale) && it.grade() != WorstGrade.NOT_GRADED
                        ? it.scale()
                        : null)
            .size()
        > 1;
  }

  /** Of the members of whom it is known, those for whom it is so. */
  Proportion proportion(ProportionMeasure measure) {
    long yes = answers.of(new Answer(measure, Answer.Kind.YES));
    return new Proportion(yes, yes + answers.of(new Answer(measure, Answer.Kind.NO)));
  }

  /** Events of all terms, by whatever version of the scale. */
  long events(GradedRate rate) {
    String scale = GradingScale.code(rate.scale());
    return gradedEvents.asMap().entrySet().stream()
        .filter(it -> it.getKey().window() == rate.window())
        .filter(it -> it.getKey().scale().scale().equals(scale))
        .filter(it -> it.getKey().term().equals(WorstGrade.ANY_TERM))
        .filter(it -> it.getKey().grade() >= rate.minimumGrade())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long exposure(GradedRate rate, Exposure.Unit unit) {
    return exposures.of(new Exposure(rate.window(), GradingScale.code(rate.scale()), unit));
  }

  public Counts<Answer> answers() {
    return answers;
  }

  public Counts<WorstGrade> worstGrades() {
    return worstGrades;
  }

  public Counts<Exposure> exposures() {
    return exposures;
  }

  public Counts<GradedEvent> gradedEvents() {
    return gradedEvents;
  }

  public Counts<AdjuvantDelay> adjuvantDelays() {
    return adjuvantDelays;
  }
}
