package org.sarcoma.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {
  enum Scale {
    LOG_LOG,
    PLAIN
  }

  private final Problems problems = new Problems();

  private Section section(String hocon) {
    return Section.of(ConfigFactory.parseString(hocon), "survival", problems);
  }

  @Test
  void readsEveryKindOfValue() {
    Section section =
        section(
            "title = Survival, level = 0.95, keep = 10, strict = true, cutoff = \"2024-12-31\","
                + " scale = log_log, strata = [a, b], horizons = [12, 24.5], scales = [plain]");

    assertThat(section.string("title")).isEqualTo("Survival");
    assertThat(section.decimal("level")).isEqualTo(0.95);
    assertThat(section.decimal("keep")).isEqualTo(10);
    assertThat(section.integer("keep")).isEqualTo(10);
    assertThat(section.flag("strict")).isTrue();
    assertThat(section.date("cutoff")).isEqualTo(LocalDate.of(2024, 12, 31));
    assertThat(section.code("scale", Scale.class)).isEqualTo(Scale.LOG_LOG);
    assertThat(section.strings("strata")).containsExactly("a", "b");
    assertThat(section.decimals("horizons")).containsExactly(12.0, 24.5);
    assertThat(section.codes("scales", Scale.class)).containsExactly(Scale.PLAIN);
    section.end();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void keepsTextThatLooksLikeANumberAsItIsWritten() {
    Section section = section("codes = [007, 1.0, true]");

    assertThat(section.strings("codes")).containsExactly("007", "1.0", "true");
  }

  @Test
  void anOptionalValueThatIsAbsentOrNullIsNull() {
    Section section = section("text = null, number = null");

    assertThat(section.optionalString("text")).isNull();
    assertThat(section.optionalInteger("number")).isNull();
    assertThat(section.optionalDate("day")).isNull();
    assertThat(section.optionalCode("scale", Scale.class)).isNull();
    assertThat(section.has("text")).isFalse();
    section.end();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void anOptionalValueThatIsThereIsRead() {
    Section section = section("text = a, number = 3, day = \"2024-02-29\", scale = plain");

    assertThat(section.optionalString("text")).isEqualTo("a");
    assertThat(section.optionalInteger("number")).isEqualTo(3);
    assertThat(section.optionalDate("day")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(section.optionalCode("scale", Scale.class)).isEqualTo(Scale.PLAIN);
  }

  @Test
  void everyRequiredValueThatIsNotSetIsAProblem() {
    Section section = section("a = null");
    section.string("a");
    section.integer("b");
    section.decimal("c");
    section.flag("d");
    section.date("e");
    section.code("f", Scale.class);
    section.strings("g");
    section.section("h");

    assertThat(problems.all())
        .containsExactly(
            "survival.a is not set; expected a text",
            "survival.b is not set; expected a whole number",
            "survival.c is not set; expected a number",
            "survival.d is not set; expected true or false",
            "survival.e is not set; expected a date such as \"2024-12-31\"",
            "survival.f is not set; expected one of log_log, plain",
            "survival.g is not set; expected a list of texts",
            "survival.h is not set; expected a section { ... }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]         | survival.key is a list; expected a whole number",
        "{ a = 1 }   | survival.key is a section; expected a whole number",
        "1.5         | survival.key is 1.5; expected a whole number",
        "3000000000  | survival.key is 3000000000; expected a whole number",
        "\"7\"       | survival.key is \"7\"; expected a whole number",
      })
  void whatIsNoWholeNumberIsAProblem(String value, String problem) {
    section("key = " + value).integer("key");

    assertThat(problems.all()).containsExactly(problem);
  }

  @Test
  void whatIsOfAnotherKindIsAProblem() {
    Section section =
        section("a = [1], b = \"95\", c = 1e999, d = yes, e = \"31.12.2024\", f = LOG_LOG, g = 1");
    section.string("a");
    section.decimal("b");
    section.decimal("c");
    section.flag("d");
    section.date("e");
    section.code("f", Scale.class);
    section.strings("g");
    section.section("g");

    assertThat(problems.all())
        .containsExactly(
            "survival.a is a list; expected a text",
            "survival.b is \"95\"; expected a number",
            "survival.c is Infinity; expected a number",
            "survival.d is \"yes\"; expected true or false",
            "survival.e is \"31.12.2024\"; expected a date such as \"2024-12-31\"",
            "survival.f is \"LOG_LOG\"; expected one of log_log, plain",
            "survival.g is 1; expected a list of texts",
            "survival.g is 1; expected a section { ... }");
  }

  @Test
  void aDayThatTheCalendarDoesNotHaveIsAProblem() {
    section("day = \"2023-02-29\"").date("day");

    assertThat(problems.all()).singleElement().asString().contains("is \"2023-02-29\"; expected");
  }

  @Test
  void aListKeepsItsGoodElementsAndReportsEachBadOne() {
    Section section = section("numbers = [1, two, 3, {}], codes = [plain, fancy]");

    assertThat(section.decimals("numbers")).containsExactly(1.0, 3.0);
    assertThat(section.codes("codes", Scale.class)).containsExactly(Scale.PLAIN);
    assertThat(problems.all())
        .containsExactly(
            "survival.numbers has the element \"two\"; expected a list of numbers",
            "survival.numbers has the element a section; expected a list of numbers",
            "survival.codes has the element \"fancy\"; expected a list of codes, each one of"
                + " log_log, plain");
  }

  @Test
  void aKeyThatNothingAsksForIsAProblemThatNamesTheNearestKnownOne() {
    Section section = section("horizon-days = [1], colour = red, horizons-days = [1]");
    section.decimals("horizons-days");
    section.end();

    assertThat(problems.all())
        .containsExactly(
            "survival.colour is not a known key",
            "survival.horizon-days is not a known key; did you mean horizons-days");
  }

  @Test
  void aKeyThatWasAskedForInVainIsKnown() {
    Section section = section("level = null");
    section.optionalString("level");
    section.end();

    assertThat(problems.all()).isEmpty();
  }

  @Test
  void subsectionsSayWhereTheyAre() {
    Section section = section("a { b { c = 1 } }");
    section.section("a").section("b").end();

    assertThat(problems.all()).containsExactly("survival.a.b.c is not a known key");
  }

  @Test
  void aSubsectionThatMayBeLeftOutIsEmptyThen() {
    Section section = section("");

    assertThat(section.sectionOrEmpty("a").keys()).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void namedSubsectionsAreSortedAndLeaveOutNull() {
    Section section = section("cohorts { \"8802/3\" { x = 1 }, b = null, a {} }");

    assertThat(section.sections("cohorts").keySet()).containsExactly("8802/3", "a");
    section.sections("cohorts").values().forEach(Section::end);
    assertThat(problems.all()).containsExactly("survival.cohorts.\"8802/3\".x is not a known key");
  }

  @Test
  void tellsSectionsFromOtherValues() {
    Section section = section("a {}, b = 1");

    assertThat(section.isSection("a")).isTrue();
    assertThat(section.isSection("b")).isFalse();
    assertThat(section.isSection("c")).isFalse();
    section.end();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void allProblemsComeInOneMessage() {
    Section section = section("scale = odd, extra = 1");
    section.decimal("level");
    section.code("scale", Scale.class);
    section.end();

    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "Configuration has 3 problems:",
                "- survival.level is not set; expected a number",
                "- survival.scale is \"odd\"; expected one of log_log, plain",
                "- survival.extra is not a known key"))
        .extracting(it -> ((ConfigException) it).problems())
        .isEqualTo(problems.all());
  }

  @Test
  void withoutProblemsNothingIsThrown() {
    problems.throwIfAny();

    assertThat(problems.all()).isEqualTo(List.of());
  }
}
