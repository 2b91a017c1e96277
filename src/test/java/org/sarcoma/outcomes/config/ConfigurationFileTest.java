package org.sarcoma.outcomes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  @TempDir private Path folder;
  private Path file;

  private final Problems problems = new Problems();

  @BeforeEach
  void nameFile() {
    file = folder.resolve("analysis.conf");
  }

  private Config alone(String hocon) throws IOException {
    Files.writeString(file, hocon);
    return alone(file);
  }

  private Config alone(Path path) {
    try {
      return ConfigurationFile.alone(path);
    } catch (ConfigException e) {
      problems.addAll(e.problems());
      return ConfigFactory.empty();
    }
  }

  @Test
  void laysTheFileOverTheDefaults() throws IOException {
    Files.writeString(file, "output { path = results }");

    Config config = ConfigurationFile.overDefaults(file);

    assertThat(config.getString("output.path")).isEqualTo("results");
    assertThat(config.getInt("output.keep-runs")).isEqualTo(10);
  }

  @Test
  void readsAFileAloneWithoutDefaults() throws IOException {
    assertThat(alone("a = 1").root().keySet()).containsExactly("a");
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"other\"",
        "include \"other.conf\"",
        "include file(\"%s\")",
        "include required(file(\"%s\"))",
        "include url(\"file:%s\")",
        "include classpath(\"reference.conf\")",
        "nested { include \"other.conf\" }",
        "nested { include url(\"https://example.org/other.conf\") }"
      })
  void refusesEveryInclude(String include) throws IOException {
    Path other = Files.writeString(folder.resolve("other.conf"), "secret = found");

    Config config = alone("before = 1\n" + include.formatted(other) + "\nafter = 2");

    assertThat(config.isEmpty()).isTrue();
    assertThat(problems.all())
        .containsExactly(
            file + " has an include, which is not allowed; put everything into one file");
  }

  @Test
  void anIncludeStopsReadingOverDefaultsToo() throws IOException {
    Files.writeString(file, "include \"other.conf\"");

    assertThatThrownBy(() -> ConfigurationFile.overDefaults(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has an include, which is not allowed");
  }

  @Test
  void doesNotReadTheEnvironment() throws IOException {
    String variable = System.getenv().keySet().stream().filter("PATH"::equals).findFirst().get();

    alone("path = ${%s}".formatted(variable));

    assertThat(problems.all())
        .singleElement()
        .asString()
        .startsWith(file + " refers to a key that is not in the file: ")
        .contains("PATH", ": 1:")
        .endsWith("; environment variables are not read")
        .doesNotContain(System.getenv(variable));
  }

  @Test
  void anOptionalReferenceToTheEnvironmentIsEmpty() throws IOException {
    assertThat(alone("path = ${?PATH}").hasPath("path")).isFalse();
  }

  @Test
  void doesNotReadSystemProperties() throws IOException {
    System.setProperty("output.path", "elsewhere");
    try {
      ConfigFactory.invalidateCaches();
      Config config = alone("output.path = here, home = ${?user.home}");

      assertThat(config.getString("output.path")).isEqualTo("here");
      assertThat(config.hasPath("home")).isFalse();
      assertThat(ConfigurationFile.overDefaults(file).getString("output.path")).isEqualTo("here");
    } finally {
      System.clearProperty("output.path");
    }
  }

  @Test
  void resolvesReferencesWithinTheFile() throws IOException {
    assertThat(alone("root = /data, path = ${root}\"/north\"").getString("path"))
        .isEqualTo("/data/north");
  }

  @Test
  void aMissingFileIsOneProblem() {
    assertThat(alone(file).isEmpty()).isTrue();
    assertThat(problems.all()).containsExactly(file + " does not exist; name a configuration file");
  }

  @Test
  void aFolderIsNoConfigurationFile() {
    alone(folder);

    assertThat(problems.all()).containsExactly(folder + " is a folder; name a configuration file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\nb = [1, 2\n",
        "a = 1\nb = }",
        "a = 1\nb..c = 2",
        "a = 1\nb = [1] { c = 2 }",
        "a = 1\nb = ${a"
      })
  void aSyntaxErrorNamesFileAndLine(String hocon) throws IOException {
    alone(hocon);

    assertThat(problems.all())
        .singleElement()
        .asString()
        .startsWith(file + " cannot be read: ")
        .containsPattern("line [23]: ")
        .doesNotContain("Exception", "com.typesafe", "\tat ");
  }

  @Test
  void referencesThatGoRoundInACircleAreAProblem() throws IOException {
    alone("a = ${b}\nb = ${a}");

    assertThat(problems.all())
        .singleElement()
        .asString()
        .startsWith(file.toString())
        .contains("cycle")
        .doesNotContain("com.typesafe");
  }

  @Test
  void valuesThatCannotBeJoinedAreAProblem() throws IOException {
    alone("a = [1]\nb = ${a} { c = 1 }");

    assertThat(problems.all()).singleElement().asString().startsWith(file + " cannot be read: ");
  }

  @Test
  void aSyntaxErrorInTheMainFileIsAConfigurationProblemWithoutACause() throws IOException {
    Files.writeString(file, "a = {");

    assertThatThrownBy(() -> ConfigurationFile.overDefaults(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + " cannot be read: ")
        .hasNoCause();
  }

  @Test
  void theCanonicalTextDependsOnSettingsOnly() throws IOException {
    String one = ConfigurationFile.canonical(alone("b { y = 1, x = [1, 2] }, a = ${b.y} # why"));
    String other = ConfigurationFile.canonical(alone("a : 1\n\nb.x = [1,2]\nb.y = 1"));

    assertThat(one).isEqualTo(other);
    assertThat(one.indexOf("\"a\"")).isLessThan(one.indexOf("\"b\""));
    assertThat(ConfigFactory.parseString(one)).isEqualTo(alone("a = 1, b { x = [1, 2], y = 1 }"));
  }

  @Test
  void anotherSettingIsAnotherCanonicalText() throws IOException {
    assertThat(ConfigurationFile.canonical(alone("a = 1")))
        .isNotEqualTo(ConfigurationFile.canonical(alone("a = 2")));
  }
}
