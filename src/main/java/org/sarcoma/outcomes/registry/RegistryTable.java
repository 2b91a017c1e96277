package org.sarcoma.outcomes.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The canonical tables; the record of each is its schema. */
@SuppressWarnings("ImmutableEnumChecker") // the fields are never changed
public enum RegistryTable {
  PATIENT(Patient.class),
  DIAGNOSIS(Diagnosis.class),
  RADIOTHERAPY(Radiotherapy.class),
  SURGERY(Surgery.class),
  SYSTEMIC_THERAPY(SystemicTherapy.class),
  DISEASE_ASSESSMENT(DiseaseAssessment.class),
  ADVERSE_EVENT(AdverseEvent.class),
  PAIN_ASSESSMENT(PainAssessment.class);

  private final List<RegistryColumn> columns;
  private final Constructor<? extends Record> constructor;

  /** For each column the constants of its enum by code; empty for columns without codes. */
  private final List<Map<String, Object>> constants;

  RegistryTable(Class<? extends Record> row) {
    List<RecordComponent> components = List.of(row.getRecordComponents());
    List<Class<?>> types = components.stream().<Class<?>>map(RecordComponent::getType).toList();
    this.columns = components.stream().map(RegistryColumn::of).toList();
    this.constants = types.stream().map(RegistryTable::constants).toList();
    try {
      this.constructor = row.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record without its constructor", e);
    }
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

  /** Whether an institution may declare that it does not keep the table. */
  public boolean isOptional() {
    return this != PATIENT && this != DIAGNOSIS;
  }

  /** Whether a row is a treatment of the disease. */
  boolean isTreatment() {
    return this == RADIOTHERAPY || this == SURGERY || this == SYSTEMIC_THERAPY;
  }

  /** Position of a column. */
  int position(String column) {
    return columns.stream().map(RegistryColumn::name).toList().indexOf(column);
  }

  /** Returns the record of a row whose required values are there. */
  Record newRow(@Nullable Object[] values) {
    @Nullable Object[] arguments = values.clone();
    for (int i = 0; i < arguments.length; i++) {
      Object value = arguments[i];
      if (value != null && !constants.get(i).isEmpty()) {
        arguments[i] = constants.get(i).get(value);
      }
    }
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record that its constructor refuses", e);
    }
  }

  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new HashMap<>();
    if (type.isEnum()) {
      Arrays.stream(type.getEnumConstants())
          .forEach(it -> constants.put(((Enum<?>) it).name().toLowerCase(Locale.ROOT), it));
    }
    return constants;
  }
}
