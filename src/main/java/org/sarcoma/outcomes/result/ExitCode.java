package org.sarcoma.outcomes.result;

/** How the job ends; numbers follow {@code sysexits.h}. */
public enum ExitCode {
  /** Published, or nothing to publish because nothing changed. */
  DONE(0),
  /** The command line is wrong. */
  USAGE(64),
  /** The input breaks its contract, or a quality gate is closed. */
  DATA(65),
  /** An input does not exist. */
  NO_INPUT(66),
  /** A defect of the job itself. */
  INTERNAL(70),
  /** The output cannot be created. */
  CANNOT_CREATE(73),
  /** Reading or writing failed. */
  IO(74),
  /**
   * Worth trying again: somebody else published, an input changed while it was read, or the cluster
   * failed.
   */
  TEMPORARY(75),
  /** The configuration is wrong. */
  CONFIGURATION(78);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
