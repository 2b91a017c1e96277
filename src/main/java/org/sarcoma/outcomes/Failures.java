package org.sarcoma.outcomes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.ConfigException;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure means for the user. Messages of foreign exceptions are not shown: one of them may
 * quote what was read.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FRAMES = 12;

  private Failures() {}

  /** Writes one sentence to standard error and returns the exit code. */
  static ExitCode report(Throwable failure) {
    JobFailure explained = explain(failure);
    System.err.println(explained.getMessage());
    if (explained.exitCode() == ExitCode.INTERNAL) {
      System.err.println(withoutMessages(failure));
    } else if (LOG.isDebugEnabled()) {
      LOG.debug("{}", withoutMessages(failure));
    }
    return explained.exitCode();
  }

  /** Returns the failure as one of the job's own, with a sentence for the user. */
  static JobFailure explain(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable cause : chain) {
      if (cause instanceof JobFailure known) {
        return known;
      }
      if (cause instanceof ConfigException problems) {
        return new JobFailure(
            ExitCode.CONFIGURATION, String.valueOf(problems.getMessage()), problems);
      }
    }
    Optional<JobFailure> ofCluster = ClusterFailure.explain(chain);
    if (ofCluster.isPresent()) {
      return ofCluster.get();
    }
    if (chain.stream().anyMatch(FileNotFoundException.class::isInstance)) {
      return new JobFailure(
          ExitCode.TEMPORARY,
          "A file of a registry disappeared while it was read; run again when the registry is at rest.",
          failure);
    }
    if (chain.stream().anyMatch(it -> it.getClass().getName().startsWith("org.apache.parquet"))) {
      return new JobFailure(
          ExitCode.DATA,
          "A Parquet file of a registry is damaged and cannot be read to its end; supply it again.",
          failure);
    }
    if (chain.stream()
        .anyMatch(it -> it instanceof IOException && !(it instanceof ObjectStreamException))) {
      return new JobFailure(
          ExitCode.IO, "Reading or writing failed; see whether a disk is full or away.", failure);
    }
    return new JobFailure(
        ExitCode.INTERNAL,
        "The job failed by a defect of its own; please report the lines below.",
        failure);
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable cause = failure;
    while (cause != null && !chain.contains(cause)) {
      chain.add(cause);
      cause = cause.getCause();
    }
    return chain;
  }

  private static String withoutMessages(Throwable failure) {
    return chain(failure).stream()
        .map(
            it ->
                it.getClass().getName()
                    + Arrays.stream(it.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> System.lineSeparator() + "    at " + frame)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
