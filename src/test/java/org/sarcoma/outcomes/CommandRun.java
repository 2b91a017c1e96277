package org.sarcoma.outcomes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One run of the command line in this Java machine.
 *
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record CommandRun(int exitCode, String output, String errors) {
  private static final String MASTER = "spark.master";

  static CommandRun of(String... arguments) {
    return on("local[2]", arguments);
  }

  static CommandRun on(String master, String... arguments) {
    PrintStream standardOutput = System.out;
    PrintStream standardError = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setProperty(MASTER, master);
    System.setProperty("spark.ui.enabled", "false");
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Main.execute(arguments);
      return new CommandRun(
          exitCode,
          output.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.clearProperty(MASTER);
      System.setOut(standardOutput);
      System.setErr(standardError);
    }
  }

  /** Runs an analysis and expects it to be published. */
  static CommandRun published(String master, Path config, Path output, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "run";
    arguments[1] = "--config";
    arguments[2] = config.toString();
    arguments[3] = "--output";
    arguments[4] = output.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    CommandRun run = on(master, arguments);
    if (run.exitCode != 0) {
      throw new AssertionError("Exit code %d: %s".formatted(run.exitCode, run.errors));
    }
    return run;
  }

  String lastLine() {
    return output.strip().lines().reduce("", (before, line) -> line);
  }
}
