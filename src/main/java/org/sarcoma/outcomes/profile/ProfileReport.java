package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report that is printed: a line for each column, and below it what else is known. */
public final class ProfileReport {
  private static final int WIDTH = 110;
  private static final int LONGEST_NAME = 52;
  private static final String INDENT = "      ";

  private ProfileReport() {}

  /** Returns the report on some tables. */
  public static String of(List<TableProfile> tables, Disclosure disclosure) {
    StringBuilder report = new StringBuilder();
    tables.forEach(it -> append(it, report));
    report.append(
        """
        Values, years and lengths are shown if at least %1$d patients have them. Quantiles are of at least
        %2$d numbers, cut to the one or two leading digits that at least %1$d patients share. Dates and
        columns of more than 50 values list none.

        """
            .formatted(disclosure.minimum(), NumberRange.TAIL * disclosure.minimum()));
    return report.toString();
  }

  private static void append(TableProfile profile, StringBuilder report) {
    report.append(
        String.format(
            Locale.ROOT,
            "Table %s: %,d rows in %s and %s, %s%n%s%n%n",
            Words.printable(profile.name()),
            profile.table().rows(),
            Words.counted(profile.table().files(), "file"),
            Words.counted(profile.table().rowGroups(), "row group"),
            Words.counted(profile.columns().size(), "column"),
            patient(profile)));
    int nameWidth = width(profile.columns().stream().map(ColumnProfile::name).toList(), "column");
    int typeWidth =
        width(profile.columns().stream().map(it -> it.column().type()).toList(), "type");
    String format = "  %-" + nameWidth + "s  %-" + typeWidth + "s  %12s  %12s  %s%n";
    report.append(format.formatted("column", "type", "with a value", "missing", "values are"));
    for (ColumnProfile column : profile.columns()) {
      ColumnText text = new ColumnText(column);
      report.append(
          format.formatted(
              Words.printable(column.name()),
              column.column().type(),
              column.column().isReadable() ? "%,d".formatted(column.counts().filled()) : "",
              column.column().isReadable() ? "%,d".formatted(column.counts().missing()) : "",
              text.summary()));
      text.details().forEach(it -> wrapped(it).forEach(report::append));
    }
    report.append(System.lineSeparator());
  }

  private static String patient(TableProfile profile) {
    String patient = profile.patient();
    return patient == null
        ? "No column is known to name the patient, so no value is shown; say which does by --patient."
        : "Patients are told apart by column %s.".formatted(Words.printable(patient));
  }

  private static int width(List<String> texts, String heading) {
    int longest = texts.stream().mapToInt(String::length).max().orElse(0);
    return Math.max(heading.length(), Math.min(LONGEST_NAME, longest));
  }

  /** Breaks a list after a comma, where it would be too wide. */
  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(INDENT);
    for (String item : text.split("(?<=\\), )", -1)) {
      if (line.length() + item.length() > WIDTH && line.length() > INDENT.length()) {
        lines.add(line.toString().stripTrailing() + System.lineSeparator());
        line = new StringBuilder(INDENT + "  ");
      }
      line.append(item);
    }
    lines.add(line.toString().stripTrailing() + System.lineSeparator());
    return lines;
  }
}
