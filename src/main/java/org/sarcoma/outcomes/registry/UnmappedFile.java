package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** A file of a table that no mapping knows yet, with its footer. */
record UnmappedFile(Path path, ParquetMetadata metadata) {

  /** The files of a table, sorted by path. */
  record Listing(Path table, List<FileStatus> files) {}

  MessageType schema() {
    return metadata.getFileMetaData().getSchema();
  }

  long rows() {
    return metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  static Listing list(String table, Configuration hadoop) {
    try {
      Path path = new Path(table);
      FileSystem system = path.getFileSystem(hadoop);
      Path qualified = system.makeQualified(path);
      List<FileStatus> found =
          Arrays.stream(system.listStatus(qualified))
              .filter(it -> it.getPath().equals(qualified) || !isHidden(it.getPath()))
              .sorted(Comparator.comparing(it -> it.getPath().toString()))
              .toList();
      return new Listing(qualified, checked(table, found));
    } catch (IllegalArgumentException | FileNotFoundException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT,
          "%s: there is no such file or folder; correct --input.".formatted(table));
    } catch (AccessControlException | AccessDeniedException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT, "%s may not be read; ask for permission.".formatted(table));
    } catch (IOException e) {
      throw new JobFailure(ExitCode.IO, "%s cannot be listed (%s).".formatted(table, name(e)));
    }
  }

  private static List<FileStatus> checked(String table, List<FileStatus> found) {
    if (found.stream().anyMatch(FileStatus::isDirectory)) {
      throw new JobFailure(
          ExitCode.DATA,
          "%s: the folder holds folders; name the folder of each table by an --input of its own."
              .formatted(table));
    }
    if (found.isEmpty()) {
      throw new JobFailure(
          ExitCode.DATA,
          "%s: no Parquet file found in the folder; correct --input.".formatted(table));
    }
    return found;
  }

  static UnmappedFile open(FileStatus file, Configuration hadoop) {
    try (SeekableInputStream in = HadoopInputFile.fromStatus(file, hadoop).newStream()) {
      FooterBytes footer = FooterBytes.read(in, file.getLen());
      return new UnmappedFile(
          file.getPath(), new ParquetMetadataConverter().fromParquetMetadata(footer.content()));
    } catch (IOException | RuntimeException e) {
      throw failure(file.getPath(), e);
    }
  }

  /** What a failure to read means; messages of the library may hold bytes of the file. */
  static JobFailure failure(Path file, Exception e) {
    if (e instanceof FileNotFoundException) {
      return new JobFailure(
          ExitCode.TEMPORARY, "File %s disappeared while it was read; run again.".formatted(file));
    }
    if (e instanceof AccessControlException || e instanceof AccessDeniedException) {
      return new JobFailure(
          ExitCode.NO_INPUT, "File %s may not be read; ask for permission.".formatted(file));
    }
    boolean isDamaged =
        e instanceof RuntimeException
            || e instanceof EOFException
            || e instanceof ChecksumException
            || isUndecodable(e.getCause());
    return isDamaged
        ? new JobFailure(
            ExitCode.DATA,
            "File %s is no Parquet file, or is damaged (%s); supply it again."
                .formatted(file, name(e)))
        : new JobFailure(
            ExitCode.IO, "Reading file %s failed (%s); run again.".formatted(file, name(e)));
  }

  /** The headers of pages are written in Thrift, whose failures the library wraps. */
  private static boolean isUndecodable(@Nullable Throwable cause) {
    return cause != null && cause.getClass().getName().contains(".thrift.");
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  private static String name(Exception e) {
    return e.getClass().getSimpleName();
  }
}
