package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What each institution records at all. What it does not record is not estimable there, never zero.
 *
 * @param tables tables kept, by code of the institution or consortium
 * @param scales scales by which adverse events are graded, by code of the institution or consortium
 */
public record Coverage(
    Map<String, Set<RegistryTable>> tables, Map<String, Set<AdverseEvent.Scale>> scales)
    implements Serializable {

  public Coverage {
    tables = copy(tables);
    scales = copy(scales);
  }

  /** The key set of a map cannot travel to the executors, a copy of it can. */
  private static <T> Map<String, Set<T>> copy(Map<String, Set<T>> sets) {
    return sets.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Set.copyOf(it.getValue())));
  }

  /**
   * Every institution there is: those with patients, which are the sites where an extract is that
   * of a consortium, and those without any.
   */
  public NavigableSet<String> institutions(Collection<String> withPatients) {
    NavigableSet<String> all = new TreeSet<>(withPatients);
    Set<String> files =
        withPatients.stream().map(Institution::fileCode).collect(Collectors.toSet());
    tables.keySet().stream().filter(it -> !files.contains(it)).forEach(all::add);
    return all;
  }

  /** Whether the institution keeps all of these tables. */
  public boolean keeps(String institution, Collection<RegistryTable> needed) {
    return tables.getOrDefault(Institution.fileCode(institution), Set.of()).containsAll(needed);
  }

  /** Whether the institution keeps adverse events and grades them by this scale. */
  public boolean grades(String institution, AdverseEvent.Scale scale) {
    return keeps(institution, Set.of(RegistryTable.ADVERSE_EVENT))
        && scales.getOrDefault(Institution.fileCode(institution), Set.of()).contains(scale);
  }
}
