package org.sarcoma.outcomes.generate;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.RegistryTable;

/** What the generator would write, patient by patient, without files. */
public record GeneratedRows(String institution, Map<RegistryTable, List<@Nullable Object[]>> rows) {
  public static final LocalDate CUTOFF = RandomPatient.CUTOFF;

  public static Set<String> institutions(Plan plan) {
    return Set.copyOf(plan.codes());
  }

  /** The patients of a plan, in order. */
  public static Stream<GeneratedRows> of(Plan plan) {
    return plan.parts().stream()
        .flatMap(
            part ->
                LongStream.range(part.from(), part.to())
                    .mapToObj(number -> of(plan, part.institution(), number)));
  }

  private static GeneratedRows of(Plan plan, String institution, long number) {
    PatientRows patient = RandomPatient.rows(plan.seed(), number, plan.eligibleShare());
    Map<RegistryTable, List<@Nullable Object[]>> rows = new EnumMap<>(RegistryTable.class);
    for (RegistryTable table : RegistryTable.values()) {
      rows.put(table, patient.of(table));
    }
    return new GeneratedRows(institution, rows);
  }
}
