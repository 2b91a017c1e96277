package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.ResultTables;

/** The tables that readers rely on, as a text that shows every change of them. */
class ResultContractTest {
  private static final String EXPECTED = "result-contract.txt";
  private static final Path ACTUAL = Path.of("target", EXPECTED);

  @Test
  void theResultTablesAreThoseThatReadersRelyOn() throws IOException {
    String contract = contract();
    Files.createDirectories(ACTUAL.toAbsolutePath().getParent());
    Files.writeString(ACTUAL, contract);

    assertThat(contract)
        .as(
            "The tables have changed. If that is meant, copy %s over %s, and raise"
                + " TableSchema.CONTRACT_VERSION where a reader of the old tables would go wrong",
            ACTUAL, EXPECTED)
        .isEqualTo(expected());
  }

  private static String expected() throws IOException {
    try (InputStream in = ResultContractTest.class.getResourceAsStream(EXPECTED)) {
      return new String(Objects.requireNonNull(in, EXPECTED).readAllBytes(), UTF_8);
    }
  }

  private static String contract() {
    StringBuilder text = new StringBuilder();
    text.append("contract version ").append(TableSchema.CONTRACT_VERSION).append('\n');
    for (TableSchema table : TableSchema.of(ResultTables.ALL)) {
      text.append("\n%s (%s)\n".formatted(table.name(), String.join(", ", table.key())));
      table.columns().forEach(column -> text.append(line(column)));
    }
    return text.toString();
  }

  private static String line(TableColumn column) {
    String values = column.values().isEmpty() ? "" : " " + column.values();
    return String.format(
        Locale.ROOT,
        "  %-28s %-7s %-8s%s\n",
        column.name(),
        column.type(),
        column.nullable() ? "nullable" : "required",
        values);
  }
}
