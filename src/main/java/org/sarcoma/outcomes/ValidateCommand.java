package org.sarcoma.outcomes;

import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.sarcoma.outcomes.registry.Exclusion;
import org.sarcoma.outcomes.registry.Registries;
import org.sarcoma.outcomes.result.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the configuration and the footers of every input; writes nothing. */
@Command(
    name = "validate",
    description = "Check the configuration and the inputs' footers; writes nothing.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() {
    if (options.printsConfig()) {
      System.out.println(options.rendered());
      return ExitCode.DONE.number();
    }
    ConfigOptions.Loaded loaded = options.load();
    Registries registries =
        Registries.open(
            SparkHadoopUtil.get().newConfiguration(new SparkConf()), loaded.institutions());
    for (Exclusion it : registries.exclusions()) {
      System.out.printf("Would be left out: %s%n%s%n", it.institution(), it.sentence());
    }
    System.out.printf(
        "In order: %d institutions, %d files, %,d rows%n",
        loaded.institutions().size() - registries.exclusions().size(),
        registries.files().size(),
        registries.totalRows());
    return ExitCode.DONE.number();
  }
}
