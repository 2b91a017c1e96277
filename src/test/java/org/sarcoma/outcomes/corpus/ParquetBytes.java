package org.sarcoma.outcomes.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** The bytes of a Parquet file, and where in them is what. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ParquetBytes(byte[] bytes) {
  private static final int TAIL = 8;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Changes the bytes of the only file of a table. */
  static Change changed(UnaryOperator<byte[]> change) {
    return folder -> {
      Path file = folder.resolve(Change.FILE);
      Files.write(file, change.apply(Files.readAllBytes(file)));
    };
  }

  /** Cuts the file after a number of bytes. */
  static Change cut(ToIntFunction<ParquetBytes> length) {
    return changed(it -> Arrays.copyOf(it, length.applyAsInt(new ParquetBytes(it))));
  }

  /** Flips the lowest bit of a byte. */
  static Change flipped(ToIntFunction<ParquetBytes> place) {
    return changed(
        it -> {
          byte[] bytes = it.clone();
          bytes[place.applyAsInt(new ParquetBytes(it))] ^= 1;
          return bytes;
        });
  }

  /** Writes the footer again after a change, and leaves the pages as they are. */
  static Change footer(Consumer<FileMetaData> change) {
    return changed(it -> new ParquetBytes(it).withFooter(change));
  }

  /** Changes what the footer says of the only chunk of a column. */
  static Change chunk(String column, Consumer<ColumnMetaData> change) {
    return footer(it -> change.accept(chunk(it, column)));
  }

  /** Changes what the footer says of the type of a column. */
  static Change element(String column, Consumer<SchemaElement> change) {
    return footer(
        footer ->
            footer.getSchema().stream().filter(it -> it.getName().equals(column)).forEach(change));
  }

  static ColumnMetaData chunk(FileMetaData footer, String column) {
    return footer.getRow_groups().get(0).getColumns().stream()
        .map(ColumnChunk::getMeta_data)
        .filter(it -> it.getPath_in_schema().equals(List.of(column)))
        .findFirst()
        .orElseThrow();
  }

  int length() {
    return bytes.length;
  }

  int footerStart() {
    return bytes.length
        - TAIL
        - ByteBuffer.wrap(bytes, bytes.length - TAIL, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
  }

  FileMetaData footer() {
    try {
      return Util.readFileMetaData(
          new ByteArrayInputStream(bytes, footerStart(), bytes.length - TAIL - footerStart()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** First byte of a column, which is the header of its first page. */
  int start(String column) {
    ColumnMetaData chunk = chunk(footer(), column);
    return Math.toIntExact(
        chunk.isSetDictionary_page_offset()
            ? chunk.getDictionary_page_offset()
            : chunk.getData_page_offset());
  }

  /** First byte of the data pages of a column, after its dictionary. */
  int dataPage(String column) {
    return Math.toIntExact(chunk(footer(), column).getData_page_offset());
  }

  /** First byte behind a column. */
  int end(String column) {
    return start(column) + Math.toIntExact(chunk(footer(), column).getTotal_compressed_size());
  }

  private byte[] withFooter(Consumer<FileMetaData> change) {
    FileMetaData footer = footer();
    change.accept(footer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.write(bytes, 0, footerStart());
      Util.writeFileMetaData(footer, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    int length = out.size() - footerStart();
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    out.writeBytes(MAGIC);
    return out.toByteArray();
  }
}
