package org.sarcoma.outcomes.corpus;

import org.sarcoma.outcomes.result.ExitCode;

/**
 * What the job makes of a registry.
 *
 * @param sentence what it says if it refuses; {@code {folder}} and {@code {table}} stand for the
 *     folder of the table, as it is configured, and for the table
 */
public record Outcome(ExitCode exitCode, String sentence) {

  /** The published tables are those of the unchanged registry, to the last byte. */
  static Outcome readExactly() {
    return new Outcome(ExitCode.DONE, "");
  }

  static Outcome ofFile(ExitCode exitCode, String file, String rest) {
    return new Outcome(
        exitCode, "Registry \"study\": file {folder}/%s of table {table} %s".formatted(file, rest));
  }

  static Outcome ofFile(ExitCode exitCode, String rest) {
    return ofFile(exitCode, Change.FILE, rest);
  }

  static Outcome ofFolder(ExitCode exitCode, String rest) {
    return new Outcome(exitCode, "Registry \"study\" ({folder}): " + rest);
  }

  static Outcome damaged() {
    return ofFile(
        ExitCode.DATA,
        "is not a readable Parquet file; it may be cut short or damaged, supply it again.");
  }

  /** This and another sentence about the same file. */
  Outcome and(String rest) {
    return new Outcome(
        exitCode, sentence + System.lineSeparator() + ofFile(exitCode, rest).sentence);
  }

  static Outcome damagedIn(String columns) {
    return ofFile(
        ExitCode.DATA,
        "is damaged in %s: pages cannot be decoded or differ from their checksums; supply it again."
            .formatted(columns));
  }

  static Outcome contradictory(String what) {
    return ofFile(
        ExitCode.DATA,
        "is damaged: its footer contradicts itself in %s; supply it again.".formatted(what));
  }

  public boolean isReadExactly() {
    return exitCode == ExitCode.DONE;
  }
}
