package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayCountsTest {
  private static List<String> shown(DayCounts counts) {
    List<String> days = new ArrayList<>();
    counts.forEachDay((day, byKind) -> days.add(day + " " + Arrays.toString(byKind)));
    return days;
  }

  @Test
  void daysAreVisitedInOrderWithTheCountsOfEachKind() {
    DayCounts counts = new DayCounts(3);
    counts.add(700, 2);
    counts.add(0, 0);
    counts.add(700, 2);
    counts.add(700, 0);
    counts.add(0, 0);

    assertThat(shown(counts)).containsExactly("0 [2, 0, 0]", "700 [1, 0, 2]");
    assertThat(shown(new DayCounts(2))).isEmpty();
  }

  @Test
  void partsMergeToTheWhole() {
    Random random = new Random(3);
    TreeMap<Integer, long[]> expected = new TreeMap<>();
    DayCounts[] parts = {new DayCounts(4), new DayCounts(4), new DayCounts(4)};
    for (int i = 0; i < 20_000; i++) {
      int day = random.nextInt(3000) * random.nextInt(3);
      int kind = random.nextInt(4);
      expected.computeIfAbsent(day, it -> new long[4])[kind]++;
      parts[random.nextInt(3)].add(day, kind);
    }
    DayCounts whole = new DayCounts(4);
    for (DayCounts part : parts) {
      whole.merge(part);
    }

    assertThat(shown(whole))
        .containsExactlyElementsOf(
            expected.entrySet().stream()
                .map(it -> it.getKey() + " " + Arrays.toString(it.getValue()))
                .toList());
  }

  @Test
  void aDayThatIsNoDayIsRefused() {
    assertThatThrownBy(() -> new DayCounts(4).add(Integer.MAX_VALUE, 0))
        .isInstanceOf(ArithmeticException.class);
  }
}
