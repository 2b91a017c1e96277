package org.sarcoma.outcomes;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Failures of the cluster, which are none of the job or its data. Spark tells them apart by words
 * only; what else its messages say is not shown.
 *
 * @param words of which one is in the message of Spark
 */
record ClusterFailure(List<String> words, String sentence) {
  private static final List<ClusterFailure> ALL =
      List.of(
          new ClusterFailure(
              List.of("ExecutorLostFailure", "failed the maximum allowable number of times"),
              "Executors were lost again and again while they were reading; run again, with more"
                  + " spark.executor.memory or spark.executor.memoryOverhead if that recurs."),
          // Nobody but ExecutorWatch cancels jobs.
          new ClusterFailure(
              List.of("cancellation of all jobs"),
              "No executor was there for the time that %s allows; see whether the cluster has a node"
                      .formatted(ExecutorWatch.WAIT)
                  + " with the cores and the memory that an executor asks for."));

  /** The failure of a job whose Spark has been stopped by the cluster. */
  static JobFailure ended(Throwable failure) {
    return new JobFailure(
        ExitCode.TEMPORARY,
        "The cluster cannot be reached or ended the job; see its master and the address of it, and"
            + " run again.",
        failure);
  }

  /** Explains a failure, if its causes are those of a cluster. */
  static Optional<JobFailure> explain(List<Throwable> causes) {
    return causes.stream()
        .filter(SparkException.class::isInstance)
        .flatMap(cause -> ALL.stream().filter(it -> it.isIn(String.valueOf(cause.getMessage()))))
        .findFirst()
        .map(it -> new JobFailure(ExitCode.TEMPORARY, it.sentence, causes.get(0)));
  }

  private boolean isIn(String message) {
    return words.stream().anyMatch(message::contains);
  }
}
