package org.sarcoma.outcomes.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

class SynonymsTest {
  private static final Config LISTED =
      ConfigFactory.parseResources(Synonyms.class, "synonyms.conf").resolve();

  @Test
  void everyTableIsCanonical() {
    List<String> tables = Arrays.stream(RegistryTable.values()).map(RegistryTable::key).toList();

    assertThat(LISTED.getObject("tables").keySet()).hasSameElementsAs(tables);
    assertThat(tables).containsAll(LISTED.getObject("values").keySet());
  }

  @ParameterizedTest
  @EnumSource(RegistryTable.class)
  void everyColumnAndCodeIsCanonical(RegistryTable table) {
    List<String> columns = table.columns().stream().map(RegistryColumn::key).toList();
    assertThat(columns).containsAll(LISTED.getObject("columns." + table.key()).keySet());
    for (RegistryColumn column : table.columns()) {
      String path = "values." + table.key() + "." + column.key();
      if (!column.codes().isEmpty()) {
        assertThat(LISTED.getObject(path).keySet())
            .as(path)
            .containsExactlyInAnyOrderElementsOf(column.codes());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RegistryTable.class)
  void noNameIsThatOfTwoColumns(RegistryTable table) {
    List<String> names =
        table.columns().stream()
            .flatMap(it -> Synonyms.BUNDLED.names(table, it).stream().distinct())
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(RegistryTable.class)
  void noSpellingIsThatOfTwoCodes(RegistryTable table) {
    for (RegistryColumn column : table.columns()) {
      String path = "values." + table.key() + "." + column.key();
      if (LISTED.hasPath(path)) {
        Config codes = LISTED.getConfig(path);
        List<String> spellings =
            codes.root().keySet().stream()
                .flatMap(it -> codes.getStringList("\"" + it + "\"").stream())
                .map(Synonyms::value)
                .distinct()
                .toList();
        for (String spelling : spellings) {
          long meanings =
              codes.root().keySet().stream()
                  .filter(
                      it ->
                          codes.getStringList("\"" + it + "\"").stream()
                              .anyMatch(other -> Synonyms.value(other).equals(spelling)))
                  .count();
          assertThat(meanings).as("%s of %s", spelling, path).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NA",
        "n/a",
        "NULL",
        "None",
        "nan",
        ".",
        "?",
        "-",
        "Unknown",
        "not available",
        "[Not Available]",
        "[Not Applicable]",
        "[Discrepancy]",
        "k.A.",
        "9999",
        "99/99/9999"
      })
  void spellingsOfAMissingValue(String text) {
    assertThat(Synonyms.BUNDLED.isMissingValue(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no", "none of these", "999", "[x]", "-1"})
  void valuesThatAreThere(String text) {
    assertThat(Synonyms.BUNDLED.isMissingValue(text)).isFalse();
  }
}
