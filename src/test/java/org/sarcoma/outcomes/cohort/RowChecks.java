package org.sarcoma.outcomes.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.Status;

/** What holds for every row of every result table. */
public final class RowChecks {
  private RowChecks() {}

  /** No number is NaN or infinite, and an estimate is there exactly if the status is ok. */
  public static void everyRowHasNumbersOrAStatus(List<? extends Record> rows, String... estimates) {
    assertThat(rows).isNotEmpty();
    for (Record row : rows) {
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        Object value = value(component, row);
        if (value instanceof Double number) {
          assertThat(number).as("%s of %s", component.getName(), row).isFinite();
        }
        if (List.of(estimates).contains(component.getName())) {
          assertThat(value != null)
              .as("%s of %s", component.getName(), row)
              .isEqualTo(status(row) == Status.OK);
        }
      }
    }
  }

  private static @Nullable Object status(Record row) {
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      if (component.getType() == Status.class) {
        return value(component, row);
      }
    }
    return Status.OK;
  }

  private static @Nullable Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
