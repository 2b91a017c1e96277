package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.ResultTables;

class DataDictionaryTest {
  private final DataDictionary dictionary = DataDictionary.of(TableSchema.of(Sample.TABLES));

  @Test
  void jsonListsTablesColumnsAndStatuses() throws IOException {
    JsonNode json = new ObjectMapper().readTree(dictionary.json());

    assertThat(json.at("/contract_version").asText()).isEqualTo(TableSchema.CONTRACT_VERSION);
    assertThat(json.at("/tables").findValuesAsText("row"))
        .containsExactly("site and day", "nothing");
    assertThat(json.at("/tables/0/key").toString()).isEqualTo("[\"site_name\",\"day\"]");
    assertThat(json.at("/tables/0/columns/4").toString())
        .isEqualTo(
            "{\"name\":\"median_months\",\"type\":\"DOUBLE\",\"nullable\":true,"
                + "\"unit\":\"months\",\"values\":[],\"comment\":\"Median time\"}");
    assertThat(json.at("/tables/0/columns/13/values").toString())
        .isEqualTo("[\"ok\",\"not_estimable\",\"not_reached\",\"no_data\",\"suppressed\"]");
    assertThat(json.at("/statuses").findValuesAsText("status"))
        .containsExactly("ok", "not_estimable", "not_reached", "no_data", "suppressed");
    assertThat(json.at("/statuses").findValuesAsText("meaning")).noneMatch(String::isBlank);
  }

  @Test
  void markdownEscapesTheCellsOfItsTables() {
    assertThat(text())
        .contains("## measure\n\nOne row: site and day. Key: `site_name`, `day`.\n\n| column |")
        .contains("| `run_id` | STRING |  | Run that computed and published the row |\n")
        .contains("| `site_name` | STRING |  | Site \\| name, with \"quotes\" |\n")
        .contains("| `q1_cm` | DOUBLE or null | cm | First quartile |\n")
        .contains("| `day` | INT | days | Whole days since time zero |\n")
        .contains("| `no_data` | Nobody is in this group |\n");
  }

  private String text() {
    return new String(dictionary.markdown(), StandardCharsets.UTF_8);
  }

  @Test
  void everyPublishedColumnHasALine() {
    DataDictionary published = DataDictionary.of(TableSchema.of(ResultTables.ALL));
    String text = new String(published.markdown(), StandardCharsets.UTF_8);

    for (TableSchema table : published.tables()) {
      assertThat(text).contains("\n## " + table.name() + "\n");
      assertThat(table.columns())
          .allMatch(column -> text.contains("\n| `%s` | ".formatted(column.name())));
    }
  }
}
