package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that cannot run the job, which Spark would wait for or describe in pages. */
class UnfitClusterIT {
  private static final int TRY_AGAIN = 75;

  @TempDir private Path folder = Path.of("");

  @Test
  void aClusterWithoutAWorkerBigEnoughIsNotWaitedForForEver()
      throws IOException, InterruptedException {
    SubmittedRun run =
        run(
            "local-cluster[1,1,1024]",
            "--conf",
            "spark.executor.cores=2",
            "--conf",
            ExecutorWatch.WAIT + "=3s");

    assertThat(run.exitCode()).as(run.errors()).isEqualTo(TRY_AGAIN);
    assertThat(run.errors())
        .contains("No executor was there for the time that spark.sarcomaOutcomes.executorWait")
        .doesNotContain("defect", "\tat ");
    assertThat(run.output()).endsWith("{\"status\":\"failed\",\"exit_code\":75}\n");
    assertThat(folder.resolve("output/CURRENT.json")).doesNotExist();
    assertThat(folder.resolve("output/runs")).isEmptyDirectory();
  }

  @Test
  void aMasterThatCannotBeUsedIsNamed() throws IOException, InterruptedException {
    SubmittedRun run = run("spark://nowhere");

    assertThat(run.exitCode()).as(run.errors()).isEqualTo(TRY_AGAIN);
    assertThat(run.errors())
        .contains("Spark does not start on master spark://nowhere")
        .doesNotContain("defect");
  }

  private SubmittedRun run(String master, String... options)
      throws IOException, InterruptedException {
    return SubmittedRun.of(
        folder,
        Stream.of(
                Stream.of("--master", master),
                Arrays.stream(options),
                Stream.of(
                    "run",
                    "--config",
                    "conf/application.conf",
                    "--output",
                    folder.resolve("output").toString()))
            .flatMap(it -> it)
            .toArray(String[]::new));
  }
}
