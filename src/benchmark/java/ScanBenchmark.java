import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * The bare scan that the job is measured against: {@code ScanBenchmark REGISTRIES} reads all columns
 * of the canonical tables of all institutions into rows, and does nothing with them.
 */
public final class ScanBenchmark {
  private ScanBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    SparkSession spark = SparkSession.builder().appName("ScanBenchmark").getOrCreate();
    for (List<String> table : tables(Path.of(arguments[0])).values()) {
      spark
          .read()
          .parquet(table.toArray(String[]::new))
          .write()
          .format("noop")
          .mode("overwrite")
          .save();
    }
    spark.stop();
  }

  /** The folders of each canonical table, one of each institution. */
  static Map<String, List<String>> tables(Path registries) throws IOException {
    Map<String, List<String>> folders = new TreeMap<>();
    for (Path institution : children(registries)) {
      for (Path table : children(institution)) {
        folders
            .computeIfAbsent(table.getFileName().toString(), it -> new ArrayList<>())
            .add(table.toString());
      }
    }
    return folders;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
