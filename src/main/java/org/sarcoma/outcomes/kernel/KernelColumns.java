package org.sarcoma.outcomes.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table with a row per patient are counted.
 *
 * @param endpoints at least one
 * @param stratifications at least one column of text, none twice; null is a level of its own
 */
public record KernelColumns(List<EndpointColumns> endpoints, List<String> stratifications)
    implements Serializable {

  /**
   * The columns of whole numbers that say when and how a patient leaves observation.
   *
   * @param code name of the endpoint
   * @param entry day after which the patient is at risk; null or -1 from time zero itself. Null if
   *     everybody is
   * @param exit day on which the time ends; null if the endpoint cannot be observed in the patient
   * @param cause 0 censored, otherwise the cause of the event
   * @param causes number of event causes, at least 1
   */
  public record EndpointColumns(
      String code, @Nullable String entry, String exit, String cause, int causes)
      implements Serializable {
    public EndpointColumns {
      if (causes < 1) {
        throw new IllegalArgumentException("%s has %d causes".formatted(code, causes));
      }
    }

    Stream<String> names() {
      return entry == null ? Stream.of(exit, cause) : Stream.of(entry, exit, cause);
    }
  }

  public KernelColumns {
    endpoints = List.copyOf(endpoints);
    stratifications = List.copyOf(stratifications);
    if (endpoints.isEmpty() || stratifications.isEmpty()) {
      throw new IllegalArgumentException(
          "At least one endpoint and one stratification are counted");
    }
    if (stratifications.stream().distinct().count() < stratifications.size()) {
      throw new IllegalArgumentException("A stratification is named twice");
    }
  }

  /** Columns of whole numbers, then those of text, each once. */
  List<String> names() {
    TreeSet<String> numbers = new TreeSet<>();
    endpoints.forEach(it -> it.names().forEach(numbers::add));
    return Stream.concat(numbers.stream(), stratifications.stream()).toList();
  }
}
