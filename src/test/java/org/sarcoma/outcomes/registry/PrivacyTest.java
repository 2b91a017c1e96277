package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.config.Problems;

/** A token that is in every cell of a registry is in nothing that anybody is shown. */
class PrivacyTest {
  private static final String CANARY = "CANARY";

  @TempDir private Path folder;

  private final Configuration hadoop = new Configuration();
  private final Logger root = (Logger) LogManager.getRootLogger();
  private final Level level = root.getLevel();
  private final Log log = new Log();

  private static final class Log extends AbstractAppender {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Log() {
      super("privacy", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      lines.add(event.getMessage().getFormattedMessage());
      if (event.getThrown() != null) {
        lines.add(trace(event.getThrown()));
      }
    }
  }

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    Configurator.setRootLevel(Level.INFO);
    LogManager.getLogger("org.apache.parquet").info("heard");
  }

  @AfterEach
  void stopListening() {
    root.removeAppender(log);
    Configurator.setRootLevel(level);
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private Institution institution() {
    Problems problems = new Problems();
    Institution institution = Registry.institution(folder, problems);
    problems.throwIfAny();
    return institution;
  }

  /** Writes every table as text: a row full of canaries, and one good row for each bad column. */
  private void writeRegistry() throws IOException {
    for (RegistryTable table : RegistryTable.values()) {
      List<String> names = table.columns().stream().map(RegistryColumn::name).toList();
      String columns =
          names.stream()
              .map("optional binary %s (STRING);"::formatted)
              .collect(Collectors.joining());
      List<Map<String, Object>> rows = new ArrayList<>();
      rows.add(names.stream().collect(Collectors.toMap(it -> it, it -> CANARY + it)));
      for (RegistryColumn bad : table.columns()) {
        Map<String, Object> row = new HashMap<>();
        table.columns().forEach(it -> row.put(it.name(), good(it)));
        row.put(bad.name(), CANARY + bad.name());
        rows.add(row);
      }
      Registry.write(folder.resolve(table.code() + "/part.parquet"), columns, rows);
    }
  }

  private static Object good(RegistryColumn column) {
    return switch (column.kind()) {
      case TEXT -> CANARY;
      case CODE, FLAG -> column.values().get(0);
      case DATE -> "2020-01-01";
      case WHOLE_NUMBER -> "2";
      case DECIMAL -> "3.5";
    };
  }

  private QualityCounts readEverything(Registries registries) throws IOException {
    Map<String, PatientAssembly> patients = new TreeMap<>();
    for (FilePart part : registries.parts()) {
      part.scan()
          .rows(part, hadoop)
          .forEachRemaining(
              it ->
                  patients
                      .computeIfAbsent(it._1(), key -> new PatientAssembly(OnePatient.RULES))
                      .add(it._2()));
    }
    QualityCounts counts = new QualityCounts();
    patients.values().forEach(it -> counts.add(it.assemble()));
    return counts;
  }

  @Test
  void nothingThatWasFoundHoldsACell() throws IOException {
    writeRegistry();
    Registries registries = Registries.open(hadoop, List.of(institution()));

    QualityCounts counts = readEverything(registries);

    QualityGate gate = new QualityGate(0, Map.of());
    assertThat(counts.rows("umc", RegistryTable.PATIENT, RecordCheck.UNREADABLE_DATE)).isPositive();
    assertThat(DataQuality.rows(registries, counts, gate).toString())
        .contains("unreadable_date", "unknown_code")
        .doesNotContain(CANARY);
    assertThat(trace(catchThrowable(() -> gate.judge(registries, counts))))
        .contains("are rejected")
        .doesNotContain(CANARY);
    assertThat(registries.files().toString()).doesNotContain(CANARY);
    assertThat(log.lines.toString()).contains("heard").doesNotContain(CANARY);
  }

  @Test
  void noDamageOfAFileBringsACellIntoAMessage() throws IOException {
    writeRegistry();
    Path file = folder.resolve("surgery/part.parquet");
    byte[] good = Files.readAllBytes(file);
    assertThat(new String(good, StandardCharsets.ISO_8859_1)).contains(CANARY);
    int failures = 0;
    for (int place = 0; place < good.length; place += 31) {
      byte[] bad = good.clone();
      bad[place] ^= 0x55;
      Files.write(file, bad);
      Throwable failure =
          catchThrowable(() -> readEverything(Registries.open(hadoop, List.of(institution()))));
      if (failure != null) {
        failures++;
        assertThat(trace(failure)).as("byte %d", place).doesNotContain(CANARY);
      }
    }
    assertThat(failures).isGreaterThan(20);
    assertThat(log.lines.toString()).contains("heard").doesNotContain(CANARY);
  }
}
