package org.sarcoma.outcomes.registry;

import java.util.function.Supplier;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** The registry of one institution cannot be read. */
public final class RegistryFailure extends JobFailure {
  private static final long serialVersionUID = 1;

  private final String institution;

  private RegistryFailure(String institution, JobFailure failure) {
    super(failure.exitCode(), String.valueOf(failure.getMessage()), failure);
    this.institution = institution;
  }

  RegistryFailure(String institution, ExitCode exitCode, String message) {
    super(exitCode, message);
    this.institution = institution;
  }

  /** Does something with the registry of an institution, and names it where that fails. */
  static <T> T naming(String institution, Supplier<T> step) {
    try {
      return step.get();
    } catch (JobFailure e) {
      throw new RegistryFailure(institution, e);
    }
  }

  /** Code of the institution. */
  public String institution() {
    return institution;
  }
}
