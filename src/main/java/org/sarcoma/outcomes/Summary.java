package org.sarcoma.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.cohort.Group;
import org.sarcoma.outcomes.result.FollowUpRow;
import org.sarcoma.outcomes.result.ProportionRow;
import org.sarcoma.outcomes.result.Results;
import org.sarcoma.outcomes.result.Status;
import org.sarcoma.outcomes.result.SurvivalEstimate;
import org.sarcoma.outcomes.result.SurvivalQuantile;

/**
 * The main figures of the first cohort as a table for people: a column for everybody, and one for
 * each institution. A figure that is missing shows its status; what is not analyzed is left out.
 * The population is the operated, or where there are none, the first.
 */
final class Summary {
  private static final String OPERATED = "operated";
  private static final String WITHOUT_ADJUVANT = "operated_no_adjuvant_planned";
  private static final double MONTHS = 24;

  /** More do not fit on a screen. */
  private static final int MOST_INSTITUTIONS = 5;

  private static final int LABEL_WIDTH = 44;
  private static final int COLUMN_WIDTH = 20;
  private static final double PERCENT = 100;

  private final Results results;
  private final String cohort;
  private final String population;
  private final StringBuilder text = new StringBuilder();

  private Summary(Results results, String cohort) {
    this.results = results;
    this.cohort = cohort;
    List<String> populations =
        results.rows(ProportionRow.class).stream()
            .filter(it -> it.cohort().equals(cohort))
            .map(ProportionRow::population)
            .distinct()
            .toList();
    this.population = populations.contains(OPERATED) ? OPERATED : populations.get(0);
  }

  static String of(Results results, String cohort) {
    return new Summary(results, cohort).write();
  }

  private String write() {
    List<String> all = columns();
    List<String> columns = all.subList(0, Math.min(all.size(), 1 + MOST_INSTITUTIONS));
    line("Cohort " + cohort + ", " + population, columns);
    line("Patients", cells(columns, this::patients));
    line("Follow-up, median months (reverse KM)", cells(columns, this::followUp));
    survival("Overall survival at 24 months", "os", columns);
    survival("Cancer-specific survival at 24 months", "css", columns);
    survival("Progression-free survival at 24 months", "pfs", columns);
    survival("Distant-recurrence-free survival, 24 months", "drfs", columns);
    survival("Local control at 24 months, deaths censored", "local_control", columns);
    survival("LRFS at 24 months, deaths are events", "lrfs", columns);
    line("Systemic-therapy-free, median months (a)", cells(columns, this::systemicTherapyFree));
    proportion("Systemic therapy before or after", "systemic_therapy_any", columns);
    proportion("Metastasis-directed therapy", "metastasis_directed_therapy", columns);
    proportion("Local recurrence", "local_recurrence", columns);
    proportion("Pain reduced, of those in pain", "pain_reduction", columns);
    proportion("Wound complication within 120 days", "wound_complication", columns);
    proportion("Late toxicity, any grade", "late_toxicity", columns);
    proportion("Late toxicity, grade 3 or worse", "late_toxicity_grade_3", columns);
    if (text.indexOf("(a)") >= 0) {
      text.append("(a) no adjuvant systemic therapy planned").append(System.lineSeparator());
    }
    if (all.size() > columns.size()) {
      text.append("%d more institutions are in the tables".formatted(all.size() - columns.size()))
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private List<String> columns() {
    return results.rows(ProportionRow.class).stream()
        .filter(it -> it.cohort().equals(cohort) && it.population().equals(population))
        .filter(it -> it.stratum().equals(Group.ALL) || it.stratum().equals(Group.INSTITUTION))
        .map(ProportionRow::stratumValue)
        .distinct()
        .toList();
  }

  private void survival(String label, String endpoint, List<String> columns) {
    line(
        label,
        cells(
            columns,
            column ->
                rows(SurvivalEstimate.class)
                    .filter(it -> it.endpoint().equals(endpoint) && it.horizonMonths() == MONTHS)
                    .filter(it -> it.measure().equals("survival"))
                    .filter(it -> isOf(column, it.cohort(), it.population(), it.stratumValue()))
                    .map(it -> percent(it.estimate(), it.ciLower(), it.ciUpper(), it.status()))
                    .findFirst()
                    .orElse("")));
  }

  private void proportion(String label, String measure, List<String> columns) {
    line(
        label,
        cells(
            columns,
            column ->
                rows(ProportionRow.class)
                    .filter(it -> it.measure().equals(measure))
                    .filter(it -> isOf(column, it.cohort(), it.population(), it.stratumValue()))
                    .map(Summary::share)
                    .findFirst()
                    .orElse("")));
  }

  private String patients(String column) {
    return rows(SurvivalEstimate.class)
        .filter(it -> it.endpoint().equals("os"))
        .filter(it -> isOf(column, it.cohort(), it.population(), it.stratumValue()))
        .map(it -> Long.toString(it.nPatients()))
        .findFirst()
        .orElse("");
  }

  private String followUp(String column) {
    return rows(FollowUpRow.class)
        .filter(it -> it.endpoint().equals("os") && it.method().equals("reverse_kaplan_meier"))
        .filter(it -> isOf(column, it.cohort(), it.population(), it.stratumValue()))
        .map(it -> number(it.medianMonths(), it.status()))
        .findFirst()
        .orElse("");
  }

  private String systemicTherapyFree(String column) {
    return rows(SurvivalQuantile.class)
        .filter(it -> it.endpoint().equals("stfs") && it.probability() == 0.5)
        .filter(it -> it.population().equals(WITHOUT_ADJUVANT))
        .filter(it -> isOf(column, it.cohort(), OPERATED, it.stratumValue()))
        .map(it -> number(it.timeMonths(), it.status()))
        .findFirst()
        .orElse("");
  }

  private <T extends Record> Stream<T> rows(Class<T> table) {
    return results.rows(table).stream();
  }

  private boolean isOf(String column, String itsCohort, String its, String stratumValue) {
    return itsCohort.equals(cohort) && its.equals(population) && stratumValue.equals(column);
  }

  private static List<String> cells(List<String> columns, Function<String, String> cell) {
    return columns.stream().map(cell).toList();
  }

  private void line(String label, List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    List<String> padded = new ArrayList<>();
    padded.add(pad(label, LABEL_WIDTH));
    cells.forEach(it -> padded.add(pad(it, COLUMN_WIDTH)));
    text.append(String.join(" ", padded).stripTrailing()).append(System.lineSeparator());
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(Math.max(0, width - cell.length()));
  }

  private static String percent(
      @Nullable Double estimate, @Nullable Double lower, @Nullable Double upper, Status status) {
    if (estimate == null) {
      return missing(status);
    }
    String interval =
        lower == null || upper == null
            ? ""
            : " (%.0f\u2013%.0f)".formatted(PERCENT * lower, PERCENT * upper);
    return "%.0f%%%s".formatted(PERCENT * estimate, interval);
  }

  private static String share(ProportionRow row) {
    return row.estimate() == null
        ? missing(row.status())
        : "%d/%d (%.0f%%)".formatted(row.numerator(), row.denominator(), PERCENT * row.estimate());
  }

  private static String number(@Nullable Double value, Status status) {
    return value == null ? missing(status) : "%.1f".formatted(value);
  }

  private static String missing(Status status) {
    return switch (status) {
      case NOT_REACHED -> "not reached";
      case NO_DATA -> "no data";
      case NOT_ESTIMABLE -> "not estimable";
      case SUPPRESSED -> "suppressed";
      case OK -> "";
    };
  }
}
