package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Findings by institution, table and check, as counts that merge by addition. */
public final class QualityCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, Map<RegistryTable, Map<RecordCheck, Long>>> counts =
      new TreeMap<>();

  /** Counts the findings of one entry. */
  public void add(PatientEntry entry) {
    entry.findings().forEach(it -> add(entry.institution(), it));
  }

  /** Adds everything the other has counted. */
  public void merge(QualityCounts other) {
    other.counts.forEach(
        (institution, tables) ->
            tables.forEach(
                (table, checks) ->
                    checks.forEach(
                        (check, rows) -> add(institution, new Finding(table, check, rows)))));
  }

  /** Rows of the table of the institution that failed the check. */
  public long rows(String institution, RegistryTable table, RecordCheck check) {
    return counts
        .getOrDefault(institution, Map.of())
        .getOrDefault(table, Map.of())
        .getOrDefault(check, 0L);
  }

  private void add(String institution, Finding finding) {
    counts
        .computeIfAbsent(institution, it -> new TreeMap<>())
        .computeIfAbsent(finding.table(), it -> new TreeMap<>())
        .merge(finding.check(), finding.rows(), Math::addExact);
  }
}
