package org.sarcoma.outcomes.cohort;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Section;

/**
 * Who of a cohort is analyzed together.
 *
 * @param code name in result tables, for example {@code operated}
 * @param through last criterion that a member must fulfil, with all before it
 * @param timeZero day from which time is counted unless the endpoint says otherwise
 * @param joinedAt day from which a member is known to belong; an endpoint whose time zero is
 *     earlier enters the member with delay on this day, so that time in which nobody could die
 *     unseen is not counted. Null: no delay.
 * @param subset further condition
 */
public record Population(
    String code, Criterion through, TimeZero timeZero, @Nullable TimeZero joinedAt, Subset subset)
    implements Serializable {

  /** A part of the patients who fulfil the criteria. */
  public enum Subset {
    EVERYBODY,
    /** No adjuvant systemic therapy was planned. */
    NO_ADJUVANT_PLANNED
  }

  static Population from(String code, Section section) {
    Population population =
        new Population(
            code,
            section.code("through", Criterion.class),
            section.code("time-zero", TimeZero.class),
            section.optionalCode("joined-at", TimeZero.class),
            section.has("subset") ? section.code("subset", Subset.class) : Subset.EVERYBODY);
    section.end();
    return population;
  }

  /**
   * The treatment from which its members count as treated: the one with which they join, or else
   * the one from which time is counted. Null if members need not be treated.
   */
  public @Nullable TimeZero treatedFrom() {
    TimeZero from = joinedAt == null ? timeZero : joinedAt;
    return from.finder() == null ? null : from;
  }

  /** The criteria that find the treatments whose days it needs. */
  List<Criterion> datedBy() {
    return Stream.of(timeZero, joinedAt)
        .filter(Objects::nonNull)
        .map(TimeZero::finder)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
