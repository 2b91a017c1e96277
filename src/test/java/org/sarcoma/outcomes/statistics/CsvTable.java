package org.sarcoma.outcomes.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows of a CSV file by column name; lines that start with # are its header comment. */
record CsvTable(List<CsvRow> rows) {

  static CsvTable ofResource(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CsvTable.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return of(lines.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CsvTable ofFile(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return of(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvTable of(Stream<String> lines) {
    List<String> content = lines.filter(line -> !line.startsWith("#")).toList();
    List<String> names = cells(content.get(0));
    List<CsvRow> rows = new ArrayList<>();
    for (String line : content.subList(1, content.size())) {
      List<String> cells = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      rows.add(new CsvRow(row));
    }
    return new CsvTable(rows);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
