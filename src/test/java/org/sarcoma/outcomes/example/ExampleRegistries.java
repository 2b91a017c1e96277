package org.sarcoma.outcomes.example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes the example registries. */
final class ExampleRegistries {
  private ExampleRegistries() {}

  /**
   * Writes every institution below a directory.
   *
   * @param arguments the directory
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Expected one argument, the directory to write to");
    }
    write(Path.of(arguments[0]));
  }

  static void write(Path directory) throws IOException {
    for (Map.Entry<String, List<SourceTable>> institution : institutions().entrySet()) {
      for (SourceTable table : institution.getValue()) {
        table.write(directory.resolve(institution.getKey()));
      }
    }
  }

  /** The tables of every institution, by its code. */
  static Map<String, List<SourceTable>> institutions() {
    Map<String, List<SourceTable>> institutions = new LinkedHashMap<>();
    institutions.put("study", StudyInstitution.tables());
    for (DrawnInstitution drawn : drawn()) {
      institutions.put(drawn.code(), drawn.tables());
    }
    return institutions;
  }

  static List<DrawnInstitution> drawn() {
    SplittableRandom numbers = new SplittableRandom(303);
    return List.of(
        DrawnInstitution.draw(
            "north",
            240,
            new Pseudonyms(101)::next,
            new DrawnInstitution.Kind(1001, NorthLayout.LAYOUT, "2021-02-30")),
        DrawnInstitution.draw(
            "rhine",
            300,
            new Pseudonyms(202)::next,
            new DrawnInstitution.Kind(2002, RhineLayout.LAYOUT, "31.02.2021")),
        DrawnInstitution.draw(
            "lagoon",
            160,
            () -> Long.toString(numbers.nextLong(4_000_000_000L, 5_000_000_000L)),
            new DrawnInstitution.Kind(3003, LagoonLayout.LAYOUT, LocalDate.of(1021, 2, 3))));
  }
}
