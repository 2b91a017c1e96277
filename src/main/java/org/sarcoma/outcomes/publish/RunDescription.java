package org.sarcoma.outcomes.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a run is made from, as its manifest tells. Nothing here is about a patient.
 *
 * @param runId name of the run
 * @param dataCutoff facts dated later do not exist for the run
 * @param fingerprint hash of all that determines the result
 * @param codeVersion version of the job
 * @param inputs the files read
 * @param sparkVersion version of Spark
 * @param javaVersion version of Java
 * @param createdAt start of the run; enters no statistic
 */
public record RunDescription(
    RunId runId,
    LocalDate dataCutoff,
    Fingerprint fingerprint,
    String codeVersion,
    List<Input> inputs,
    String sparkVersion,
    String javaVersion,
    Instant createdAt) {

  /**
   * A file that was read.
   *
   * @param institution code of the institution
   * @param table canonical table
   * @param path where it was read
   * @param bytes its length
   * @param footerSha256 hash of its Parquet footer
   */
  public record Input(
      String institution, String table, String path, long bytes, String footerSha256) {}

  public RunDescription {
    Objects.requireNonNull(runId, "runId is null");
    Objects.requireNonNull(dataCutoff, "dataCutoff is null");
    Objects.requireNonNull(fingerprint, "fingerprint is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    inputs = List.copyOf(inputs);
  }
}
