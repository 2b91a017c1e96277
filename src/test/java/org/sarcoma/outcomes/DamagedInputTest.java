package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.corpus.Corpus;
import org.sarcoma.outcomes.corpus.CorpusCase;
import org.sarcoma.outcomes.corpus.RestlessFileSystem;

/**
 * A registry in unusual or damaged files gives the same tables to the last byte, or one sentence
 * and nothing published, with the run before still current.
 */
class DamagedInputTest {
  private static final String RESTLESS = "spark.hadoop.fs.restless.impl";

  @TempDir private static Path folder;
  private static Path published = Path.of("");
  private static Map<String, String> digests = Map.of();

  @TempDir private Path own;

  @BeforeAll
  static void publishIntact() throws IOException {
    System.setProperty(RESTLESS, RestlessFileSystem.class.getName());
    Path registry = folder.resolve("intact");
    Corpus.copy(ExampleRun.REGISTRIES.resolve("study"), registry);
    published = folder.resolve("published");
    CommandRun.published("local[2]", config(folder, "file", registry), published);
    Path reference = folder.resolve("reference");
    CommandRun.published(
        "local[2]", config(folder, "file", registry), reference, "--run-id", "corpus");
    try (PublishedTables tables = PublishedTables.in(reference)) {
      digests = tables.digests();
    }
  }

  @AfterAll
  static void forget() {
    System.clearProperty(RESTLESS);
  }

  private static Path config(Path folder, String scheme, Path registry) throws IOException {
    Files.createDirectories(folder.resolve("institutions"));
    Files.writeString(
        folder.resolve("institutions/study.conf"),
        "institution { code = study, name = Study, path = \"%s:%s\" }".formatted(scheme, registry));
    Path config = folder.resolve("application.conf");
    Files.writeString(
        config,
        """
        data-cutoff = "2024-12-31", input.institutions = [study]
        analysis { cohorts = [cmt], endpoints = [os, pfs], strata = [margin] }
        regression { models.prognostic = null, immortal-time.endpoints = [] }
        """);
    return config;
  }

  static List<CorpusCase> cases() {
    return Corpus.cases();
  }

  @Test
  void everyKindIsThereAndNoneTwice() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(cases()).extracting(CorpusCase::toString).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void endsAsDocumented(CorpusCase it) throws IOException {
    Path registry = own.resolve("registry");
    Corpus.copy(ExampleRun.REGISTRIES.resolve("study"), registry);
    String scheme = it.isRestless() ? "restless" : "file";
    Path config = config(own, scheme, registry);
    it.applyTo(registry);
    if (it.outcome().isReadExactly()) {
      Path output = own.resolve("output");
      CommandRun.published("local[2]", config, output, "--run-id", "corpus");
      try (PublishedTables tables = PublishedTables.in(output)) {
        assertThat(tables.digests()).isEqualTo(digests);
      }
    } else {
      Map<String, Long> before = files();
      CommandRun run =
          CommandRun.of("run", "--config", config.toString(), "--output", published.toString());
      String sentence =
          it.outcome()
              .sentence()
              .replace("{folder}", scheme + ":" + registry.resolve(it.table()))
              .replace("{table}", it.table());
      assertThat(run.errors().lines().filter(line -> !line.matches("\\d{2,4}[-:].*")))
          .containsExactlyElementsOf(sentence.lines().toList());
      assertThat(run.exitCode()).isEqualTo(it.outcome().exitCode().number());
      assertThat(files()).isEqualTo(before);
    }
  }

  /** Every published file with its time of change; the status says what became of the last run. */
  private static Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(published)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("_STATUS") && !file.toString().contains("status")) {
          files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return files;
  }
}
