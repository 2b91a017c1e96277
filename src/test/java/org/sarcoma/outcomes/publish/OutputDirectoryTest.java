package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class OutputDirectoryTest {
  @TempDir private Path directory;

  private Path input = Path.of("");

  @BeforeEach
  void makeInput() throws IOException {
    directory = directory.toRealPath();
    input = Files.createDirectories(directory.resolve("registry/study/patient"));
  }

  private Publication open(Path output, Path... inputs) {
    return Publication.open(
        new Configuration(false),
        new org.apache.hadoop.fs.Path(output.toString()),
        Stream.of(inputs).map(path -> new org.apache.hadoop.fs.Path(path.toString())).toList(),
        10);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(
      ExitCode exitCode, Path output, Path... inputs) throws IOException {
    List<Path> before = tree();
    AbstractThrowableAssert<?, ?> refusal =
        assertThatThrownBy(() -> open(output, inputs))
            .isInstanceOfSatisfying(
                JobFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(exitCode));
    assertThat(tree()).isEqualTo(before);
    return refusal;
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted().toList();
    }
  }

  @Test
  void openingWritesNothing() throws IOException {
    List<Path> before = tree();

    open(directory.resolve("out/put"), input);

    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void anOutputInsideAnInputIsRefused() throws IOException {
    Path output = input.resolve("results/new");

    assertRefused(ExitCode.CONFIGURATION, output, directory.resolve("other"), input)
        .hasMessage(
            "Output %s lies inside input %s; choose an output outside every input"
                .formatted(output, input));
  }

  @Test
  void anInputInsideTheOutputIsRefused() throws IOException {
    Path output = directory.resolve("registry");

    assertRefused(ExitCode.CONFIGURATION, output, input)
        .hasMessage(
            "Input %s lies inside output %s; choose an output outside every input"
                .formatted(input, output));
  }

  @Test
  void anOutputThatIsAnInputIsRefused() throws IOException {
    assertRefused(ExitCode.CONFIGURATION, input, input).hasMessageContaining("lies inside");
  }

  @Test
  void aSymbolicLinkDoesNotHideAnOverlap() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), input);

    assertRefused(ExitCode.CONFIGURATION, link.resolve("results"), input)
        .hasMessageContaining("lies inside input");
  }

  @Test
  void dotsDoNotHideAnOverlap() throws IOException {
    assertRefused(ExitCode.CONFIGURATION, directory.resolve("elsewhere/../registry/study"), input)
        .hasMessageContaining("lies inside output");
  }

  @Test
  void aNameThatOnlyBeginsAlikeIsNoOverlap() {
    assertThatCode(() -> open(directory.resolve("registry/study/patient-results"), input))
        .doesNotThrowAnyException();
  }

  @Test
  void aForeignDirectoryIsRefused() throws IOException {
    Path output = Files.createDirectory(directory.resolve("home"));
    Files.writeString(output.resolve("thesis.txt"), "precious");

    assertRefused(ExitCode.CANNOT_CREATE, output)
        .hasMessage(
            "Output %s is not empty and was not made by sarcoma-outcomes; choose another directory"
                .formatted(output));
  }

  @Test
  void aDirectoryOfAnotherLayoutIsRefused() throws IOException {
    Path output = Files.createDirectory(directory.resolve("newer"));
    Files.writeString(
        output.resolve("_LAYOUT.json"), "{\"made_by\":\"sarcoma-outcomes\",\"layout_version\":2}");

    assertRefused(ExitCode.CANNOT_CREATE, output).hasMessageContaining("has a layout that");
  }

  @Test
  void aFileIsRefusedAsOutput() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertRefused(ExitCode.CANNOT_CREATE, file).hasMessageContaining("is not a directory");
    assertRefused(ExitCode.CANNOT_CREATE, file.resolve("below"))
        .hasMessage(
            "Output %s cannot be written: %s is not a directory"
                .formatted(file.resolve("below"), file));
  }

  @Test
  void anEmptyDirectoryAndOneMadeByTheJobAreAccepted() throws IOException {
    Path output = Files.createDirectory(directory.resolve("out"));

    Sample.publish(open(output, input), "run-1");
    Sample.publish(open(output, input), "run-2");

    assertThat(output.resolve("CURRENT.json")).content().contains("\"run_id\" : \"run-2\"");
  }

  @Test
  void aDirectoryWhoseFirstRunWasKilledWhileMarkingItIsAccepted() throws IOException {
    Path output = Files.createDirectory(directory.resolve("out"));
    Files.writeString(output.resolve("._LAYOUT.json.1.tmp"), "{");

    assertThatCode(() -> Sample.publish(open(output), "run-1")).doesNotThrowAnyException();
  }

  @Test
  void anUnknownFileSystemIsRefused() {
    assertThatThrownBy(() -> open(Path.of("nosuch:", "out")))
        .isInstanceOfSatisfying(
            JobFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE))
        .hasMessageContaining("cannot be examined");
  }
}
