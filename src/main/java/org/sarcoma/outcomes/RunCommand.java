package org.sarcoma.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.publish.Fingerprint;
import org.sarcoma.outcomes.publish.Publication;
import org.sarcoma.outcomes.publish.PublishedRun;
import org.sarcoma.outcomes.publish.RunDescription;
import org.sarcoma.outcomes.publish.RunId;
import org.sarcoma.outcomes.publish.RunInProgress;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.registry.RegistryFile;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the registries, computes every table, and publishes them. */
@Command(
    name = "run",
    description = "Analyze the registries and publish the result tables.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of the run; default: the time and the inputs.")
  private @Nullable String runId;

  @Option(names = "--summary", description = "Print the main figures.")
  private boolean summary;

  private final Progress progress = new Progress();

  @Override
  public Integer call() {
    if (options.printsConfig()) {
      System.out.println(options.rendered());
      return ExitCode.DONE.number();
    }
    try {
      run(options.load());
      return ExitCode.DONE.number();
    } catch (RuntimeException e) {
      ExitCode exitCode = Failures.report(e);
      System.out.println(LastLine.failed(exitCode));
      return exitCode.number();
    }
  }

  private void run(ConfigOptions.Loaded loaded) {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    Publication publication =
        Publication.open(
            hadoop,
            new Path(loaded.output()),
            loaded.institutions().stream().map(it -> new Path(it.path())).toList(),
            loaded.analysis().keepRuns());
    Registries registries = Registries.open(hadoop, loaded.institutions());
    progress.leftOut(registries.exclusions());
    progress.done(
        "Opened %d files of %d institutions"
            .formatted(
                registries.files().size(),
                loaded.institutions().size() - registries.exclusions().size()));
    RunDescription description = describe(loaded, registries);
    Optional<PublishedRun> unchanged = publication.unchanged(description);
    if (unchanged.isPresent()) {
      progress.done("Nothing changed since run " + unchanged.get().runId());
      System.out.println(LastLine.of(unchanged.get(), patients(registries)));
    } else {
      analyze(loaded, registries, publication.start(description));
    }
  }

  private void analyze(
      ConfigOptions.Loaded loaded, Registries registries, RunInProgress runInProgress) {
    Analysis analysis;
    try (SparkSession spark = Sessions.start();
        ExecutorWatch watch = ExecutorWatch.over(spark)) {
      watch.start();
      progress.done("Started Spark " + spark.version());
      analysis = Analysis.run(spark, registries, loaded.analysis(), progress);
      List<String> changes = analysis.registries().changes();
      if (!changes.isEmpty()) {
        throw new JobFailure(ExitCode.TEMPORARY, String.join(System.lineSeparator(), changes));
      }
    } catch (Exception e) { // that of a Spark job is checked, and not declared
      throw runInProgress.fail(Failures.explain(e));
    }
    PublishedRun published = runInProgress.publish(analysis.results());
    progress.done("Published run " + published.runId());
    if (summary) {
      System.out.println(Summary.of(analysis.results(), loaded.analysis().cohorts().get(0).code()));
    }
    System.out.println("Result tables: " + published.path());
    System.out.println(LastLine.of(published, patients(analysis.registries())));
  }

  private RunDescription describe(ConfigOptions.Loaded loaded, Registries registries) {
    Map<String, String> determinants = new TreeMap<>();
    determinants.put("configuration", loaded.canonical());
    determinants.put("code-version", CodeVersion.current());
    for (RegistryFile file : registries.files()) {
      determinants.put(
          "input " + file.path(),
          String.join(
              " ",
              file.institution(),
              file.table().code(),
              Long.toString(file.length()),
              file.footerSha256()));
    }
    Fingerprint fingerprint = Fingerprint.of(determinants);
    Instant now = Instant.now();
    List<RunDescription.Input> inputs =
        registries.files().stream()
            .map(
                it ->
                    new RunDescription.Input(
                        it.institution(),
                        it.table().code(),
                        it.path(),
                        it.length(),
                        it.footerSha256()))
            .toList();
    return new RunDescription(
        runId == null ? RunId.of(now, fingerprint) : new RunId(runId),
        loaded.analysis().dataCutoff(),
        fingerprint,
        CodeVersion.current(),
        inputs,
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        Runtime.version().toString(),
        now);
  }

  private static long patients(Registries registries) {
    return registries.patientRows().values().stream().mapToLong(it -> it).sum();
  }
}
