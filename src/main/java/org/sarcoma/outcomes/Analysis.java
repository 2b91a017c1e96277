package org.sarcoma.outcomes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sarcoma.outcomes.registry.Exclusion;
import org.sarcoma.outcomes.registry.PatientEntry;
import org.sarcoma.outcomes.registry.QualityGate;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.result.Results;

/**
 * The pipeline on one page: everything is read and counted in one Spark job, patient by patient,
 * and computed from the counts.
 *
 * @param registries what the results stand on
 */
record Analysis(Registries registries, Results results) {

  /**
   * Computes every result table. A registry that fails, and may be left out, is: then everything is
   * counted again without it, so that nothing of it is in any number.
   */
  static Analysis run(
      SparkSession spark, Registries opened, AnalysisConfig config, Progress progress) {
    Registries registries = opened;
    while (true) {
      Study study = Study.of(config, registries.coverage());
      Counted counted = count(spark, registries, study, config.quality());
      progress.done("Read and counted %,d rows".formatted(registries.totalRows()));
      if (counted.exclusions.isEmpty()) {
        Results results =
            new ResultRows(study, counted.tally).results(registries, config.quality());
        Coherence.enforce(results);
        progress.done("Computed %d result tables".formatted(results.tables().size()));
        return new Analysis(registries, results);
      }
      registries = registries.without(counted.exclusions);
      progress.leftOut(counted.exclusions);
    }
  }

  /** Counts, and the institutions to be left out of them. */
  private record Counted(Tally tally, List<Exclusion> exclusions) {}

  private static Counted count(
      SparkSession spark, Registries registries, Study study, QualityGate quality) {
    try {
      Tally tally = count(spark, registries, study);
      return new Counted(tally, quality.judge(registries, tally.quality()));
    } catch (Exception e) { // that of a Spark job is checked, and not declared
      // What is thrown then may be anything: Spark stops in the middle of whatever is done.
      boolean isStopped = spark.sparkContext().isStopped();
      return new Counted(
          new Tally(),
          registries.exclusions(isStopped ? ClusterFailure.ended(e) : Failures.explain(e)));
    }
  }

  /** Tallies the patients of each partition, and adds the tallies up. */
  static Tally count(SparkSession spark, Registries registries, Study study) {
    spark.sparkContext().setJobDescription("Reading and counting every patient");
    List<byte[]> tallies =
        registries
            .patients(spark, study.dataCutoff())
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
