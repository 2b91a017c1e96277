package org.sarcoma.outcomes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the shaded jar through scripts/submit.sh, in processes of its own.
 *
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record SubmittedRun(int exitCode, String output, String errors) {
  private static final long MINUTES = 5;

  static SubmittedRun of(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "standard", ".out");
    Path errors = Files.createTempFile(folder, "standard", ".err");
    List<String> command = new ArrayList<>(List.of("scripts/submit.sh"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("Still running after %d minutes".formatted(MINUTES));
    }
    return new SubmittedRun(process.exitValue(), text(output), text(errors));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
