package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.DataQualityRow;

/** What the record checks found, against what was read. */
public final class DataQuality {
  private static final String NONE_BROKEN = "none_broken";
  private static final String EXCLUDED = "institution_excluded";
  private static final String WARN_ABOVE = "warn_above";

  private final Registries registries;
  private final QualityCounts counts;
  private final QualityGate gate;

  private DataQuality(Registries registries, QualityCounts counts, QualityGate gate) {
    this.registries = registries;
    this.counts = counts;
    this.gate = gate;
  }

  /**
   * Returns a row per institution, table and check that failed, or one that says none did; and one
   * per institution that is left out.
   */
  public static List<DataQualityRow> rows(
      Registries registries, QualityCounts counts, QualityGate gate) {
    return new DataQuality(registries, counts, gate).rows();
  }

  private List<DataQualityRow> rows() {
    List<DataQualityRow> rows = new ArrayList<>();
    for (RegistryTable table : RegistryTable.values()) {
      registries
          .rows(table)
          .forEach((institution, read) -> rows.addAll(rows(institution, table, read)));
    }
    registries.exclusions().forEach(it -> rows.add(row(it)));
    return rows;
  }

  private List<DataQualityRow> rows(String institution, RegistryTable table, long read) {
    List<DataQualityRow> rows = new ArrayList<>();
    for (RecordCheck check : RecordCheck.values()) {
      long failed = counts.rows(institution, table, check);
      if (failed > 0 && check.action() != RecordCheck.Action.COUNTED) {
        rows.add(
            new DataQualityRow(
                institution,
                table.code(),
                check.code(),
                check.severity().code(),
                read,
                failed,
                check.action().code(),
                exceeded(check, failed, read),
                check.meaning()));
      }
    }
    if (rows.isEmpty()) {
      rows.add(
          new DataQualityRow(
              institution,
              table.code(),
              NONE_BROKEN,
              RecordCheck.Severity.INFO.code(),
              read,
              0,
              RecordCheck.Action.KEPT.code(),
              null,
              "Every row is in order"));
    }
    return rows;
  }

  private @Nullable String exceeded(RecordCheck check, long failed, long read) {
    return gate.isWarning(check, failed, read) ? WARN_ABOVE : null;
  }

  private static DataQualityRow row(Exclusion it) {
    return new DataQualityRow(
        it.institution(),
        it.table(),
        it.rule(),
        RecordCheck.Severity.ERROR.code(),
        it.rowsChecked(),
        it.rowsFailed(),
        EXCLUDED,
        null,
        "The institution is left out of the run for this");
  }
}
