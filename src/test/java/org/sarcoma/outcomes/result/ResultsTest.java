package org.sarcoma.outcomes.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
  @ResultTable(
      name = "visit",
      row = "visit",
      key = {"name", "rank", "size", "first", "on", "status"})
  private record Visit(
      @Nullable String name,
      int rank,
      @Nullable Double size,
      boolean first,
      @Nullable LocalDate on,
      Status status) {
    static Visit named(@Nullable String name) {
      return new Visit(name, 1, 1.0, false, null, Status.OK);
    }
  }

  @ResultTable(name = "nothing", row = "nothing", key = "name")
  private record Nothing(String name) {}

  @ResultTable(name = "broken", row = "nothing", key = "absent")
  private record BrokenKey(String name) {}

  private record Unmarked(String name) {}

  private final Results results = new Results(List.of(Visit.class, Nothing.class));

  @Test
  void aTableWithoutRowsIsThere() {
    assertThat(results.tables()).containsExactly(Visit.class, Nothing.class);
    assertThat(results.rows(Nothing.class)).isEmpty();
    assertThat(results.count(Nothing.class)).isZero();
  }

  @Test
  void textSortsByCodeUnitWithNullLast() {
    List<Visit> sorted =
        List.of(
            Visit.named(""),
            Visit.named("B"),
            Visit.named("a"),
            Visit.named("aa"),
            Visit.named("ä"),
            Visit.named(null));

    assertSortsTo(sorted);
  }

  @Test
  void numbersSortBySizeAndLaterKeyColumnsBreakTies() {
    LocalDate day = LocalDate.of(2024, 1, 31);
    assertSortsTo(
        List.of(
            new Visit("a", -1, 5.0, true, null, Status.OK),
            new Visit("a", 2, -3.5, false, null, Status.OK),
            new Visit("a", 2, 9.0, false, null, Status.OK),
            new Visit("a", 2, 10.0, false, day, Status.OK),
            new Visit("a", 2, 10.0, false, day.plusDays(1), Status.OK),
            new Visit("a", 2, 10.0, false, day.plusDays(1), Status.NO_DATA),
            new Visit("a", 2, 10.0, false, null, Status.OK),
            new Visit("a", 2, 10.0, true, day, Status.OK),
            new Visit("a", 2, null, false, day, Status.OK),
            new Visit("a", 10, 1.0, false, null, Status.OK)));
  }

  private void assertSortsTo(List<Visit> sorted) {
    for (int i = sorted.size() - 1; i >= 0; i -= 2) {
      results.add(sorted.get(i));
    }
    for (int i = sorted.size() - 2; i >= 0; i -= 2) {
      results.add(sorted.get(i));
    }

    assertThat(results.rows(Visit.class)).containsExactlyElementsOf(sorted);
    assertThat(results.count(Visit.class)).isEqualTo(sorted.size());
  }

  @Test
  void rowsThatAreAddedAfterALookAreSortedToo() {
    results.add(Visit.named("b"));
    assertThat(results.rows(Visit.class)).hasSize(1);
    results.add(Visit.named("c"));
    results.add(Visit.named("a"));

    assertThat(results.rows(Visit.class)).extracting(Visit::name).containsExactly("a", "b", "c");
  }

  @Test
  void twoRowsOfOneKeyAreADefectAndTheMessageShowsNoValue() {
    results.addAll(List.of(Visit.named("secret"), Visit.named("other"), Visit.named("secret")));

    assertThatThrownBy(() -> results.rows(Visit.class))
        .isInstanceOfSatisfying(JobFailure.class, ResultsTest::isDefect)
        .hasMessage(
            "Table visit has several rows with one key (name, rank, size, first, on, status)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNotFiniteIsRefused(double number) {
    Visit row = new Visit("secret", 1, number, false, null, Status.OK);

    assertThatThrownBy(() -> results.add(row))
        .isInstanceOfSatisfying(JobFailure.class, ResultsTest::isDefect)
        .hasMessage(
            "Table visit, column size: a number is NaN or infinite; a missing number is null");
    assertThat(results.count(Visit.class)).isZero();
  }

  @Test
  void aRowOfAnotherTableIsRefused() {
    assertThatThrownBy(() -> results.add(new Unmarked("secret")))
        .isInstanceOfSatisfying(JobFailure.class, ResultsTest::isDefect)
        .hasMessage("Unmarked is not one of the published tables");
  }

  @Test
  void aTableMustBeMarkedAndHaveItsKey() {
    assertThatThrownBy(() -> new Results(List.of(Unmarked.class)))
        .hasMessage("Unmarked is not marked as a result table");
    assertThatThrownBy(() -> new Results(List.of(BrokenKey.class)))
        .hasMessage("Key column absent is not in table broken");
  }

  @Test
  void everyPublishedTableHasAValidKey() {
    assertThat(new Results(ResultTables.ALL).tables()).isEqualTo(ResultTables.ALL);
  }

  private static void isDefect(JobFailure failure) {
    assertThat(failure.exitCode()).isEqualTo(ExitCode.INTERNAL);
  }
}
