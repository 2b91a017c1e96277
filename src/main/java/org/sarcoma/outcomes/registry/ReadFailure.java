package org.sarcoma.outcomes.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.sarcoma.outcomes.result.ExitCode;

/**
 * Finds out why a part of a file could not be read. What was thrown does not tell: the same
 * exceptions come from storage that fails and from bytes that are damaged. So the file is asked
 * again: is it still the same, do its bytes arrive, and which columns cannot be read alone?
 */
record ReadFailure(FilePart part, Configuration hadoop) {
  private static final int BUFFER_BYTES = 1 << 20;

  RegistryFailure explain() {
    try {
      readBytes();
      return explainByColumns();
    } catch (FileNotFoundException e) {
      return failure(
          ExitCode.TEMPORARY, "disappeared while it was read; run again when it is at rest.");
    } catch (ChangedFileException e) {
      return failure(
          ExitCode.TEMPORARY, "changed while it was read; run again when it is at rest.");
    } catch (IOException e) {
      return failure(
          ExitCode.IO,
          "could not be read to its end (%s); run again.".formatted(e.getClass().getSimpleName()));
    }
  }

  /** Reads every byte, without a thought of what it means. */
  private void readBytes() throws IOException {
    Path path = new Path(part.file().path());
    byte[] buffer = new byte[BUFFER_BYTES];
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
      while (in.read(buffer) >= 0) {}
    } catch (ChecksumException e) {
      return;
    }
  }

  private RegistryFailure explainByColumns() throws IOException {
    List<String> damaged = new ArrayList<>();
    boolean isText = true;
    for (SourceColumn column : part.scan().mapping().sources()) {
      try {
        read(column);
      } catch (ChangedFileException | FileNotFoundException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        damaged.add(column.toString());
        isText &= isOfText(e);
      }
    }
    if (damaged.isEmpty()) {
      return failure(ExitCode.IO, "could not be read to its end at first; run again.");
    }
    String columns = (damaged.size() == 1 ? "column " : "columns ") + String.join(", ", damaged);
    return failure(
        ExitCode.DATA,
        isText
            ? "holds text in %s that is not UTF-8; write it as UTF-8.".formatted(columns)
            : "is damaged in %s: pages cannot be decoded or differ from their checksums; supply it again."
                .formatted(columns));
  }

  private void read(SourceColumn column) throws IOException {
    try (SourceBlocks rows = PartFile.open(part, List.of(column), hadoop)) {
      while (rows.next() != null) {}
    }
  }

  private static boolean isOfText(Throwable failure) {
    return failure instanceof CharacterCodingException
        || (failure.getCause() != null && isOfText(failure.getCause()));
  }

  private RegistryFailure failure(ExitCode exitCode, String rest) {
    return new RegistryFailure(
        part.file().institution(),
        exitCode,
        "Registry \"%s\": file %s of table %s %s"
            .formatted(
                part.file().institution(), part.file().path(), part.file().table().code(), rest));
  }
}
