package org.sarcoma.outcomes.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model of the shared reference values with its data: a formula as R has it, of which the terms
 * are named by R as well, by their variable and, for a factor, the level.
 */
final class SharedRegression {
  private static final Pattern CALL = Pattern.compile("(strata|cluster|factor)\\(([^)]*)\\)");
  private static final List<String> OWN_HISTOLOGIES = List.of("LMS", "DDLPS", "UPS", "MFS");
  private static final List<String> OWN_INSTITUTIONS = List.of("DX", "3B", "QQ", "X6");
  private static final Map<String, Function<CsvRow, String>> DERIVED =
      Map.of(
          "sexf", row -> row.text("sex"),
          "mflag", row -> known(row, "metastatic_flag", List.of("yes", "no")),
          "rt", row -> known(row, "radiation", List.of("yes", "no")),
          "mfac", row -> known(row, "margin_status", List.of("positive", "negative")),
          "hist5", row -> oneOf(row.text("histology"), OWN_HISTOLOGIES),
          "inst5", row -> oneOf(row.text("institution"), OWN_INSTITUTIONS));

  private final List<String> variables = new ArrayList<>();
  private final List<String> terms;
  private final RegressionData data;
  private @Nullable String stratum;
  private @Nullable String cluster;

  SharedRegression(String formula, List<String> terms, List<CsvRow> rows) {
    this.terms = terms;
    for (String part : formula.substring(formula.indexOf('~') + 1).split("\\+", -1)) {
      Matcher call = CALL.matcher(part);
      if (!call.matches() || call.group(1).equals("factor")) {
        variables.add(part);
      } else if (call.group(1).equals("strata")) {
        stratum = call.group(2);
      } else {
        cluster = call.group(2);
      }
    }
    data = data(rows);
  }

  RegressionData data() {
    return data;
  }

  boolean isClustered() {
    return cluster != null;
  }

  /** The names of the terms of each variable. */
  Map<String, List<String>> termsByVariable() {
    Map<String, List<String>> byVariable = new LinkedHashMap<>();
    terms.forEach(
        term -> byVariable.computeIfAbsent(variable(term), key -> new ArrayList<>()).add(term));
    return byVariable;
  }

  private RegressionData data(List<CsvRow> rows) {
    RegressionData.Builder builder = RegressionData.of(terms);
    List<String> strata = new ArrayList<>();
    List<String> clusters = new ArrayList<>();
    for (CsvRow row : rows) {
      if (isComplete(row)) {
        builder
            .pattern(label(strata, row, stratum), label(clusters, row, cluster), values(row))
            .add(Integer.parseInt(row.text("t")), (int) row.number("cause"), 1);
      }
    }
    return builder.build();
  }

  private boolean isComplete(CsvRow row) {
    List<String> needed = new ArrayList<>(variables);
    if (stratum != null) {
      needed.add(stratum);
    }
    if (cluster != null) {
      needed.add(cluster);
    }
    return needed.stream().noneMatch(it -> value(row, it).isEmpty());
  }

  private double[] values(CsvRow row) {
    return terms.stream()
        .mapToDouble(
            term -> {
              String variable = variable(term);
              String value = value(row, variable);
              return term.equals(variable)
                  ? Double.parseDouble(value)
                  : value.equals(term.substring(variable.length())) ? 1 : 0;
            })
        .toArray();
  }

  private String variable(String term) {
    return variables.stream()
        .filter(term::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .orElseThrow(() -> new IllegalArgumentException("No variable for term " + term));
  }

  private static int label(List<String> labels, CsvRow row, @Nullable String variable) {
    String value = variable == null ? "" : value(row, variable);
    if (!labels.contains(value)) {
      labels.add(value);
    }
    return labels.indexOf(value);
  }

  /** A variable, which may be one derived from the columns of the row; empty if it is missing. */
  static String value(CsvRow row, String variable) {
    Matcher call = CALL.matcher(variable);
    String column = call.matches() ? call.group(2) : variable;
    Function<CsvRow, String> derived = DERIVED.get(column);
    return derived == null ? row.text(column) : derived.apply(row);
  }

  private static String known(CsvRow row, String column, List<String> levels) {
    return levels.contains(row.text(column)) ? row.text(column) : "";
  }

  private static String oneOf(String value, List<String> own) {
    return own.contains(value) ? value : "OTHER";
  }
}
