package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/** Opens a part of a Parquet file to read some columns. Throws whatever the library throws. */
final class PartFile {
  private PartFile() {}

  /**
   * Opens a file, if it is still the one whose footer was checked.
   *
   * @throws ChangedFileException if it is another one by now
   */
  static SourceBlocks open(FilePart part, List<SourceColumn> sources, Configuration hadoop)
      throws IOException {
    Path path = new Path(part.file().path());
    InputFile input = HadoopInputFile.fromPath(path, hadoop);
    SeekableInputStream in = input.newStream();
    try {
      ParquetMetadata footer = footer(part, input, in);
      MessageType present = footer.getFileMetaData().getSchema();
      return new SourceBlocks(
          new ParquetFileReader(input, footer, options(path, hadoop), in),
          sources.stream()
              .map(it -> Objects.requireNonNull(it.nameIn(present), "Unchecked column"))
              .toList());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Returns the footer with nothing but the row groups of the part. */
  private static ParquetMetadata footer(FilePart part, InputFile input, SeekableInputStream in)
      throws IOException {
    FooterBytes bytes = sameBytes(part.file(), input, in);
    ParquetMetadata all = new ParquetMetadataConverter().fromParquetMetadata(bytes.content());
    return new ParquetMetadata(
        all.getFileMetaData(), all.getBlocks().subList(part.from(), part.to()));
  }

  private static FooterBytes sameBytes(RegistryFile file, InputFile input, SeekableInputStream in)
      throws IOException {
    try {
      FooterBytes bytes = FooterBytes.read(in, input.getLength());
      if (input.getLength() == file.length() && bytes.sha256().equals(file.footerSha256())) {
        return bytes;
      }
    } catch (EOFException e) {
      throw new ChangedFileException();
    }
    throw new ChangedFileException();
  }

  /** Of the settings of the session none counts that could change what is read. */
  private static ParquetReadOptions options(Path path, Configuration hadoop) {
    return HadoopReadOptions.builder(hadoop, path)
        .withRecordFilter(FilterCompat.NOOP)
        // A flipped bit in a page would otherwise be a changed number.
        .usePageChecksumVerification(true)
        .build();
  }
}
