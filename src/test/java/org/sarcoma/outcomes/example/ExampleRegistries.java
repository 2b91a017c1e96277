package org.sarcoma.outcomes.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static Map<String, List<SourceTable>> institutions() {
    Map<String, List<SourceTable>> institutions = new LinkedHashMap<>();
    institutions.put("study", StudyInstitution.tables());
    return institutions;
  }
}
