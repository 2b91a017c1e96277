package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.result.Cores;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

class CoresLimitTest {
  private static final List<Integer> INPUTS = IntStream.range(0, 200).boxed().toList();

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  @AfterEach
  void noLimit() {
    Cores.limit(Integer.MAX_VALUE);
  }

  /** Takes steps that are parallel themselves. */
  private int squares(int input) {
    threads.add(Thread.currentThread());
    List<Integer> squares =
        Cores.map(
            List.of(input, input + 1),
            it -> IntStream.range(0, 1000).parallel().map(one -> noted(it * it)).max().orElse(0));
    return squares.get(0) + squares.get(1);
  }

  private int noted(int value) {
    threads.add(Thread.currentThread());
    return value;
  }

  @Test
  void aMasterOfOneCoreComputesOnOne() {
    Sessions.limitCores("local[1]");

    assertThat(Cores.map(INPUTS, this::squares))
        .isEqualTo(INPUTS.stream().map(it -> it * it + (it + 1) * (it + 1)).toList());
    assertThat(threads).hasSize(1);
  }

  /** A cluster limits its executors; what a master does not say is not limited. */
  @ParameterizedTest
  @ValueSource(strings = {"", "local[*]", "local[0]", "local-cluster[2,1,1024]", "spark://a:7077"})
  void otherMastersLimitNothing(String master) {
    Sessions.limitCores(master);

    Cores.map(INPUTS, this::squares);
    assertThat(threads).contains(Thread.currentThread());
  }

  @Test
  void aFailureComesOutOfTheLimitAsItWas() {
    Sessions.limitCores("local[1,4]");
    JobFailure failure = new JobFailure(ExitCode.INTERNAL, "A value is missing");

    assertThatThrownBy(
            () ->
                Cores.map(
                    INPUTS,
                    it -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}
