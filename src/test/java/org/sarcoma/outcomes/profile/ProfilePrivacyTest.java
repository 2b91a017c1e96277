package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What few patients have is neither in the report nor in the draft. */
class ProfilePrivacyTest {
  private static final List<String> COLUMNS =
      List.of("patient_id", "sex", "regimen", "dose", "death_date", "note");

  @TempDir private Path folder;

  /** Rows that differ from their neighbors in nothing that is rare. */
  private static List<Map<String, String>> ordinaryRows(int patients) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < patients; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("patient_id", "ident" + i);
      row.put("sex", i % 2 == 0 ? "f" : "m");
      row.put("regimen", "doxorubicin");
      row.put("dose", "" + (50 + i % 5));
      row.put("death_date", "2020-03-%02d".formatted(1 + i % 28));
      row.put("note", "freetext" + i);
      rows.add(row);
    }
    return rows;
  }

  private String shown(List<Map<String, String>> rows, String... patients) throws IOException {
    SourceTables.write(folder.resolve("patient.parquet"), COLUMNS, rows);
    TableProfile profile = SourceTables.profile(folder.resolve("patient.parquet"), patients);
    return SourceTables.report(profile) + SourceTables.draft(profile);
  }

  @Test
  void frequentValuesAreShown() throws IOException {
    assertThat(shown(ordinaryRows(200))).contains("doxorubicin (200)", "f = female", "2020");
  }

  @Test
  void valuesOfFewPatientsAreNeverShown() throws IOException {
    List<Map<String, String>> rows = ordinaryRows(200);
    for (int i = 0; i < 4; i++) {
      rows.get(i).put("sex", "CANARYSEX");
      rows.get(i).put("regimen", "CANARY\nDRUG");
      rows.get(i).put("dose", "733333");
      rows.get(i).put("death_date", "1931-07-13");
    }

    assertThat(shown(rows))
        .contains("1 value with fewer than 5 patients each: 4 rows")
        .doesNotContain("CANARY", "7333", "730000", "700000", "1931", "ident", "freetext");
  }

  @Test
  void manyRowsOfOnePatientMakeNothingFrequent() throws IOException {
    List<Map<String, String>> rows = ordinaryRows(200);
    Map<String, String> row = new HashMap<>(rows.get(0));
    row.put("regimen", "CANARY");
    row.put("death_date", "1931-07-13");
    for (int i = 0; i < 50; i++) {
      rows.add(row);
    }

    assertThat(shown(rows)).doesNotContain("CANARY", "1931", "ident");
  }

  @Test
  void identifiersOfFewPatientsWithManyRowsAreNeverShown() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.addAll(ordinaryRows(4));
    }

    assertThat(shown(rows)).doesNotContain("ident", "doxorubicin", "freetext", "2020");
  }

  @Test
  void nothingIsShownWhereNoColumnNamesThePatient() throws IOException {
    List<Map<String, String>> rows = ordinaryRows(200);
    List<String> columns = List.of("kennung", "sex", "regimen", "dose", "death_date", "note");
    rows.forEach(it -> it.put("kennung", it.remove("patient_id")));
    Path file = folder.resolve("kennung.parquet");
    SourceTables.write(file, columns, rows);

    TableProfile unknown = SourceTables.profile(file);
    TableProfile known = SourceTables.profile(file, "kennung");

    assertThat(SourceTables.report(unknown) + SourceTables.draft(unknown))
        .contains("say which does by --patient")
        .doesNotContain("doxorubicin", "2020", "ident");
    assertThat(SourceTables.report(known)).contains("doxorubicin (200)").doesNotContain("ident");
  }

  @Test
  void anIdentifierThatLooksLikeAMissingValueIsNotShown() throws IOException {
    List<Map<String, String>> rows = ordinaryRows(200);
    rows.get(0).put("patient_id", "99999999");
    rows.get(0).put("note", "9999");

    assertThat(shown(rows))
        .contains("9999 or the like, with fewer than 5 patients each (1)")
        .doesNotContain("99999999");
  }
}
