package org.sarcoma.outcomes.config;

import java.util.List;

/** The configuration cannot be used; the message lists every problem found. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an unmodifiable list of texts
  private final List<String> problems;

  public ConfigException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<String> problems) {
    return problems.size() == 1
        ? problems.get(0)
        : "Configuration has %d problems:%n- %s"
            .formatted(problems.size(), String.join("%n- ".formatted(), problems));
  }

  public List<String> problems() {
    return problems;
  }
}
