package org.sarcoma.outcomes.publish;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file in memory. */
final class MemoryFile implements OutputFile {
  private static final int SMALLEST = 1 << 12;

  private final ByteArrayOutputStream content;

  MemoryFile() {
    this(SMALLEST);
  }

  /**
   * Makes an empty file.
   *
   * @param bytes that it probably becomes long, at most
   */
  MemoryFile(int bytes) {
    content = new ByteArrayOutputStream(bytes);
  }

  byte[] bytes() {
    return content.toByteArray();
  }

  /** Opens a file to read it; what does not match its checksum throws. */
  static ParquetFileReader open(byte[] bytes) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification(true)
            .build();
    return ParquetFileReader.open(of(bytes), options);
  }

  static InputFile of(byte[] bytes) {
    return new InputFile() {
      @Override
      public long getLength() {
        return bytes.length;
      }

      @Override
      public SeekableInputStream newStream() {
        return new Input(new Bytes(bytes));
      }
    };
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return content.size();
      }

      @Override
      public void write(int value) {
        content.write(value);
      }

      @Override
      public void write(byte[] source, int offset, int length) {
        content.write(source, offset, length);
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    throw new UnsupportedOperationException("Published files are never overwritten");
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** Bytes with a position that can be set. */
  private static final class Bytes extends java.io.InputStream {
    private final ByteBuffer bytes;

    Bytes(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public int read() {
      return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int count = Math.min(length, bytes.remaining());
      bytes.get(target, offset, count);
      return count == 0 ? -1 : count;
    }
  }

  private static final class Input extends DelegatingSeekableInputStream {
    private final Bytes source;

    Input(Bytes source) {
      super(source);
      this.source = source;
    }

    @Override
    public long getPos() {
      return source.bytes.position();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > source.bytes.limit()) {
        throw new EOFException("The file ends before position " + position);
      }
      source.bytes.position(Math.toIntExact(position));
    }
  }
}
