package org.sarcoma.outcomes.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reference values beside the project in {@code ../shared}, and the observations they were
 * computed from. Tests that need them are skipped where that folder is not there.
 */
final class SharedReference {
  private static final Path SHARED =
      Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
          .toAbsolutePath()
          .resolveSibling("shared");
  private static final Pattern CONDITION = Pattern.compile("(\\w+)=='([^']*)'");

  private SharedReference() {}

  /** Rows of a table of reference values, named without the extension. */
  static List<CsvRow> table(String name) {
    return read("oracle", name);
  }

  /** Rows of a table of observations, named without the extension. */
  static List<CsvRow> dataset(String name) {
    return read("datasets", name);
  }

  private static List<CsvRow> read(String folder, String name) {
    Path file = SHARED.resolve(folder).resolve(name + ".csv");
    assumeTrue(
        Files.exists(file),
        () -> "SKIPPED: no ../shared/%s/%s.csv beside the project".formatted(folder, name));
    return CsvTable.ofFile(file).rows();
  }

  /** Membership in a named population of {@code tcga_sarc}; elsewhere everybody is a member. */
  static Predicate<CsvRow> population(String dataset, String population) {
    if (!dataset.equals("sarcoma_real")) {
      return row -> true;
    }
    String filter =
        table("tcga_sarc_populations").stream()
            .filter(row -> row.has("population", population))
            .map(row -> row.text("filter"))
            .findFirst()
            .orElseThrow();
    Predicate<CsvRow> member = row -> true;
    Matcher condition = CONDITION.matcher(filter);
    while (condition.find()) {
      String column = condition.group(1);
      String value = condition.group(2);
      member = member.and(row -> row.has(column, value));
    }
    return member;
  }
}
