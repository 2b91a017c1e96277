package org.sarcoma.outcomes.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpellCountsTest {
  private static final int PATTERNS = 300_000;
  private static final int[] AS_THEY_ARE = new int[0];

  private final Random random = new Random(5);
  private final TreeMap<String, Long> expected = new TreeMap<>();

  private static String shown(int pattern, Spell spell) {
    return "%06d %04d %04d %d".formatted(pattern, spell.entry() + 1, spell.exit(), spell.cause());
  }

  /** Spells of few patterns far apart, many of them more than once. */
  private SpellCounts some(int spells, long times, int[] numbers) {
    SpellCounts counts = new SpellCounts();
    for (int i = 0; i < spells; i++) {
      int pattern = random.nextInt(4) * 99_999;
      Spell spell = new Spell(random.nextInt(2) - 1, 3 + random.nextInt(9), random.nextInt(3));
      counts.add(pattern, spell, times);
      expected.merge(
          shown(numbers.length == 0 ? pattern : numbers[pattern], spell), times, Long::sum);
    }
    return counts;
  }

  private void assertPacked(SpellCounts counts) {
    List<String> order = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    counts.forEach(
        (pattern, spell, count) -> {
          order.add(shown(pattern, spell));
          times.add(count);
        });
    assertThat(order).containsExactlyElementsOf(expected.keySet());
    assertThat(times).containsExactlyElementsOf(expected.values());
  }

  @Test
  void packedSpellsComeInOrderWithHowOftenEachWasSeen() {
    SpellCounts counts = some(5000, 1, AS_THEY_ARE);
    counts.pack(AS_THEY_ARE);

    assertPacked(counts);
  }

  @Test
  void patternsGetOtherNumbers() {
    int[] backwards = IntStream.range(0, PATTERNS).map(it -> PATTERNS - 1 - it).toArray();
    SpellCounts counts = some(5000, 1, backwards);
    counts.pack(backwards);

    assertPacked(counts);
  }

  @Test
  void partsMergeToTheWholeWithTheNumbersOfTheFirst() {
    int[] theirs = IntStream.range(0, PATTERNS).map(it -> (it + 99_999) % PATTERNS).toArray();
    SpellCounts counts = some(500, 3, AS_THEY_ARE);
    counts.pack(AS_THEY_ARE);
    SpellCounts packed = some(500, 1, theirs);
    packed.pack(AS_THEY_ARE);
    SpellCounts unpacked = some(500, 2, theirs);

    counts.merge(packed, theirs);
    counts.merge(unpacked, theirs);
    counts.pack(AS_THEY_ARE);
    assertPacked(counts);
    counts.pack(AS_THEY_ARE);
    assertPacked(counts);
  }

  @Test
  void whatIsNoDayOrCauseIsRefused() {
    for (Spell spell :
        Arrays.asList(new Spell(-2, 1, 0), new Spell(-1, 1 << 22, 0), new Spell(-1, 1, 4))) {
      assertThatThrownBy(() -> new SpellCounts().add(0, spell, 1))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void aCountDoesNotOverflow() {
    SpellCounts counts = new SpellCounts();
    counts.add(0, new Spell(-1, 5, 1), Long.MAX_VALUE);
    counts.add(0, new Spell(-1, 5, 1), 1);

    assertThatThrownBy(() -> counts.pack(AS_THEY_ARE)).isInstanceOf(ArithmeticException.class);
  }
}
