package org.sarcoma.outcomes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sarcoma.outcomes.registry.DataQuality;
import org.sarcoma.outcomes.registry.PatientEntry;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.result.Results;

/**
 * The pipeline on one page: everything is read and counted in one Spark job, patient by patient,
 * and computed from the counts.
 */
final class Analysis {
  private Analysis() {}

  /** Computes every result table. */
  static Results run(
      SparkSession spark, Registries registries, AnalysisConfig config, Progress progress) {
    Study study = Study.of(config, registries.coverage());
    spark.sparkContext().setJobDescription("Reading and counting every patient");
    Tally tally = count(spark, registries, study);
    progress.done("Read and counted %,d rows".formatted(registries.totalRows()));

    DataQuality.gate(registries, tally.quality(), config.maximumRejectedShare());
    Results results = new ResultRows(study, tally).results(registries);
    Coherence.enforce(results);
    progress.done("Computed %d result tables".formatted(results.tables().size()));
    return results;
  }

  /** Tallies the patients of each partition, and adds the tallies up. */
  static Tally count(SparkSession spark, Registries registries, Study study) {
    List<byte[]> tallies =
        registries
            .patients(spark)
            .mapPartitions(entries -> List.of(tally(entries, study)).iterator())
            .collect();
    return tallies.stream().map(Analysis::read).reduce(new Tally(), Tally::merge);
  }

  /**
   * A tally travels as bytes of Java's own serialization, which knows records whatever serializer
   * the cluster is set to.
   */
  private static byte[] tally(Iterator<PatientEntry> entries, Study study) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Tally.of(entries, study));
    }
    return bytes.toByteArray();
  }

  private static Tally read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Tally) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("A tally does not come back as it was sent", e);
    }
  }
}
