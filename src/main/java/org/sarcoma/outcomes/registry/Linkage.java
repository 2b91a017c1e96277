package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Finds patients who are in more than one registry, or twice in one, by their linkage.
 *
 * @param precedence codes of the institutions; a patient counts in the first
 */
record Linkage(List<String> precedence) implements Serializable {
  private static final int LINKAGE = RegistryTable.PATIENT.position("linkage_id");

  Linkage {
    precedence = List.copyOf(precedence);
  }

  /** Whether an institution records linkages. */
  static boolean isKept(Institution institution) {
    TableSources patients = institution.tables().get(RegistryTable.PATIENT);
    return patients != null
        && patients.mappings().stream().anyMatch(it -> it.columns().get(LINKAGE).isKept());
  }

  /**
   * Returns the {@link PatientKey} of every patient who counts elsewhere.
   *
   * @param patients rows of the patient tables by {@link PatientKey}
   */
  JavaRDD<String> elsewhere(JavaRDD<Tuple2<String, RowContent>> patients, int partitions) {
    return patients
        .flatMapToPair(it -> linkage(it._1(), it._2()))
        .groupByKey(partitions)
        .flatMap(it -> allButFirst(it._2()));
  }

  /**
   * Only of a patient whose own row can be used: nobody is to be lost by a row that is rejected.
   */
  private static Iterator<Tuple2<String, String>> linkage(String key, RowContent content) {
    String linkage = content instanceof RowContent.Row row ? linkage(row) : null;
    return linkage == null
        ? List.<Tuple2<String, String>>of().iterator()
        : List.of(new Tuple2<>(linkage, key)).iterator();
  }

  private static @Nullable String linkage(RowContent.Row row) {
    Patient patient = (Patient) RegistryTable.PATIENT.newRow(row.values());
    return PatientChecks.contradiction(patient) == null ? patient.linkageId() : null;
  }

  private Iterator<String> allButFirst(Iterable<String> keys) {
    TreeSet<String> distinct =
        new TreeSet<>(
            Comparator.<String>comparingInt(it -> precedence.indexOf(PatientKey.institution(it)))
                .thenComparing(Comparator.naturalOrder()));
    keys.forEach(distinct::add);
    List<String> rest = new ArrayList<>(distinct);
    return rest.subList(1, rest.size()).iterator();
  }
}
