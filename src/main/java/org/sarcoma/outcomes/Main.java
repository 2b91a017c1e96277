package org.sarcoma.outcomes;

import java.util.concurrent.Callable;
import org.sarcoma.outcomes.result.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "sarcoma-outcomes",
    description =
        "Survival and toxicity of metastatic soft tissue sarcoma after combined modality treatment,"
            + " from the registries of many institutions.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      VerifyCommand.class,
      ProfileCommand.class,
      GenerateCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done, or nothing to do because nothing changed",
      "64:command line",
      "65:data, or a quality gate",
      "66:input missing",
      "70:defect of the job",
      "73:output cannot be created",
      "74:reading or writing failed, for example a full disk",
      "75:try again: another run published, an input changed while it was read, or the cluster failed",
      "78:configuration"
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs a command and ends the Java machine with its exit code. */
  public static void main(String[] arguments) {
    Sessions.limitCores(System.getProperty("spark.master", ""));
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::usage)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> Failures.report(failure).number())
        .execute(arguments);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command; name one of run, validate, verify, profile, generate");
  }

  private static int usage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .printf(
            "%s. See %s --help.%n", failure.getMessage(), command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE.number();
  }
}
