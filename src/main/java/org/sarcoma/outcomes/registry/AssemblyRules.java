package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the rows of one patient of an institution are put together.
 *
 * @param institution code of the institution or consortium
 * @param sources of its tables
 * @param isLastContactFinal whether what is dated after the last contact is wrong, instead of a
 *     later contact
 * @param dataCutoff last day that is analyzed
 */
record AssemblyRules(
    String institution,
    Map<RegistryTable, TableSources> sources,
    boolean isLastContactFinal,
    LocalDate dataCutoff)
    implements Serializable {

  AssemblyRules {
    Map<RegistryTable, TableSources> copy = new EnumMap<>(RegistryTable.class);
    copy.putAll(sources);
    sources = Collections.unmodifiableMap(copy);
  }

  static AssemblyRules of(Institution institution, LocalDate dataCutoff) {
    return new AssemblyRules(
        institution.code(), institution.tables(), institution.isLastContactFinal(), dataCutoff);
  }

  /** What the rows of one of the sources of a table are. */
  TableMapping.Role role(RegistryTable table, int source) {
    TableSources of = sources.get(table);
    return of == null ? TableMapping.Role.ROWS : of.role(source);
  }

  Duplicates duplicates(RegistryTable table) {
    TableSources of = sources.get(table);
    return of == null ? Duplicates.standard(table) : of.duplicates();
  }
}
