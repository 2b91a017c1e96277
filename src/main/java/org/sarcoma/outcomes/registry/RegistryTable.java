package org.sarcoma.outcomes.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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

  /** Columns of an enum, and for each of them its constants by code. */
  private final int[] coded;

  private final List<Map<String, Object>> constants;

  RegistryTable(Class<? extends Record> row) {
    List<RecordComponent> components = List.of(row.getRecordComponents());
    List<Class<?>> types = components.stream().<Class<?>>map(RecordComponent::getType).toList();
    this.columns = components.stream().map(RegistryColumn::of).toList();
    this.coded = IntStream.range(0, types.size()).filter(it -> types.get(it).isEnum()).toArray();
    this.constants = IntStream.of(coded).mapToObj(it -> constants(types.get(it))).toList();
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
    for (int i = 0; i < coded.length; i++) {
      Object value = arguments[coded[i]];
      if (value != null) {
        arguments[coded[i]] = constants.get(i).get(value);
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
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
    }
    return constants;
  }
}
