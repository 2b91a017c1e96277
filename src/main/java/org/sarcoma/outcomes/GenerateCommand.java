package org.sarcoma.outcomes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sarcoma.outcomes.generate.Layout;
import org.sarcoma.outcomes.generate.Plan;
import org.sarcoma.outcomes.generate.RegistryGenerator;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes synthetic registries, with a configuration that analyzes them. */
@Command(
    name = "generate",
    description =
        "Write synthetic registries of any size with known hazards, and a configuration to analyze"
            + " them; the same seed gives the same bytes.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Option(names = "--patients", paramLabel = "N", required = true, description = "Patients in all.")
  private long patients;

  @Option(
      names = "--institutions",
      paramLabel = "K",
      defaultValue = "4",
      description = "Institutions; default ${DEFAULT-VALUE}.")
  private int institutions;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of all that chance decides; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--eligible-share",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Share of patients treated by the protocol; default ${DEFAULT-VALUE}.")
  private double eligibleShare;

  @Option(
      names = "--skew",
      paramLabel = "X",
      defaultValue = "0",
      description = "The k-th institution has a share proportional to k^-X; default all alike.")
  private double skew;

  @Option(
      names = "--layout",
      defaultValue = "canonical",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Layout layout = Layout.CANONICAL;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Plan plan = plan();
    requireEmpty();
    try {
      new RegistryGenerator(plan, folder).write();
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO,
          "%s cannot be written (%s); is the disk full?"
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
    System.out.printf(
        "Registries of %,d patients in %d institutions: %s%nAnalyze them with run --config %s%n",
        patients, institutions, folder, folder.resolve("application.conf"));
    return ExitCode.DONE.number();
  }

  private Plan plan() {
    try {
      return new Plan(patients, institutions, seed, eligibleShare, skew, layout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void requireEmpty() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> present = Files.list(folder)) {
        if (present.findAny().isPresent()) {
          throw new JobFailure(
              ExitCode.CANNOT_CREATE,
              "%s is not empty; name a new folder, nothing is overwritten.".formatted(folder));
        }
      }
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.CANNOT_CREATE,
          "%s cannot be created (%s); name another folder."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }
}
