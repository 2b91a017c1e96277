package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canonical rows of one patient, put together as the job does after its shuffle. */
public final class CanonicalRows {
  private CanonicalRows() {}

  public static PatientEntry assembled(
      String institution, LocalDate cutoff, Map<RegistryTable, List<@Nullable Object[]>> rows) {
    PatientAssembly assembly =
        new PatientAssembly(new AssemblyRules(institution, Map.of(), false, cutoff));
    rows.forEach(
        (table, ofTable) ->
            ofTable.forEach(it -> assembly.add(new RowContent.Row(table, it.clone(), 0))));
    return assembly.assemble();
  }
}
