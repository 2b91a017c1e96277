import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** The least that a Spark job can do: start, read one table, write it, stop. */
public final class MinimalJob {
  private MinimalJob() {}

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("minimal").getOrCreate()) {
      spark.read().parquet(arguments[0]).write().parquet(arguments[1]);
    }
  }
}
