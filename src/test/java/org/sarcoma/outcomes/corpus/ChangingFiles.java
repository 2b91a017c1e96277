package org.sarcoma.outcomes.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sarcoma.outcomes.result.ExitCode;

/** Files that change while the job runs. */
final class ChangingFiles {
  /** The footer is read when the file is opened first, the pages when it is opened next. */
  private static final int OF_PAGES = 2;

  private static final int AFTERWARDS = 3;

  private static final String CHANGED = "changed while it was read; run again when it is at rest.";

  private ChangingFiles() {}

  static List<CorpusCase> cases() {
    return List.of(
        of(
            "deleted between footer and pages",
            OF_PAGES,
            it -> Files.deleteIfExists(it.resolve(Change.FILE)),
            Outcome.ofFile(
                ExitCode.TEMPORARY,
                "disappeared while it was read; run again when it is at rest.")),
        of(
            "cut between footer and pages",
            OF_PAGES,
            ParquetBytes.cut(ParquetBytes::length).then(ParquetBytes.cut(it -> 1000)),
            Outcome.ofFile(ExitCode.TEMPORARY, CHANGED)),
        of(
            "replaced between footer and pages",
            OF_PAGES,
            TableData.rewritten(it -> it.rows(0, 1)),
            Outcome.ofFile(ExitCode.TEMPORARY, CHANGED)),
        of(
            "replaced after the pages were read",
            AFTERWARDS,
            TableData.rewritten(it -> it.rows(0, 1)),
            Outcome.ofFile(ExitCode.TEMPORARY, CHANGED)),
        of(
            "storage that fails",
            OF_PAGES,
            it -> {
              throw new IOException("Connection reset");
            },
            Outcome.ofFile(ExitCode.IO, "could not be read to its end (IOException); run again.")),
        of(
            "deleted while the folder is listed",
            RestlessFileSystem.LISTING,
            it -> Files.deleteIfExists(it.resolve(Change.FILE)),
            Outcome.ofFolder(
                ExitCode.DATA,
                "no Parquet file found; an empty table still needs a file with its columns.")),
        of(
            "a folder that is gone while it is listed",
            RestlessFileSystem.LISTING,
            ChangingFiles::gone,
            Outcome.ofFolder(
                ExitCode.NO_INPUT,
                "the folder does not exist; correct tables.diagnosis.path in institutions/study.conf.")));
  }

  private static void gone(Path folder) throws IOException {
    throw new FileNotFoundException(folder.toString());
  }

  private static CorpusCase of(String what, int opening, Change change, Outcome outcome) {
    return CorpusCase.of("changing", what, change, outcome).atOpening(opening);
  }
}
