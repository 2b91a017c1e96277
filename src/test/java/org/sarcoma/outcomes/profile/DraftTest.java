package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.registry.Institution;
import org.sarcoma.outcomes.registry.RegistryTable;

class DraftTest {
  @TempDir private Path folder;

  private final Map<String, IntFunction<String>> columns = new HashMap<>();

  private TableProfile table(String name) throws IOException {
    columns.put("patient_no", "p%d"::formatted);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, String> row = new HashMap<>();
      for (Map.Entry<String, IntFunction<String>> column : columns.entrySet()) {
        row.put(column.getKey(), column.getValue().apply(i));
      }
      rows.add(row);
    }
    Path file = folder.resolve(name + ".parquet");
    SourceTables.write(file, columns.keySet().stream().sorted().toList(), rows);
    columns.clear();
    return SourceTables.profile(file);
  }

  private static Institution parsed(String draft) {
    Problems problems = new Problems();
    Institution institution =
        Institution.from(ConfigFactory.parseString(draft), Path.of("umc.conf"), problems);
    assertThat(problems.all()).isEmpty();
    return institution;
  }

  @Test
  void translatesValuesWhoseMeaningIsClear() throws IOException {
    columns.put("gender", it -> it % 2 == 0 ? "F" : "x 1");
    columns.put("vital", it -> it % 2 == 0 ? "alive" : "dead");

    String draft = SourceTables.draft(table("persons"));

    assertThat(draft)
        .contains("F = female", "# fill in: \"x 1\" = female or male or other")
        .contains("vital-status = vital\n")
        .contains("# fill in: diagnosis, which every institution keeps");
    assertThat(parsed(draft).tables()).containsKey(RegistryTable.PATIENT);
  }

  @Test
  void aSpellingOfAMissingValueThatIsACodeOfTheColumnIsTranslated() throws IOException {
    columns.put("cause_of_death", it -> it % 2 == 0 ? "Sarkom" : "?");
    columns.put("gender", it -> it % 2 == 0 ? "F" : "?");

    assertThat(SourceTables.draft(table("persons")))
        .containsSubsequence("missing-values = [\"?\"]", "missing-values = []", "\"?\" = unknown");
  }

  @Test
  void saysWhichFormatsAnAmbiguousDateFits() throws IOException {
    columns.put("death_date", it -> "0%d/0%d/2020".formatted(1 + it % 9, 1 + it % 5));
    columns.put("last_contact", it -> "%d/01/2020".formatted(13 + it % 9));

    assertThat(SourceTables.draft(table("persons")))
        .contains("date-formats = [\"dd/MM/yyyy\"]")
        .contains("# fill in: formats of death-date; all values fit dd/MM/yyyy and MM/dd/yyyy");
  }

  @Test
  void takesTheUnitFromTheName() throws IOException {
    columns.put("size_mm", it -> "" + it);
    columns.put("tumor_no", it -> "1");
    columns.put("diagnosis_date", it -> "2020-01-01");
    String inMillimeters = SourceTables.draft(table("tumors"));
    columns.put("size", it -> "" + it);
    columns.put("tumor_no", it -> "1");
    columns.put("diagnosis_date", it -> "2020-01-01");
    String inAnyUnit = SourceTables.draft(table("tumours"));

    assertThat(inMillimeters).containsSubsequence("column = size_mm", "unit = mm");
    assertThat(inAnyUnit).contains("# fill in: unit of size-cm, if it is not cm");
  }

  @Test
  void doesNotMapWhatCannotBeTheColumn() throws IOException {
    columns.put("death_date", it -> "" + it);
    columns.put("sex", it -> "f");
    columns.put("status", it -> "dead");

    String draft = SourceTables.draft(table("persons"));

    assertThat(draft)
        .contains("# fill in: death-date; column death_date has its name, but holds whole numbers")
        .contains("# not mapped: death_date");
    parsed(draft);
  }

  @Test
  void aTableThatResemblesNothingIsNamed() throws IOException {
    columns.put("color", it -> "blue");

    assertThat(SourceTables.draft(table("paint"))).contains("less than another: paint");
  }
}
