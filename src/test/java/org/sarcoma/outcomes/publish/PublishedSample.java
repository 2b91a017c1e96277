package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.api.ListAssert;
import org.sarcoma.outcomes.result.ExitCode;

/** An output directory with two published runs, to be tampered with. */
record PublishedSample(Storage storage) {
  /** The directory of the current run. */
  static final String RUN = "runs/run-2/";

  static PublishedSample in(Storage storage) {
    Publication publication = new Publication(storage, 10, Sample.at(Sample.PUBLISHED));
    Sample.publish(publication, "run-1");
    Sample.publish(publication, "run-2");
    return new PublishedSample(storage);
  }

  /** Replaces a file or directory without leave of anybody. */
  void put(String path, byte[] content) throws IOException {
    storage.delete(path);
    storage.create(path, content);
  }

  void put(String path, String content) throws IOException {
    put(path, content.getBytes(UTF_8));
  }

  Verification.Report check() {
    return Sample.verification(storage).check();
  }

  void assertHealthy() {
    assertThat(check().problems()).isEmpty();
  }

  /** What is told of a damaged run; the exit code says that it is damaged. */
  ListAssert<String> assertThatProblems() {
    Verification.Report report = check();
    assertThat(report.exitCode()).isEqualTo(ExitCode.DATA);
    return assertThat(report.problems());
  }
}
