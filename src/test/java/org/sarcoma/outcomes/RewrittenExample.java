package org.sarcoma.outcomes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The example registries, written again by Spark with other rows, files or row order. */
final class RewrittenExample {
  private final Path folder;

  private RewrittenExample(Path folder) {
    this.folder = folder;
  }

  /** Writes every table, with its rows in random order, to a number of files. */
  static RewrittenExample shuffled(Path folder, int files, long seed) throws IOException {
    return written(folder, (table, rows) -> rows.orderBy(functions.rand(seed)).repartition(files));
  }

  /** Writes every table after a change, which is told its folder such as {@code north/persons}. */
  static RewrittenExample written(
      Path folder, BiFunction<String, Dataset<Row>, Dataset<Row>> change) throws IOException {
    RewrittenExample example = new RewrittenExample(folder);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()) {
      for (Path table : tables()) {
        String name = ExampleRun.REGISTRIES.relativize(table).toString();
        change
            .apply(name, spark.read().parquet(table.toString()))
            .write()
            .parquet(example.registry(name));
      }
    }
    example.copyConfiguration();
    return example;
  }

  Path config() {
    return folder.resolve("conf").resolve("application.conf");
  }

  private String registry(String table) {
    return folder.resolve("registries").resolve(table).toString();
  }

  private void copyConfiguration() throws IOException {
    Files.createDirectories(config().resolveSibling("institutions"));
    Files.copy(ExampleRun.CONFIG, config());
    for (String institution : ExampleRun.INSTITUTIONS) {
      String file = "institutions/" + institution + ".conf";
      String mapping = Files.readString(ExampleRun.CONFIG.resolveSibling(file));
      String moved = mapping.replace("../../src/example/registries", registry(""));
      Files.writeString(config().resolveSibling(file), moved);
    }
  }

  private static List<Path> tables() throws IOException {
    try (Stream<Path> all = Files.walk(ExampleRun.REGISTRIES, 2)) {
      return all.filter(it -> it.getNameCount() == ExampleRun.REGISTRIES.getNameCount() + 2)
          .sorted()
          .toList();
    }
  }
}
