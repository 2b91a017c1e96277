package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the jar that users submit: the job, and libraries that no Spark brings along. */
class ShadedJarIT {
  private final List<String> entries = entries();

  @Test
  void nothingOfTheClusterIsInside() {
    assertThat(entries)
        .filteredOn(it -> it.endsWith(".class"))
        .allMatch(
            it ->
                it.startsWith("org/sarcoma/outcomes/")
                    || it.startsWith("org/apache/commons/")
                    || it.startsWith("org/jspecify/"));
    assertThat(entries)
        .noneMatch(it -> it.matches(".*(log4j|slf4j|jackson|scala|hadoop|parquet|spark).*"));
  }

  @Test
  void configurationAndCommandLineLibrariesAreRelocated() {
    assertThat(entries)
        .contains(
            "org/sarcoma/outcomes/shaded/config/ConfigFactory.class",
            "org/sarcoma/outcomes/shaded/picocli/CommandLine.class")
        .noneMatch(it -> it.startsWith("com/typesafe/") || it.startsWith("picocli/"));
  }

  @Test
  void defaultsAreInsideOnce() {
    assertThat(entries).filteredOn(it -> it.endsWith("reference.conf")).hasSize(1);
  }

  private static List<String> entries() {
    try (Stream<Path> jars = Files.list(Path.of("target"))) {
      Path jar =
          jars.filter(it -> it.getFileName().toString().matches("sarcoma-outcomes-.*\\.jar"))
              .reduce(
                  (one, other) -> {
                    throw new AssertionError("More than one jar");
                  })
              .orElseThrow();
      try (JarFile file = new JarFile(jar.toFile())) {
        return file.stream().map(JarEntry::getName).toList();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
