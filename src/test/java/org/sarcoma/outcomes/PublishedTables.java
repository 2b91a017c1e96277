package org.sarcoma.outcomes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of the only run in an output folder, as DuckDB reads them: a reader not of ours. */
final class PublishedTables implements AutoCloseable {
  private final Path run;
  private final Connection connection;

  private PublishedTables(Path run, Connection connection) {
    this.run = run;
    this.connection = connection;
  }

  static PublishedTables in(Path output) {
    try (Stream<Path> runs = Files.list(output.resolve("runs"))) {
      List<Path> all = runs.toList();
      if (all.size() != 1) {
        throw new AssertionError("Expected one run, found " + all.size());
      }
      PublishedTables tables =
          new PublishedTables(all.get(0), DriverManager.getConnection("jdbc:duckdb:"));
      for (String table : tables.names()) {
        tables.execute(
            "create view %s as select * from read_parquet('%s/*.parquet')"
                .formatted(table, tables.folder(table)));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Path run() {
    return run;
  }

  List<String> names() {
    try (Stream<Path> tables = Files.list(run.resolve("tables"))) {
      return tables.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SHA-256 of the only file of each table. */
  Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    names().forEach(it -> digests.put(it, digest(it)));
    return digests;
  }

  private String digest(String table) {
    try (Stream<Path> files = Files.list(folder(table))) {
      List<Path> data = files.filter(it -> it.toString().endsWith(".parquet")).toList();
      if (data.size() != 1) {
        throw new AssertionError("Expected one file, found " + data);
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(data.get(0)));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of every row, as text. */
  List<String> column(String sql) {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The only value of the only row, as text. */
  String value(String sql) {
    List<String> values = column(sql);
    if (values.size() != 1) {
      throw new AssertionError("Expected one row, found %d: %s".formatted(values.size(), sql));
    }
    return values.get(0);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path folder(String table) {
    return run.resolve("tables").resolve(table);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
