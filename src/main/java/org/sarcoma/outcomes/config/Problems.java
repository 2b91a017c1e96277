package org.sarcoma.outcomes.config;

import java.util.ArrayList;
import java.util.List;

/** Problems found while reading the configuration, so that all are reported together. */
public final class Problems {
  private final List<String> problems = new ArrayList<>();

  public void add(String problem) {
    problems.add(problem);
  }

  public void addAll(List<String> others) {
    problems.addAll(others);
  }

  public List<String> all() {
    return List.copyOf(problems);
  }

  /** Ends with all problems, if there are any. */
  public void throwIfAny() {
    throwIfAny("");
  }

  /** Ends with all problems, each after where it was found, if there are any. */
  public void throwIfAny(String where) {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.stream().map(where::concat).toList());
    }
  }
}
