import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The event tables by DuckDB, with as many threads as there are cores: of each endpoint one query
 * over grouping sets, which reads the columns of the endpoint and all strata once.
 */
final class DuckDbTables {
  private final String files;

  DuckDbTables(String folder) {
    this.files = Path.of(folder, "*.parquet").toString();
  }

  /** One table of counts, by column. */
  private record Table(
      String endpoint, List<String[]> levels, List<int[]> dayAndCause, List<Long> counts) {}

  KernelBenchmark.Result read() throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute("SET preserve_insertion_order = false");
      for (String endpoint : KernelData.ENDPOINTS) {
        tables.add(read(statement, endpoint));
      }
    }
    return cells -> tables.forEach(it -> addTo(cells, it));
  }

  private Table read(Statement statement, String endpoint) throws SQLException {
    Table table =
        new Table(endpoint, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    String strata = String.join(", ", KernelData.STRATA);
    String sets =
        KernelData.STRATA.stream()
            .map(it -> "(d, c, " + it + ")")
            .collect(Collectors.joining(", ", "(d, c), ", ""));
    String query =
        """
        SELECT d, c, count(*), grouping(%1$s), %1$s
        FROM (SELECT %2$s_day AS d, %2$s_cause AS c, %1$s FROM read_parquet('%3$s'))
        WHERE d IS NOT NULL
        GROUP BY GROUPING SETS (%4$s)
        """
            .formatted(strata, endpoint, files, sets);
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        int place = place(rows.getInt(4));
        boolean isAll = place == KernelData.STRATA.size();
        table.levels.add(
            isAll
                ? new String[] {"all", "all"}
                : new String[] {KernelData.STRATA.get(place), rows.getString(5 + place)});
        table.dayAndCause.add(new int[] {rows.getInt(1), rows.getInt(2)});
        table.counts.add(rows.getLong(3));
      }
    }
    return table;
  }

  /** The column that is grouped by: the one without a bit, of which the first column has the top. */
  private static int place(int grouping) {
    int all = (1 << KernelData.STRATA.size()) - 1;
    int missing = all & ~grouping;
    return missing == 0
        ? KernelData.STRATA.size()
        : KernelData.STRATA.size() - 1 - Integer.numberOfTrailingZeros(missing);
  }

  private static void addTo(EventCells cells, Table table) {
    for (int i = 0; i < table.counts.size(); i++) {
      cells.add(
          table.levels.get(i)[0],
          table.levels.get(i)[1],
          table.endpoint,
          table.dayAndCause.get(i)[0],
          table.dayAndCause.get(i)[1],
          table.counts.get(i));
    }
  }
}
