package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.registry.Duplicates.Keep;

class DuplicatesTest {
  // Positions in a row of key, day, text.
  private static final List<Integer> KEY = List.of(0);

  private final List<Duplicates.Row> rows = new ArrayList<>();

  private void add(int source, @Nullable Object... values) {
    rows.add(new Duplicates.Row(values, source, false));
  }

  private Duplicates.Outcome settle(Keep keep) {
    return new Duplicates(KEY, keep, List.of(), List.of()).settle(rows);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2020, 1, day);
  }

  @Test
  void withoutAKeyEachRowStandsAlone() {
    add(0, "a", day(1), "x");
    add(0, "a", day(1), "y");

    assertThat(Duplicates.ALLOWED.settle(rows).rows()).hasSize(2);
  }

  @Test
  void firstLastAndMostCompleteKeepOneRow() {
    add(0, "a", day(1), null);
    add(0, "a", day(2), "y");
    add(0, "a", day(3), null);
    add(0, "b", day(4), null);

    assertThat(settle(Keep.FIRST).rows()).extracting(it -> it[1]).containsExactly(day(1), day(4));
    assertThat(settle(Keep.LAST).rows()).extracting(it -> it[1]).containsExactly(day(3), day(4));
    assertThat(settle(Keep.MOST_COMPLETE).rows())
        .extracting(it -> it[1])
        .containsExactly(day(2), day(4));
    assertThat(settle(Keep.FIRST).collapsed()).isEqualTo(2);
    assertThat(settle(Keep.FIRST).conflicting()).isZero();
  }

  @Test
  void noneKeepsNoneOfThem() {
    add(0, "a", day(1), "x");
    add(0, "a", day(2), "y");
    add(0, "b", day(3), "z");

    assertThat(settle(Keep.NONE).rows()).extracting(it -> it[0]).containsExactly("b");
    assertThat(settle(Keep.NONE).conflicting()).isEqualTo(2);
    assertThat(settle(Keep.NONE).collapsed()).isZero();
  }

  @Test
  void mergedRowsCompleteEachOtherAndTheFirstSourceCounts() {
    add(1, "a", day(1), "later source");
    add(0, "a", null, "first source");

    assertThat(settle(Keep.MERGED).rows())
        .containsExactly(new Object[] {"a", day(1), "first source"});
    assertThat(settle(Keep.MERGED).collapsed()).isZero();
  }

  @Test
  void rowsOfOneSourceThatDifferAreAConflict() {
    add(0, "a", day(1), "x");
    add(0, "a", null, "y");
    add(0, "b", day(1), "x");
    add(0, "b", day(1), null);

    assertThat(settle(Keep.MERGED).rows()).extracting(it -> it[0]).containsExactly("b");
    assertThat(settle(Keep.MERGED).conflicting()).isEqualTo(2);
  }

  @Test
  void theLatestOrEarliestOfSeveralDatesCanCount() {
    add(0, "a", day(2), "x");
    add(0, "a", day(3), "x");
    add(1, "a", day(4), "x");

    assertThat(new Duplicates(KEY, Keep.MERGED, List.of(1), List.of()).settle(rows).rows())
        .extracting(it -> it[1])
        .containsExactly(day(4));
    assertThat(new Duplicates(KEY, Keep.MERGED, List.of(), List.of(1)).settle(rows).rows())
        .extracting(it -> it[1])
        .containsExactly(day(2));
  }

  @Test
  void aRowWithoutAKeyStandsAlone() {
    add(0, null, day(1), "x");
    add(0, null, day(1), "y");

    assertThat(settle(Keep.NONE).rows()).hasSize(2);
  }

  @Test
  void aRowThatOnlyCompletesIsNoneAlone() {
    rows.add(new Duplicates.Row(new Object[] {"a", day(1), "x"}, 1, true));
    rows.add(new Duplicates.Row(new @Nullable Object[] {null, day(1), "x"}, 1, true));

    assertThat(settle(Keep.MERGED).rows()).isEmpty();

    add(0, "a", null, null);

    assertThat(settle(Keep.MERGED).rows()).containsExactly(new Object[] {"a", day(1), "x"});
  }

  @Test
  void keysOfSeveralColumnsDoNotRunIntoEachOther() {
    rows.add(new Duplicates.Row(new Object[] {"ab", "c"}, 0, false));
    rows.add(new Duplicates.Row(new Object[] {"a", "bc"}, 0, false));

    assertThat(new Duplicates(List.of(0, 1), Keep.NONE, List.of(), List.of()).settle(rows).rows())
        .hasSize(2);
  }
}
