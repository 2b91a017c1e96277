package org.sarcoma.outcomes.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Canonical rows and findings as bytes, for the one shuffle of the job: a tag, then the values in
 * canonical order, each after a byte that says whether it is there.
 */
@SuppressWarnings({"EnumOrdinal", "ArrayRecordComponent"}) // bytes that live within one run
final class RowCodec {
  private static final RegistryTable[] TABLES = RegistryTable.values();
  private static final RecordCheck[] CHECKS = RecordCheck.values();
  private static final int FINDING = TABLES.length;
  private static final int SITE = TABLES.length + 1;

  private RowCodec() {}

  /**
   * A canonical row: text, code (by its name), date, number or flag, or null, per column.
   *
   * @param source place of its mapping among those of the canonical table
   */
  record CanonicalRow(RegistryTable table, @Nullable Object[] values, int source) {}

  /** The site of a consortium that a patient belongs to. */
  record Site(String name) {}

  static byte[] encode(RegistryTable table, @Nullable Object[] values, int source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(table.ordinal());
      out.writeByte(source);
      for (Object value : values) {
        out.writeBoolean(value != null);
        if (value != null) {
          write(value, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] encode(Finding finding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(11);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FINDING);
      out.writeByte(finding.table().ordinal());
      out.writeByte(finding.check().ordinal());
      out.writeLong(finding.rows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] encodeSite(String site) {
    byte[] text = site.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[text.length + 1];
    bytes[0] = (byte) SITE;
    System.arraycopy(text, 0, bytes, 1, text.length);
    return bytes;
  }

  /** Returns a {@link CanonicalRow}, a {@link Site} or a {@link Finding}. */
  static Object decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** Decodes {@code length} bytes from {@code offset} on. */
  static Object decode(byte[] bytes, int offset, int length) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
      int tag = in.readByte();
      if (tag == FINDING) {
        return new Finding(TABLES[in.readByte()], CHECKS[in.readByte()], in.readLong());
      }
      if (tag == SITE) {
        return new Site(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      int source = in.readByte();
      List<RegistryColumn> columns = TABLES[tag].columns();
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readBoolean() ? read(columns.get(i), in) : null;
      }
      return new CanonicalRow(TABLES[tag], values, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Object value, DataOutputStream out) throws IOException {
    if (value instanceof LocalDate day) {
      out.writeInt((int) day.toEpochDay());
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  private static Object read(RegistryColumn column, DataInputStream in) throws IOException {
    return switch (column.kind()) {
      case DATE -> LocalDate.ofEpochDay(in.readInt());
      case WHOLE_NUMBER -> in.readInt();
      case DECIMAL -> in.readDouble();
      case FLAG -> in.readBoolean();
      case TEXT, CODE -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    };
  }
}
