package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of values, against those of a map. */
class NumberingTest {
  private static final int PATIENTS = 5_000;

  @Test
  void tablesInTheSameOrder() {
    List<String> keys = keys();
    List<String> rows = new ArrayList<>(keys);
    keys.stream().filter(it -> it.hashCode() % 3 == 0).forEach(rows::add);
    keys.stream()
        .filter(it -> it.hashCode() % 100 == 0)
        .forEach(it -> rows.addAll(List.of(it, it)));
    agreesWithMap(rows);
  }

  @Test
  void rowsInAnyOrder() {
    List<String> rows = new ArrayList<>(keys());
    rows.addAll(keys());
    Collections.shuffle(rows, new Random(1));
    agreesWithMap(rows);
  }

  /** "Aa" and "BB" have the same hash, and so has every text that is made of them. */
  @Test
  void keysOfTheSameHash() {
    List<String> same = List.of("");
    for (int i = 0; i < 10; i++) {
      same = same.stream().flatMap(it -> List.of(it + "Aa", it + "BB").stream()).toList();
    }
    List<String> rows = new ArrayList<>(same);
    Collections.shuffle(rows, new Random(2));
    rows.addAll(same);
    agreesWithMap(rows);
  }

  private static List<String> keys() {
    Random random = new Random(3);
    return IntStream.range(0, PATIENTS)
        .mapToObj(it -> PatientKey.of("hospital", Integer.toHexString(random.nextInt()) + it))
        .toList();
  }

  private static void agreesWithMap(List<String> rows) {
    for (int ahead : new int[] {0, 1, 32}) {
      Numbering numbers = new Numbering(ahead);
      Map<String, Integer> expected = new HashMap<>();
      for (String key : rows) {
        int number = expected.computeIfAbsent(key, it -> expected.size() + 1);
        assertThat(numbers.of(key)).isEqualTo(number);
        assertThat(numbers.get(number)).isEqualTo(key);
      }
      assertThat(numbers.last()).isEqualTo(expected.size());
    }
  }

  @Test
  void noNumberIsThatOfNothing() {
    Numbering numbers = new Numbering(1);

    assertThat(numbers.get(Numbering.NONE)).isNull();
    assertThat(numbers.of(Double.valueOf(7.6))).isEqualTo(1);
    assertThat(numbers.of("7.6")).isEqualTo(2);
    assertThat(numbers.of(Double.valueOf(7.6))).isEqualTo(1);
  }

  @Test
  void equalValuesCanHaveNumbersOfTheirOwn() {
    Numbering numbers = Numbering.ofEach();

    for (int i = 0; i < 1000; i++) {
      String value = "v" + i % 7;
      assertThat(numbers.get(numbers.of(value))).isEqualTo(value);
    }
    assertThat(numbers.last()).isEqualTo(1000);
    assertThat(numbers.of("v" + 999 % 7)).isEqualTo(1000);
  }
}
