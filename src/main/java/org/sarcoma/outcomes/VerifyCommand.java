package org.sarcoma.outcomes;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.publish.PublishedRun;
import org.sarcoma.outcomes.publish.Verification;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.ResultTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the published run again, as it lies on disk. */
@Command(
    name = "verify",
    description = "Check the published run: manifest, hashes, contracts, freshness.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the published runs.")
  private String output = "";

  @Option(
      names = "--max-age",
      paramLabel = "PERIOD",
      description = "Oldest accepted publication, for example P8D or PT36H.")
  private @Nullable String maximumAge;

  @Override
  public Integer call() {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    Verification verification = Verification.of(hadoop, new Path(output), ResultTables.ALL);
    Verification.Report report =
        maximumAge == null ? verification.check() : verification.check(age(maximumAge));
    report.problems().forEach(System.err::println);
    PublishedRun published = report.published();
    if (report.exitCode() == ExitCode.DONE && published != null) {
      System.out.printf(
          "In order: run %s, generation %d, %s%n",
          published.runId(), published.generation(), published.path());
    }
    return report.exitCode().number();
  }

  /** Days and shorter units; what a month is depends on the month. */
  private Duration age(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--max-age is \"%s\"; expected a period such as P8D or PT36H".formatted(text));
    }
  }
}
