package org.sarcoma.outcomes.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows say as bytes, for the shuffle of large institutions: a tag, then the values in
 * canonical order, each after a byte that says whether it is there.
 */
@SuppressWarnings("EnumOrdinal") // bytes that live within one run
final class RowCodec {
  private static final RegistryTable[] TABLES = RegistryTable.values();
  private static final RecordCheck[] CHECKS = RecordCheck.values();
  private static final int FINDING = TABLES.length;
  private static final int SITE = TABLES.length + 1;

  private RowCodec() {}

  static byte[] encode(RowContent content) {
    if (content instanceof RowContent.Row row) {
      return encode(row.table(), row.values(), row.source());
    }
    return content instanceof RowContent.Site site
        ? encodeSite(site.name())
        : encode((Finding) content);
  }

  private static byte[] encode(RegistryTable table, @Nullable Object[] values, int source) {
    Bytes bytes = new Bytes();
    bytes.add((byte) table.ordinal());
    bytes.add((byte) source);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      bytes.add((byte) (value == null ? 0 : 1));
      if (value != null) {
        write(table.columns().get(i), value, bytes);
      }
    }
    return bytes.toArray();
  }

  private static byte[] encode(Finding finding) {
    return ByteBuffer.allocate(3 + Long.BYTES)
        .put((byte) FINDING)
        .put((byte) finding.table().ordinal())
        .put((byte) finding.check().ordinal())
        .putLong(finding.rows())
        .array();
  }

  private static byte[] encodeSite(String site) {
    byte[] text = site.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[text.length + 1];
    bytes[0] = (byte) SITE;
    System.arraycopy(text, 0, bytes, 1, text.length);
    return bytes;
  }

  static RowContent decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** Decodes {@code length} bytes from {@code offset} on. */
  static RowContent decode(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    int tag = in.get();
    if (tag == FINDING) {
      return new Finding(TABLES[in.get()], CHECKS[in.get()], in.getLong());
    }
    if (tag == SITE) {
      return new RowContent.Site(text(in, in.remaining()));
    }
    int source = in.get();
    List<RegistryColumn> columns = TABLES[tag].columns();
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get() != 0 ? read(columns.get(i), in) : null;
    }
    return new RowContent.Row(TABLES[tag], values, source);
  }

  private static void write(RegistryColumn column, Object value, Bytes bytes) {
    switch (column.kind()) {
      case DATE -> bytes.addInt((int) ((LocalDate) value).toEpochDay());
      case WHOLE_NUMBER -> bytes.addInt((Integer) value);
      case DECIMAL -> bytes.addLong(Double.doubleToRawLongBits((Double) value));
      case FLAG -> bytes.add((byte) ((Boolean) value ? 1 : 0));
      case CODE -> bytes.add((byte) column.codes().indexOf(value));
      case TEXT -> bytes.addText((String) value);
    }
  }

  private static Object read(RegistryColumn column, ByteBuffer in) {
    return switch (column.kind()) {
      case DATE -> LocalDate.ofEpochDay(in.getInt());
      case WHOLE_NUMBER -> in.getInt();
      case DECIMAL -> in.getDouble();
      case FLAG -> in.get() != 0;
      case CODE -> column.codes().get(in.get());
      case TEXT -> text(in, in.getInt());
    };
  }

  private static String text(ByteBuffer in, int length) {
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Bytes of one row in the making. */
  private static final class Bytes {
    private static final int USUAL = 128;

    private byte[] bytes = new byte[USUAL];
    private int size;

    void add(byte one) {
      reserve(1);
      bytes[size++] = one;
    }

    void addInt(int number) {
      reserve(Integer.BYTES);
      for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        bytes[size++] = (byte) (number >>> shift);
      }
    }

    void addLong(long number) {
      addInt((int) (number >>> Integer.SIZE));
      addInt((int) number);
    }

    void addText(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      addInt(utf8.length);
      reserve(utf8.length);
      System.arraycopy(utf8, 0, bytes, size, utf8.length);
      size += utf8.length;
    }

    private void reserve(int needed) {
      if (size + needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (size + needed));
      }
    }

    byte[] toArray() {
      return Arrays.copyOf(bytes, size);
    }
  }
}
