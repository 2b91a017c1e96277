package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** A file of a table, and what its footer says once it is checked. */
record SourceFile(TableFiles table, FileStatus status) {
  private static final String DAMAGED =
      "is not a readable Parquet file; it may be cut short or damaged, supply it again.";
  private static final String ENCRYPTED = "is encrypted; supply it without encryption.";

  /**
   * Reads the footer.
   *
   * @throws JobFailure with one sentence for each thing that is wrong with it
   */
  RegistryFooters.Footer footer(Configuration hadoop) {
    FooterBytes bytes = bytes(hadoop);
    check(bytes.isEncrypted() ? List.of(ENCRYPTED) : List.of());
    try {
      FileMetaData content = bytes.content();
      check(content.isSetEncryption_algorithm() ? List.of(ENCRYPTED) : List.of());
      List<String> columns = SourceSchema.names(table.mapping());
      check(new FooterCheck(content, columns).problems());
      ParquetMetadata metadata = new ParquetMetadataConverter().fromParquetMetadata(content);
      check(chunks(metadata, bytes.start(status.getLen())).problems());
      return new RegistryFooters.Footer(file(bytes, metadata), table.mapping().place(), metadata);
    } catch (JobFailure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // What the library throws may quote bytes of the file, so it is not passed on as a cause.
      throw failure(ExitCode.DATA, DAMAGED);
    }
  }

  private ChunkCheck chunks(ParquetMetadata metadata, long end) {
    MessageType schema = metadata.getFileMetaData().getSchema();
    List<String> readable =
        SourceSchema.names(table.mapping()).stream()
            .filter(schema::containsField)
            .filter(it -> CellDecoder.of(schema.getType(it)) != null)
            .toList();
    return new ChunkCheck(metadata.getBlocks(), end, readable);
  }

  private RegistryFile file(FooterBytes bytes, ParquetMetadata metadata) {
    return new RegistryFile(
        table.institution().code(),
        table.mapping().table(),
        status.getPath().toString(),
        status.getLen(),
        bytes.sha256(),
        metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum());
  }

  private FooterBytes bytes(Configuration hadoop) {
    try (SeekableInputStream in = HadoopInputFile.fromStatus(status, hadoop).newStream()) {
      return FooterBytes.read(in, status.getLen());
    } catch (EOFException | ChecksumException e) {
      throw failure(
          ExitCode.DATA,
          status.getLen() == 0
              ? "has no bytes; an empty table still needs a file with its columns."
              : DAMAGED);
    } catch (FileNotFoundException | AccessControlException | AccessDeniedException e) {
      throw failure(ExitCode.NO_INPUT, "is gone or may not be read; ask for permission.");
    } catch (IOException e) {
      throw failure(
          ExitCode.IO, "cannot be read (%s); run again.".formatted(e.getClass().getSimpleName()));
    }
  }

  private void check(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new JobFailure(
          ExitCode.DATA,
          String.join(System.lineSeparator(), problems.stream().map(this::sentence).toList()));
    }
  }

  private JobFailure failure(ExitCode exitCode, String rest) {
    return new JobFailure(exitCode, sentence(rest));
  }

  private String sentence(String rest) {
    return "Registry \"%s\": file %s of table %s %s"
        .formatted(
            table.institution().code(), status.getPath(), table.mapping().table().code(), rest);
  }
}
