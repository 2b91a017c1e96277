package org.sarcoma.outcomes.registry;

import java.util.function.IntFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one source column into the places of the row that are read from it. */
final class CellConverter extends PrimitiveConverter {
  private final PrimitiveType type;
  private final CellDecoder decoder;
  private final @Nullable Object[] row;
  private final int[] places;

  private IntFunction<Object> entries = it -> it;
  // A value that repeats is decoded once for each dictionary.
  private @Nullable Object[] decoded = new @Nullable Object[0];

  CellConverter(PrimitiveType type, CellDecoder decoder, @Nullable Object[] row, int[] places) {
    this.type = type;
    this.decoder = decoder;
    this.row = row;
    this.places = places;
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary dictionary) {
    decoded = new @Nullable Object[dictionary.getMaxId() + 1];
    entries =
        switch (type.getPrimitiveTypeName()) {
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
    Object cell = decoded[id];
    if (cell == null) {
      cell = entries.apply(id);
      decoded[id] = cell;
    }
    put(cell);
  }

  @Override
  public void addBinary(Binary value) {
    put(decoder.fromBinary().apply(value));
  }

  @Override
  public void addBoolean(boolean value) {
    put(cell(value ? 1 : 0));
  }

  @Override
  public void addInt(int value) {
    put(cell(value));
  }

  @Override
  public void addLong(long value) {
    put(cell(value));
  }

  @Override
  public void addFloat(float value) {
    put(cell(exact(value)));
  }

  @Override
  public void addDouble(double value) {
    put(cell(bits(value)));
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

  private void put(Object cell) {
    for (int place : places) {
      row[place] = cell;
    }
  }
}
