package org.sarcoma.outcomes.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  }

  private static OrderedRows part(long atMost, String... names) {
    return new OrderedRows(atMost, () -> Arrays.stream(names).map(Visit::named).toList());
  }

  @Test
  void rowsThatAreComputedLaterStandAsTheyAre() {
    results.addLater(
        Visit.class, List.of(part(2, "a", "b"), part(100_000), part(9, "c"), part(5, "d")));

    assertThat(results.rows(Visit.class))
        .extracting(Visit::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(results.parts(Visit.class)).hasSize(2);
  }

  @Test
  void rowsAreComputedOnAllCores() {
    List<RowSource> sources =
        IntStream.range(0, 100)
            .<RowSource>mapToObj(it -> () -> List.of(Visit.named("n" + (it + 100))))
            .toList();
    results.computeAll(sources);

    assertThat(results.rows(Visit.class))
        .extracting(Visit::name)
        .containsExactlyElementsOf(
            IntStream.range(100, 200).mapToObj(it -> "n" + it).collect(Collectors.toList()));
  }

  /** Within a source, between sources of one part, and between parts, whichever comes first. */
  @Test
  void rowsThatAreComputedLaterMustBeInOrder() {
    assertNotInOrder(List.of(part(2, "b", "a")));
    assertNotInOrder(List.of(part(1, "b"), part(1, "a")));
    assertNotInOrder(List.of(part(100_000, "b"), part(100_000), part(1, "a")));

    results.addLater(Visit.class, List.of(part(100_000, "a"), part(1, "a")));
    List<RowSource> parts = results.parts(Visit.class);
    assertThat(parts.get(1).rows()).hasSize(1);
    assertThatThrownBy(() -> parts.get(0).rows())
        .isInstanceOfSatisfying(JobFailure.class, ResultsTest::isDefect)
        .hasMessageStartingWith("Table visit has several rows with one key");
  }

  private static void assertNotInOrder(List<OrderedRows> parts) {
    Results results = new Results(List.of(Visit.class));
    results.addLater(Visit.class, parts);
    assertThatThrownBy(() -> results.rows(Visit.class))
        .isInstanceOfSatisfying(JobFailure.class, ResultsTest::isDefect)
        .hasMessageStartingWith("Rows of table visit are not in the order of their key");
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
