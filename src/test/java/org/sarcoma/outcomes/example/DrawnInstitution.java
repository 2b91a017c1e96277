package org.sarcoma.outcomes.example;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An institution whose patients are drawn, with a few defects as registries have them.
 *
 * @param treated in the order of their identifiers
 * @param untreated those with metastases and no local treatment; no defect is theirs
 * @param unreadableDate what stands where a date should: text, or an impossible date
 */
record DrawnInstitution(
    String code,
    List<RandomPatient> treated,
    List<RandomPatient> untreated,
    Layout layout,
    Object unreadableDate) {
  private static final int TREATED_FOR_EACH_UNTREATED = 4;

  static DrawnInstitution draw(
      String code, int size, Supplier<String> identifiers, DrawnInstitution.Kind kind) {
    Draws draws = new Draws(kind.seed());
    List<RandomPatient> treated =
        Stream.generate(identifiers)
            .limit(size)
            .sorted()
            .map(identifier -> RandomPatient.draw(identifier, draws))
            .sorted(Comparator.comparing(patient -> patient.chart().patientId()))
            .toList();
    List<RandomPatient> untreated =
        Stream.generate(identifiers)
            .limit(size / TREATED_FOR_EACH_UNTREATED)
            .map(identifier -> RandomPatient.untreated(identifier, draws))
            .toList();
    return new DrawnInstitution(code, treated, untreated, kind.layout(), kind.unreadableDate());
  }

  /** How the institution writes its data. */
  record Kind(long seed, Layout layout, Object unreadableDate) {}

  List<RandomPatient> patients() {
    return Stream.concat(treated.stream(), untreated.stream()).toList();
  }

  List<SourceTable> tables() {
    Registry registry = Registry.of(treated.stream().map(RandomPatient::chart).toList());
    Defects.addTo(registry, this);
    untreated.forEach(patient -> registry.add(patient.chart()));
    return layout.of(registry);
  }
}
