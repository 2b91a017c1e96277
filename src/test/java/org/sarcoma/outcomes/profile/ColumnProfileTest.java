package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnProfileTest {

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of("x", List.of("12", "-7", "NA"), "whole numbers; unique"),
        Arguments.of("x", List.of("1.5", "2"), "numbers; unique"),
        Arguments.of("x", List.of("1,5", "2"), "numbers with a decimal comma; unique"),
        Arguments.of("days_to_death", List.of("120", "31"), "days from an anchor"),
        Arguments.of("death_days_to", List.of("120", "31"), "days from an anchor"),
        Arguments.of("x", List.of("1950", "1961"), "years; unique"),
        Arguments.of("x", List.of("Y", "n"), "flag; unique"),
        Arguments.of("x", List.of("1", "1", "0"), "flag; 2 different"),
        Arguments.of("x", List.of("007", "12"), "digits with leading zeros"),
        Arguments.of("x", List.of("lung", "1"), "text; unique"),
        Arguments.of("x", List.of("2020-01", "2021"), "partial dates; unique"),
        Arguments.of("x", List.of("2020-01-31", "2021-02-03"), "dates as yyyy-MM-dd; unique"),
        Arguments.of("x", List.of("31.01.2020", "3.2.2021"), "dates as d.M.yyyy; unique"),
        Arguments.of("x", List.of("31/01/2020", "03/02/2021"), "dates as dd/MM/yyyy; unique"),
        Arguments.of("x", List.of("01/31/2020"), "dates as MM/dd/yyyy; 1 different"),
        Arguments.of(
            "x",
            List.of("01/02/2020", "03/02/2021"),
            "dates as dd/MM/yyyy or MM/dd/yyyy (ambiguous: no value tells which); unique"),
        Arguments.of("x", List.of("31.01.20"), "dates as d.M.yy (years of two digits"),
        Arguments.of(
            "x",
            List.of("2020-01-31", "2020-02-01", "2020-03"),
            "dates as yyyy-MM-dd, but not in 1 row (yyyy in 0, yyyy-MM in 1); unique"),
        Arguments.of("x", List.of("2020-02-30"), "text; 1 different"),
        Arguments.of("x", List.of("[Not Available]", "k.A.", " "), "no value"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("contents")
  void saysWhatTheValuesAre(String name, List<String> values, String summary) {
    ColumnText text = new ColumnText(SourceTables.column(name, values));

    assertThat(text.summary()).startsWith(summary);
  }

  @Test
  void listsFrequentValuesAndFoldsTheOthers() {
    List<String> values = new ArrayList<>(Collections.nCopies(6, "yes"));
    values.addAll(Collections.nCopies(5, " YES"));
    values.addAll(Collections.nCopies(4, "Yes"));
    values.add("no");

    ColumnText text = new ColumnText(SourceTables.column("x", values));

    assertThat(text.details())
        .containsExactly(
            "surrounding blanks in 5 rows; 1 value in several spellings (case, accents, blanks)",
            "values: yes (6), YES (5)",
            "(2 values with fewer than 5 patients each: 5 rows)");
  }

  @Test
  void listsSpellingsOfMissingValues() {
    List<String> values = new ArrayList<>(Collections.nCopies(5, "9999"));
    values.addAll(Collections.nCopies(7, "[Unknown]"));
    values.addAll(List.of("n/a", "99999999", "a|b"));

    ColumnText text = new ColumnText(SourceTables.column("x", values));

    assertThat(text.details())
        .containsExactly(
            "missing: 9999 (5), [Unknown] (7), n/a (fewer than 5),"
                + " 9999 or the like, with fewer than 5 patients each (1)",
            "several values between | or ; in 1 row",
            "(1 value with fewer than 5 patients each: 1 row)");
  }

  @Test
  void aColumnOfManyValuesListsNone() {
    List<String> values = new ArrayList<>(Collections.nCopies(9, "often"));
    IntStream.range(0, 50).forEach(it -> values.add("v" + it));

    ColumnText text = new ColumnText(SourceTables.column("x", values));

    assertThat(text.details()).isEmpty();
    assertThat(text.summary()).endsWith("51 different");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<String> values = new ArrayList<>();
    IntStream.range(0, 3000).forEach(it -> values.add("" + (it * it) % 1500));
    ColumnText expected = new ColumnText(SourceTables.column("x", values));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(values, new Random(seed));
      ColumnText text = new ColumnText(SourceTables.column("x", values));

      assertThat(text.summary()).as("seed %d", seed).isEqualTo(expected.summary());
      assertThat(text.details()).as("seed %d", seed).isEqualTo(expected.details());
    }
  }

  @Test
  void yearsOfFewPatientsAreFolded() {
    List<String> values = new ArrayList<>(Collections.nCopies(5, "2020-05-01"));
    values.addAll(Collections.nCopies(5, "2022-05-01"));
    values.addAll(List.of("1931-01-01", "2023-01-01"));

    assertThat(new ColumnText(SourceTables.column("x", values)).details())
        .containsExactly(
            "from 2020 to 2022 (other years, with fewer than 5 patients each: 2 rows)");
  }
}
