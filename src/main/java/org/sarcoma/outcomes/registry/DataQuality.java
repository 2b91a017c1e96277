package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.result.DataQualityRow;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** What the record checks found, against what was read. */
public final class DataQuality {
  private static final String NONE_BROKEN = "none_broken";

  private DataQuality() {}

  /** Returns a row per institution, table and check that failed, or one that says none did. */
  public static List<DataQualityRow> rows(Registries registries, QualityCounts counts) {
    List<DataQualityRow> rows = new ArrayList<>();
    for (RegistryTable table : RegistryTable.values()) {
      registries
          .rows(table)
          .forEach((institution, read) -> rows.addAll(rows(institution, table, read, counts)));
    }
    return rows;
  }

  private static List<DataQualityRow> rows(
      String institution, RegistryTable table, long read, QualityCounts counts) {
    List<DataQualityRow> rows = new ArrayList<>();
    for (RecordCheck check : RecordCheck.values()) {
      long failed = counts.rows(institution, table, check);
      if (failed > 0 && check.action() != RecordCheck.Action.COUNTED) {
        boolean lost = check.action() == RecordCheck.Action.REJECTED;
        rows.add(
            new DataQualityRow(
                institution,
                table.code(),
                check.code(),
                lost ? "error" : "warning",
                read,
                failed,
                check.action().code()));
      }
    }
    if (rows.isEmpty()) {
      rows.add(
          new DataQualityRow(institution, table.code(), NONE_BROKEN, "warning", read, 0, "kept"));
    }
    return rows;
  }

  /**
   * Stops a run that would stand on too little, or on files that changed while they were read.
   *
   * @param maximumRejectedShare in [0, 1], of the rows of one table of one institution
   * @throws JobFailure if a gate is closed
   */
  public static void gate(
      Registries registries, QualityCounts counts, double maximumRejectedShare) {
    for (RegistryTable table : RegistryTable.values()) {
      registries
          .rows(table)
          .forEach(
              (institution, read) -> {
                checkReadWhole(institution, table, read, counts);
                checkRejected(institution, table, read, counts, maximumRejectedShare);
              });
    }
  }

  private static void checkReadWhole(
      String institution, RegistryTable table, long promised, QualityCounts counts) {
    long read = counts.rows(institution, table, RecordCheck.ROWS_READ);
    if (read != promised) {
      throw new JobFailure(
          ExitCode.TEMPORARY,
          "Registry \"%s\", table %s: the files promise %d rows, but %d were read; they changed while being read, run again."
              .formatted(institution, table.code(), promised, read));
    }
  }

  private static void checkRejected(
      String institution,
      RegistryTable table,
      long read,
      QualityCounts counts,
      double maximumShare) {
    long rejected = 0;
    for (RecordCheck check : RecordCheck.values()) {
      if (check.action() == RecordCheck.Action.REJECTED) {
        rejected += counts.rows(institution, table, check);
      }
    }
    // Exact: in binary 0.29 of 100 rows is less than 29.
    BigDecimal accepted = BigDecimal.valueOf(maximumShare).multiply(BigDecimal.valueOf(read));
    if (BigDecimal.valueOf(rejected).compareTo(accepted) > 0) {
      throw new JobFailure(
          ExitCode.DATA,
          "Registry \"%s\", table %s: %d of %d rows are rejected, more than the accepted share %s; correct the mapping or the registry, or raise quality.maximum-rejected-share."
              .formatted(institution, table.code(), rejected, read, maximumShare));
    }
  }
}
