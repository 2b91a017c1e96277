package org.sarcoma.outcomes.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sarcoma.outcomes.result.Status;

/**
 * What every published table, column and status means, generated from the result records.
 *
 * @param contractVersion version of the contract of the tables
 * @param tables every table
 * @param statuses every value of a column {@code status}
 */
record DataDictionary(
    String contractVersion, List<TableSchema> tables, List<StatusMeaning> statuses) {
  static final String JSON_NAME = "data-dictionary.json";
  static final String MARKDOWN_NAME = "data-dictionary.md";

  /** A status in its published spelling. */
  record StatusMeaning(String status, String meaning) {
    static StatusMeaning of(Status status) {
      return new StatusMeaning(status.name().toLowerCase(Locale.ROOT), meaningOf(status));
    }
  }

  static DataDictionary of(List<TableSchema> tables) {
    return new DataDictionary(
        TableSchema.CONTRACT_VERSION,
        List.copyOf(tables),
        Arrays.stream(Status.values()).map(StatusMeaning::of).toList());
  }

  byte[] json() {
    return Json.bytes(this);
  }

  byte[] markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Data dictionary\n\nContract version ").append(contractVersion);
    text.append(". A missing number is null; the column `status` says why.\n");
    tables.forEach(table -> append(text, table));
    text.append("\n## Status values\n\n| status | meaning |\n|---|---|\n");
    for (StatusMeaning status : statuses) {
      text.append("| `%s` | %s |\n".formatted(status.status(), cell(status.meaning())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, TableSchema table) {
    text.append("\n## %s\n\nOne row: %s.".formatted(table.name(), table.row()));
    text.append(" Key: `%s`.\n\n".formatted(String.join("`, `", table.key())));
    text.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
    for (TableColumn column : table.columns()) {
      String type = column.nullable() ? column.type() + " or null" : column.type().toString();
      String unit = column.unit() == null ? "" : column.unit();
      text.append(
          "| `%s` | %s | %s | %s |\n".formatted(column.name(), type, unit, cell(meaning(column))));
    }
  }

  private static String meaning(TableColumn column) {
    return column.values().isEmpty()
        ? column.comment()
        : "%s (%s)".formatted(column.comment(), String.join(", ", column.values()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String meaningOf(Status status) {
    return switch (status) {
      case OK -> "The value is there";
      case NOT_ESTIMABLE ->
          "The data that the value needs were not recorded, or do not determine it";
      case NOT_REACHED -> "Follow-up is too short: the curve has not come down to the asked level";
      case NO_DATA -> "Nobody is in this group";
      case SUPPRESSED -> "Withheld because a small count could give a patient away";
    };
  }
}
