package org.sarcoma.outcomes.example;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.PainAssessment;
import org.sarcoma.outcomes.registry.Patient;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy;

/** The canonical tables and columns, as the registry records define them. */
final class Canonical {
  /** Every table with its columns in order. */
  static final Map<String, List<SourceColumn>> TABLES = tables();

  private Canonical() {}

  private static Map<String, List<SourceColumn>> tables() {
    Map<String, List<SourceColumn>> tables = new LinkedHashMap<>();
    for (Class<?> record :
        List.of(
            Patient.class,
            Diagnosis.class,
            Radiotherapy.class,
            Surgery.class,
            SystemicTherapy.class,
            DiseaseAssessment.class,
            AdverseEvent.class,
            PainAssessment.class)) {
      tables.put(
          snakeCase(record.getSimpleName()),
          Stream.of(record.getRecordComponents()).map(Canonical::column).toList());
    }
    return tables;
  }

  private static SourceColumn column(RecordComponent component) {
    return SourceColumn.same(snakeCase(component.getName()), type(component.getType()));
  }

  private static SourceColumn.Type type(Class<?> type) {
    if (type == LocalDate.class) {
      return SourceColumn.Type.DATE;
    }
    if (type == Integer.class) {
      return SourceColumn.Type.INT;
    }
    if (type == Double.class) {
      return SourceColumn.Type.DOUBLE;
    }
    return type == Boolean.class ? SourceColumn.Type.BOOLEAN : SourceColumn.Type.TEXT;
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
