package org.sarcoma.outcomes.registry;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;

/** Decodes the cells of one source column; what is in a dictionary, once for each dictionary. */
final class CellConverter extends PrimitiveConverter {
  private final PrimitiveType type;
  private final CellDecoder decoder;
  private final SourceCells cells;

  private int row; // that is read

  CellConverter(PrimitiveType type, CellDecoder decoder, SourceCells cells) {
    this.type = type;
    this.decoder = decoder;
    this.cells = cells;
  }

  /** Reads the cells of the next rows. */
  void read(ColumnReader column, int rows) {
    int present = column.getDescriptor().getMaxDefinitionLevel();
    for (row = 0; row < rows; row++) {
      if (column.getCurrentDefinitionLevel() == present) {
        column.writeCurrentValueToConverter();
      } else {
        cells.setMissing(row);
      }
      column.consume();
    }
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary dictionary) {
    Object[] entries = new Object[dictionary.getMaxId() + 1];
    Arrays.setAll(entries, entry(dictionary));
    cells.setDictionary(entries);
  }

  private IntFunction<Object> entry(Dictionary dictionary) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> it -> cell(dictionary.decodeToInt(it));
      case INT64 -> it -> cell(dictionary.decodeToLong(it));
      case FLOAT -> it -> cell(exact(dictionary.decodeToFloat(it)));
      case DOUBLE -> it -> cell(bits(dictionary.decodeToDouble(it)));
      case BOOLEAN -> it -> cell(dictionary.decodeToBoolean(it) ? 1 : 0);
      default -> it -> decoder.fromBinary().apply(dictionary.decodeToBinary(it));
    };
  }

  @Override
  public void addValueFromDictionary(int id) {
    cells.setEntry(row, id);
  }

  @Override
  public void addBinary(Binary value) {
    cells.setAlone(row, decoder.fromBinary().apply(value));
  }

  @Override
  public void addBoolean(boolean value) {
    cells.setAlone(row, cell(value ? 1 : 0));
  }

  @Override
  public void addInt(int value) {
    cells.setAlone(row, cell(value));
  }

  @Override
  public void addLong(long value) {
    cells.setAlone(row, cell(value));
  }

  @Override
  public void addFloat(float value) {
    cells.setAlone(row, cell(exact(value)));
  }

  @Override
  public void addDouble(double value) {
    cells.setAlone(row, cell(bits(value)));
  }

  /** 7.6f is the number that was meant by 7.6, not the nearest one a float can be. */
  private static long exact(float value) {
    return bits(Double.parseDouble(Float.toString(value)));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private Object cell(long stored) {
    return decoder.fromLong().apply(stored);
  }
}
