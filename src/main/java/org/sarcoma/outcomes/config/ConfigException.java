package org.sarcoma.outcomes.config;

import java.util.List;

/** The configuration cannot be used; the message lists every problem found. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an unmodifiable list of texts
  private final List<String> problems;

  public ConfigException(List<String> problems) {
    super(
        "Configuration has %d problem(s):%n- %s"
            .formatted(problems.size(), String.join("%n- ".formatted(), problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
