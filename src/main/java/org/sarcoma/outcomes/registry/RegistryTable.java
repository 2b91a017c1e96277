package org.sarcoma.outcomes.registry;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The canonical tables; the record of each is its schema. */
public enum RegistryTable {
  PATIENT(Patient.class),
  DIAGNOSIS(Diagnosis.class),
  RADIOTHERAPY(Radiotherapy.class),
  SURGERY(Surgery.class),
  SYSTEMIC_THERAPY(SystemicTherapy.class),
  DISEASE_ASSESSMENT(DiseaseAssessment.class),
  ADVERSE_EVENT(AdverseEvent.class),
  PAIN_ASSESSMENT(PainAssessment.class);

  private final Class<? extends Record> row;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<RegistryColumn> columns;

  RegistryTable(Class<? extends Record> row) {
    this.row = row;
    this.columns = Arrays.stream(row.getRecordComponents()).map(RegistryColumn::of).toList();
  }

  /** Name in the file system and in results. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name as a key of the configuration. */
  public String key() {
    return code().replace('_', '-');
  }

  /** Columns in canonical order. */
  public List<RegistryColumn> columns() {
    return columns;
  }

  /** Returns the record of a row whose required values are there. */
  Record newRow(@Nullable Object[] values) {
    RecordComponent[] components = row.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = types[i].isEnum() ? constant(types[i], values[i]) : values[i];
    }
    try {
      return row.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A canonical record cannot be constructed", e);
    }
  }

  private static @Nullable Object constant(Class<?> type, @Nullable Object code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> code != null && ((Enum<?>) it).name().equalsIgnoreCase(code.toString()))
        .findFirst()
        .orElse(null);
  }

  /** Whether an institution may declare that it does not keep the table. */
  public boolean isOptional() {
    return this != PATIENT && this != DIAGNOSIS;
  }
}
