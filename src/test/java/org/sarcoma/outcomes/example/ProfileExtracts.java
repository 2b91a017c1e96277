package org.sarcoma.outcomes.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the synthetic extracts, one in the layout of each profile that is not canonical: every
 * table that the script of the profile creates is a folder of one Parquet file, or a file.
 */
public final class ProfileExtracts {
  static final Path FOLDER = Path.of("src", "example", "profiles");
  static final List<String> PROFILES = List.of("idea4rc", "naaccr", "tcga");

  private ProfileExtracts() {}

  /** Writes all extracts into a folder. */
  public static void main(String[] arguments) throws IOException, SQLException {
    for (String profile : PROFILES) {
      write(profile, Path.of(arguments[0], profile));
    }
  }

  static void write(String profile, Path folder) throws IOException, SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      // With one thread, rows are written in the order of the script.
      statement.execute("set threads = 1");
      statement.execute(Files.readString(FOLDER.resolve(profile + ".sql")));
      for (String table : tables(statement)) {
        Path path = folder.resolve(table);
        boolean isFile = table.endsWith(".parquet");
        Path target = isFile ? path : path.resolve("part-0.parquet");
        Files.createDirectories(isFile ? folder : path);
        statement.execute("copy \"%s\" to '%s' (format parquet)".formatted(table, target));
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name from duckdb_tables() where not temporary order by 1")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
