package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sarcoma.outcomes.publish.Manifest.ListedFile;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import org.sarcoma.outcomes.result.Results;

/** The directory of one run while it is being written. */
final class RunFiles {
  static final String RUNS = "runs";

  /** Makes the directory belong to one run: whoever creates it first may write there. */
  private static final String CLAIM = "_RUN.json";

  private final Storage storage;
  private final RunDescription description;
  private final String directory;

  RunFiles(Storage storage, RunDescription description) {
    this.storage = storage;
    this.description = description;
    directory = directory(description.runId());
  }

  /** The directory of a run, relative to the output directory. */
  static String directory(RunId runId) {
    return RUNS + "/" + runId;
  }

  /** Takes the directory for this run; refused if the run id has one already. */
  void claim() throws IOException {
    boolean claimed =
        storage.entry(directory).isEmpty() && storage.putIfAbsent(newFile(CLAIM), claimContent());
    if (!claimed) {
      throw taken(description.runId(), storage);
    }
  }

  static JobFailure taken(RunId runId, Storage storage) {
    return new JobFailure(
        ExitCode.CANNOT_CREATE,
        "Run %s exists already in %s; give another run id".formatted(runId, storage.display("")));
  }

  private byte[] claimContent() {
    return Json.bytes(description);
  }

  /** Writes every file and says what must be found there. */
  Manifest write(List<TableSchema> schemas, Results results) throws IOException {
    List<ListedFile> files = new ArrayList<>();
    files.add(ListedFile.of(CLAIM, claimContent()));
    for (int i = 0; i < schemas.size(); i++) {
      files.add(writeTable(schemas.get(i), results, results.tables().get(i)));
    }
    DataDictionary dictionary = DataDictionary.of(schemas);
    files.add(write(DataDictionary.JSON_NAME, dictionary.json()));
    files.add(write(DataDictionary.MARKDOWN_NAME, dictionary.markdown()));
    return new Manifest(TableSchema.CONTRACT_VERSION, description, files);
  }

  private ListedFile writeTable(TableSchema schema, Results results, Class<? extends Record> table)
      throws IOException {
    ParquetTable.File file = ParquetTable.file(schema, description.runId(), results.parts(table));
    return write(schema.path(), file.bytes()).holding(schema.name(), file.rows());
  }

  private ListedFile write(String path, byte[] content) throws IOException {
    storage.create(newFile(path), content);
    return ListedFile.of(path, content);
  }

  /** Opens every file again and compares it with what was to be written. */
  void verify(Manifest manifest, List<TableSchema> schemas) throws IOException {
    List<String> problems = new RunInspection(storage, directory).problems(manifest, schemas);
    if (!problems.isEmpty()) {
      throw new IOException("what was written does not come back: " + String.join("; ", problems));
    }
  }

  /** Writes the manifest and returns its hash. */
  String seal(Manifest manifest) throws IOException {
    String sha256 = write(Manifest.NAME, Json.bytes(manifest)).sha256();
    if (new RunInspection(storage, directory).manifest(sha256).isEmpty()) {
      throw new IOException(Manifest.NAME + " does not come back as it was written");
    }
    return sha256;
  }

  void delete() throws IOException {
    storage.delete(directory);
  }

  private String newFile(String path) throws IOException {
    String file = directory + "/" + path;
    storage.makeDirectory(file.substring(0, file.lastIndexOf('/')));
    return file;
  }
}
