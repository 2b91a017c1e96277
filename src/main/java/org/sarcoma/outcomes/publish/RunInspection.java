package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.ChecksumException;
import org.sarcoma.outcomes.publish.Manifest.ListedFile;

/** Compares the directory of a run with its manifest and with the contract of the tables. */
final class RunInspection {
  private final Storage storage;
  private final String directory;

  RunInspection(Storage storage, String directory) {
    this.storage = storage;
    this.directory = directory;
  }

  /** The manifest, if it is there and has this hash. */
  Optional<Manifest> manifest(String sha256) throws IOException {
    String path = directory + "/" + Manifest.NAME;
    if (storage.entry(path).isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] content = storage.read(path);
      return Sha256.hex(content).equals(sha256)
          ? Optional.of(Json.read(content, Manifest.class))
          : Optional.empty();
    } catch (ChecksumException e) {
      return Optional.empty();
    }
  }

  /** One sentence for each deviation; empty if there is none. Reads every byte. */
  List<String> problems(Manifest manifest, List<TableSchema> contract) throws IOException {
    List<String> problems = new ArrayList<>();
    Map<String, TableSchema> missing = new HashMap<>();
    contract.forEach(schema -> missing.put(schema.path(), schema));
    for (ListedFile file : manifest.files()) {
      Optional<TableSchema> schema = Optional.ofNullable(missing.remove(file.path()));
      problem(file, schema).ifPresent(problem -> problems.add(file.path() + " " + problem));
    }
    for (String path : new TreeSet<>(missing.keySet())) {
      problems.add(path + " is not in the manifest, but in the contract");
    }
    for (String path : unexpected(manifest)) {
      problems.add(path + " is not in the manifest");
    }
    return problems;
  }

  /** Says whether every file is there with its length; reads none. */
  boolean hasAllFiles(Manifest manifest) throws IOException {
    for (ListedFile file : manifest.files()) {
      Optional<Storage.Entry> entry = storage.entry(directory + "/" + file.path());
      if (entry.isEmpty() || entry.get().bytes() != file.bytes()) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> problem(ListedFile file, Optional<TableSchema> schema)
      throws IOException {
    String path = directory + "/" + file.path();
    Optional<Storage.Entry> entry = storage.entry(path);
    if (entry.isEmpty() || entry.get().directory()) {
      return Optional.of("is missing");
    }
    byte[] content;
    try {
      content = storage.read(path);
    } catch (ChecksumException e) {
      return Optional.of("has bytes that the file system knows to be damaged");
    }
    return contentProblem(content, file, schema);
  }

  private static Optional<String> contentProblem(
      byte[] content, ListedFile file, Optional<TableSchema> schema) {
    if (content.length != file.bytes()) {
      return Optional.of(
          "has %d bytes, but the manifest says %d".formatted(content.length, file.bytes()));
    }
    if (!Sha256.hex(content).equals(file.sha256())) {
      return Optional.of("has another SHA-256 than the manifest says");
    }
    if (file.rows() == null) {
      return Optional.empty();
    }
    return schema.isEmpty()
        ? Optional.of("is a table that the contract does not have")
        : tableProblem(content, schema.get(), file.rows());
  }

  private static Optional<String> tableProblem(byte[] content, TableSchema schema, long rows) {
    ParquetTable.Content table;
    try {
      table = ParquetTable.read(content);
    } catch (IOException | RuntimeException e) {
      // The message could show a value.
      return Optional.of("cannot be read as Parquet: " + e.getClass().getSimpleName());
    }
    if (!table.schema().equals(schema.parquetSchema())) {
      return Optional.of("has another schema than the contract says");
    }
    return table.rows() == rows
        ? Optional.empty()
        : Optional.of("has %d rows, but the manifest says %d".formatted(table.rows(), rows));
  }

  private Set<String> unexpected(Manifest manifest) throws IOException {
    Set<String> paths = new TreeSet<>();
    for (Storage.Entry file : storage.files(directory)) {
      paths.add(file.path().substring(directory.length() + 1));
    }
    manifest.files().forEach(file -> paths.remove(file.path()));
    paths.remove(Manifest.NAME);
    return paths;
  }
}
