package org.sarcoma.outcomes.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Finds the files of a table of an institution. What a folder holds beside them has to be harmless:
 * a table that is read in part, or twice, looks like any other.
 */
record TableFiles(Institution institution, TableMapping mapping) {

  /** Every file of the table, sorted by path. */
  List<FileStatus> list(Configuration hadoop) {
    try {
      Path folder = mapping.folder(institution);
      FileSystem storage = folder.getFileSystem(hadoop);
      List<FileStatus> entries =
          Arrays.stream(storage.listStatus(folder))
              .sorted(Comparator.comparing(it -> it.getPath().toString()))
              .toList();
      checkHidden(entries, storage);
      List<FileStatus> files =
          entries.stream().filter(it -> !HiddenEntry.isHidden(it.getPath().getName())).toList();
      checkVisible(files);
      return files;
    } catch (FileNotFoundException e) {
      throw missing(hadoop);
    } catch (AccessControlException | AccessDeniedException e) {
      throw failure(ExitCode.NO_INPUT, "the folder may not be listed; ask for permission.");
    } catch (IOException e) {
      throw failure(
          ExitCode.IO,
          "the folder cannot be listed (%s); run again.".formatted(e.getClass().getSimpleName()));
    }
  }

  private void checkVisible(List<FileStatus> files) {
    if (files.stream().anyMatch(FileStatus::isDirectory)) {
      throw failure(
          ExitCode.DATA,
          "the folder holds folders; put the files of table %s directly into it."
              .formatted(mapping.table().code()));
    }
    if (files.isEmpty()) {
      throw failure(
          ExitCode.DATA,
          "no Parquet file found; an empty table still needs a file with its columns.");
    }
  }

  private void checkHidden(List<FileStatus> entries, FileSystem storage) throws IOException {
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      HiddenEntry kind = HiddenEntry.of(entry, storage);
      switch (kind) {
        case NONE, HARMLESS -> {}
        case OF_A_WRITER ->
            throw failure(
                ExitCode.TEMPORARY,
                "%s shows that table %s is not written to its end; run again when it is, or remove %1$s if nobody writes."
                    .formatted(name, mapping.table().code()));
        case OF_A_TABLE_FORMAT ->
            throw failure(
                ExitCode.DATA,
                "%s shows that not every file here counts; export table %s as plain Parquet files."
                    .formatted(name, mapping.table().code()));
        case READABLE ->
            throw failure(
                ExitCode.DATA,
                "%s is hidden, but holds Parquet; remove it, or rename it if it belongs to table %s."
                    .formatted(name, mapping.table().code()));
      }
    }
  }

  private JobFailure missing(Configuration hadoop) {
    if (!isThere(new Path(institution.path()), hadoop)) {
      return new JobFailure(
          ExitCode.NO_INPUT,
          "Registry \"%s\" (%s): the folder does not exist; correct path in institutions/%1$s.conf."
              .formatted(institution.code(), institution.path()));
    }
    return failure(
        ExitCode.NO_INPUT,
        "the folder does not exist; correct tables.%s.path in institutions/%s.conf%s."
            .formatted(
                mapping.table().key(),
                institution.code(),
                mapping.table().isOptional() ? ", or declare the table absent" : ""));
  }

  private static boolean isThere(Path folder, Configuration hadoop) {
    try {
      return folder.getFileSystem(hadoop).exists(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private JobFailure failure(ExitCode exitCode, String rest) {
    return new JobFailure(
        exitCode,
        "Registry \"%s\" (%s): %s"
            .formatted(institution.code(), mapping.folder(institution), rest));
  }
}
