package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sarcoma.outcomes.config.Section;

/**
 * A second column that says something about the same fact.
 *
 * @param compatible for each of its spellings, folded, the canonical values that it does not
 *     contradict; other spellings contradict nothing
 */
record Against(SourceColumn source, Map<String, Set<String>> compatible, Folding folding)
    implements Serializable {

  static Against from(RegistryColumn column, Section section, MappingDefaults defaults) {
    SourceColumn source = new SourceColumn(section.oneOrMoreStrings("column"));
    Folding folding = Folding.from(section, defaults.folding());
    Map<String, Set<String>> compatible = new HashMap<>();
    Section codes = section.section("codes");
    for (String spelling : codes.keys()) {
      List<String> values = codes.oneOrMoreStrings(spelling);
      if (!column.values().isEmpty() && !column.values().containsAll(values)) {
        codes.problem(
            spelling,
            "has a value that %s cannot be; expected of %s"
                .formatted(column.name(), String.join(", ", column.values())));
      }
      compatible.put(folding.fold(spelling), new HashSet<>(values));
    }
    section.end();
    return new Against(source, Map.copyOf(compatible), folding);
  }

  /** Whether the cell says something else than the value. */
  boolean contradicts(Object cell, Object value) {
    Set<String> accepted = compatible.get(folding.fold(Spelling.text(cell)));
    return accepted != null && !accepted.contains(value.toString());
  }
}
