package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Patients put together from rows in any order, against each patient's rows apart. */
class PatientRowsTest {
  private static final int PATIENTS = 4_000;
  private static final int ROWS = 20_000; // several chunks of them

  private static final List<RegistryTable> FACTS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(RegistryTable.PATIENT)));

  private final PatientRows rows = new PatientRows();
  private final Map<String, List<RowContent>> expected = new LinkedHashMap<>();
  private final Random random = new Random(1);

  @Test
  void rowsOfManyPatientsInAnyOrder() {
    for (int i = 0; i < ROWS; i++) {
      add("p" + random.nextInt(PATIENTS));
    }
    // A patient who is numbered, but of whom no row is left.
    rows.values().patients().of("nobody");

    Iterator<PatientEntry> assembled = rows.assembled(OnePatient.RULES);

    for (List<RowContent> ofPatient : expected.values()) {
      PatientAssembly apart = new PatientAssembly(OnePatient.RULES);
      ofPatient.forEach(apart::add);
      PatientEntry entry = assembled.next();
      PatientEntry of = apart.assemble();
      assertThat(entry.patientRecord()).isEqualTo(of.patientRecord());
      assertThat(entry.findings()).containsExactlyInAnyOrderElementsOf(of.findings());
    }
    assertThat(assembled.hasNext()).isFalse();
  }

  private void add(String patient) {
    int number = rows.values().patients().of(patient);
    List<RowContent> of = expected.computeIfAbsent(patient, it -> new ArrayList<>());
    if (of.isEmpty() && random.nextInt(10) > 0) {
      @Nullable Object[] values =
          Rows.row(RegistryTable.PATIENT, "patient_id", patient, "birth_year", 1950);
      add(number, new RowContent.Row(RegistryTable.PATIENT, values, 0), of);
    }
    int kind = random.nextInt(20);
    if (kind == 0) {
      add(number, PatientAssembly.PATIENT_REJECTED, of);
    } else if (kind == 1) {
      add(number, new RowContent.Site("s" + random.nextInt(2)), of);
    } else {
      RegistryTable table = FACTS.get(random.nextInt(FACTS.size()));
      add(number, new RowContent.Row(table, row(table, patient), 0), of);
    }
  }

  private @Nullable Object[] row(RegistryTable table, String patient) {
    @Nullable Object[] values = Rows.full(table);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof LocalDate day) {
        values[i] = day.plusDays(random.nextInt(1000));
      } else if (!table.columns().get(i).required() && random.nextBoolean()) {
        values[i] = null;
      }
    }
    values[RowReader.PATIENT_KEY] = patient;
    return values;
  }

  private void add(int number, RowContent content, List<RowContent> of) {
    of.add(content);
    rows.add(number, content);
  }
}
