package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {

  /** Places of one byte, of two, and no places. */
  @ParameterizedTest
  @CsvSource({"3, 3", "256, 256", "257, 256", "65536, 7", "65537, 65536", "9, 70000", "70000, 9"})
  void valuesAreThoseAdded(int different, int differentOfOther) {
    ColumnBuilder builder = new ColumnBuilder();
    IntStream.range(0, 2 * different).forEach(i -> builder.add(value(i, different)));
    ColumnBuilder other = new ColumnBuilder();
    IntStream.range(0, differentOfOther).forEach(i -> other.add(-value(i, differentOfOther)));
    builder.append(other);
    int size = 2 * different + differentOfOther;

    Column column = builder.build();
    Column backwards = column.inOrder(IntStream.range(0, size).map(i -> size - 1 - i).toArray());

    double[] read = new double[2 * size];
    column.read(0, size, read, 1, 2);
    for (int i = 0; i < size; i++) {
      double expected =
          i < 2 * different ? value(i, different) : -value(i - 2 * different, differentOfOther);
      assertThat(column.value(i)).isEqualTo(expected);
      assertThat(read[2 * i + 1]).isEqualTo(expected);
      assertThat(backwards.value(size - 1 - i)).isEqualTo(expected);
    }
    double[] distinct = column.distinct(size);
    assertThat(distinct).hasSize(different + differentOfOther).isSorted();
    assertThat(distinct[column.ranks(size, distinct)[1]]).isEqualTo(column.value(1));
  }

  private static double value(int i, int different) {
    return 0.1 + i % different / 3.0;
  }
}
