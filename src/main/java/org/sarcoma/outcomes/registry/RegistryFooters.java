package org.sarcoma.outcomes.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Finds the files of a table and reads their footers, which say what is there before it is read.
 */
final class RegistryFooters {
  // The last 8 bytes of a Parquet file: length of the footer, then the magic bytes.
  private static final int TAIL = 8;

  private final Configuration hadoop;

  RegistryFooters(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** A file and its footer. */
  record Footer(RegistryFile file, ParquetMetadata metadata) {}

  /** Returns the footers of a table, sorted by path; at least one. */
  List<Footer> read(Institution institution, TableMapping mapping) {
    Path folder = mapping.folder(institution);
    List<FileStatus> files = files(folder, institution, mapping);
    if (files.isEmpty()) {
      throw new JobFailure(
          ExitCode.DATA,
          "Registry \"%s\" (%s): no Parquet file found; an empty table still needs a file with its columns."
              .formatted(institution.code(), folder));
    }
    return files.stream().map(it -> footer(it, institution, mapping)).toList();
  }

  private List<FileStatus> files(Path folder, Institution institution, TableMapping mapping) {
    List<FileStatus> found = list(folder, institution, mapping);
    if (found.stream().anyMatch(FileStatus::isDirectory)) {
      throw new JobFailure(
          ExitCode.DATA,
          "Registry \"%s\" (%s): the folder holds folders; put the files of table %s directly into it."
              .formatted(institution.code(), folder, mapping.table().code()));
    }
    return found;
  }

  private List<FileStatus> list(Path folder, Institution institution, TableMapping mapping) {
    try {
      return Arrays.stream(folder.getFileSystem(hadoop).listStatus(folder))
          .filter(it -> !it.getPath().getName().startsWith("_"))
          .filter(it -> !it.getPath().getName().startsWith("."))
          .sorted(Comparator.comparing(it -> it.getPath().toString()))
          .toList();
    } catch (FileNotFoundException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT,
          "Registry \"%s\" (%s): the folder does not exist; correct tables.%s.path in institutions/%s.conf%s."
              .formatted(
                  institution.code(),
                  folder,
                  mapping.table().key(),
                  institution.code(),
                  mapping.table().isOptional() ? ", or declare the table absent" : ""));
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO,
          "Registry \"%s\" (%s): the folder cannot be listed (%s)."
              .formatted(institution.code(), folder, e.getClass().getSimpleName()));
    }
  }

  // What the library throws may quote bytes of the file, so it is not passed on as a cause.
  private Footer footer(FileStatus status, Institution institution, TableMapping mapping) {
    Path path = status.getPath();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(status, hadoop))) {
      RegistryFile file =
          new RegistryFile(
              institution.code(),
              mapping.table(),
              path.toString(),
              status.getLen(),
              footerSha256(status),
              reader.getRecordCount());
      return new Footer(file, reader.getFooter());
    } catch (AccessControlException | AccessDeniedException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT,
          "Registry \"%s\": file %s of table %s may not be read; ask for permission."
              .formatted(institution.code(), path, mapping.table().code()));
    } catch (IOException | RuntimeException e) {
      throw new JobFailure(
          ExitCode.DATA,
          "Registry \"%s\": file %s of table %s is not a readable Parquet file; it may be cut short or damaged, supply it again."
              .formatted(institution.code(), path, mapping.table().code()));
    }
  }

  private String footerSha256(FileStatus status) throws IOException {
    FileSystem fileSystem = status.getPath().getFileSystem(hadoop);
    try (FSDataInputStream in = fileSystem.open(status.getPath())) {
      byte[] tail = new byte[TAIL];
      in.readFully(status.getLen() - TAIL, tail);
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      byte[] footer = new byte[length];
      in.readFully(status.getLen() - TAIL - length, footer);
      return HexFormat.of().formatHex(sha256().digest(footer));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("No SHA-256 in this Java", e));
    }
  }
}
