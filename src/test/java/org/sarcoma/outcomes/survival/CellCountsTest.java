package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellCountsTest {
  private static Map<Integer, Long> shown(CellCounts counts) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    counts.forEach((cell, count) -> assertThat(cells.put(cell, count)).isNull());
    assertThat(counts.size()).isEqualTo(cells.size());
    return cells;
  }

  /** From nearly every cell counted to hardly any. */
  @ParameterizedTest
  @ValueSource(ints = {50, 3000, 100_000, 2_000_000_000})
  void cellsAreCountedHoweverManyThereAre(int cells) {
    Random random = new Random(cells);
    TreeMap<Integer, Long> expected = new TreeMap<>();
    CellCounts counts = new CellCounts();
    for (int i = 0; i < 10_000; i++) {
      int cell = random.nextInt(cells);
      long times = 1L + random.nextInt(3);
      expected.merge(cell, times, Long::sum);
      counts.add(cell, times);
    }

    assertThat(shown(counts)).isEqualTo(expected);
    assertThat(counts.bytes()).isLessThanOrEqualTo(12L * 4 * expected.size());
    CellCounts twice = new CellCounts();
    twice.merge(counts);
    twice.merge(counts);
    expected.replaceAll((cell, times) -> 2 * times);
    assertThat(shown(twice)).isEqualTo(expected);
  }

  @Test
  void aCellFarBeyondTheOthersCostsNoArrayUpToIt() {
    CellCounts counts = new CellCounts();
    TreeMap<Integer, Long> expected = new TreeMap<>();
    for (int cell = 0; cell < 1000; cell++) {
      counts.add(cell, 1);
      expected.put(cell, 1L);
    }
    assertThat(counts.bytes()).isLessThan(12_000);

    counts.add(Integer.MAX_VALUE, 1);
    counts.add(1001, 1);
    expected.put(Integer.MAX_VALUE, 1L);
    expected.put(1001, 1L);

    assertThat(counts.bytes()).isLessThan(100_000);
    assertThat(shown(counts)).isEqualTo(expected);
  }

  @Test
  void nothingIsCountedByNothing() {
    CellCounts counts = new CellCounts();
    counts.add(3, 0);
    counts.merge(new CellCounts());

    assertThat(shown(counts)).isEmpty();
  }

  @Test
  void aCountDoesNotOverflow() {
    CellCounts counts = new CellCounts();
    counts.add(3, Long.MAX_VALUE);

    assertThatThrownBy(() -> counts.add(3, 1)).isInstanceOf(ArithmeticException.class);
  }
}
