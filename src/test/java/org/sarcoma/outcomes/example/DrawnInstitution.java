package org.sarcoma.outcomes.example;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An institution whose patients are drawn, with a few defects as registries have them.
 *
 * @param patients in the order of their identifiers
 * @param unreadableDate what stands where a date should: text, or an impossible date
 */
record DrawnInstitution(
    String code, List<RandomPatient> patients, Layout layout, Object unreadableDate) {

  static DrawnInstitution draw(
      String code, int size, Supplier<String> identifiers, DrawnInstitution.Kind kind) {
    Draws draws = new Draws(kind.seed());
    List<RandomPatient> patients =
        Stream.generate(identifiers)
            .limit(size)
            .sorted()
            .map(identifier -> RandomPatient.draw(identifier, draws))
            .sorted(Comparator.comparing(patient -> patient.chart().patientId()))
            .toList();
    return new DrawnInstitution(code, patients, kind.layout(), kind.unreadableDate());
  }

  /** How the institution writes its data. */
  record Kind(long seed, Layout layout, Object unreadableDate) {}

  List<SourceTable> tables() {
    Registry registry = Registry.of(patients.stream().map(RandomPatient::chart).toList());
    Defects.addTo(registry, this);
    return layout.of(registry);
  }
}
