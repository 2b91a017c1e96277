package org.sarcoma.outcomes.result;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result record.
 *
 * <p>The columns of a class are looked up once: Java builds its description of a record anew each
 * time it is asked, which for every row takes longer than all that is done with the row.
 *
 * @param name name of the record component
 * @param type its class, which may be a primitive one
 */
public record ResultColumn(String name, Class<?> type, Method accessor) {
  private static final ClassValue<List<ResultColumn>> COLUMNS =
      new ClassValue<>() {
        @Override
        protected List<ResultColumn> computeValue(Class<?> rows) {
          return Arrays.stream(rows.getRecordComponents()).map(ResultColumn::of).toList();
        }
      };

  /** The columns of a record class, in the order of its components. */
  public static List<ResultColumn> of(Class<? extends Record> rows) {
    return COLUMNS.get(rows);
  }

  private static ResultColumn of(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new ResultColumn(component.getName(), component.getType(), accessor);
  }

  /** The value in a row of the class of this column; null where it is missing. */
  public @Nullable Object value(Record row) {
    try {
      return accessor.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read column " + name, e);
    }
  }

  boolean isFractional() {
    return type == double.class || type == Double.class;
  }
}
