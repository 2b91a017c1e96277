package org.sarcoma.outcomes.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.statistics.Interval;
import org.sarcoma.outcomes.statistics.Quantile;

/** The numbers of one statistic of one dataset: a list for each quantity, with gaps. */
final class Numbers {
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  void add(String quantity, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalStateException("%s is %s".formatted(quantity, number));
    }
    list(quantity).add(Double.toString(number));
  }

  void addCount(String quantity, long count) {
    list(quantity).add(Long.toString(count));
  }

  void add(String quantity, OptionalDouble number) {
    if (number.isPresent()) {
      add(quantity, number.getAsDouble());
    } else {
      addNone(quantity);
    }
  }

  void add(String quantity, Quantile quantile) {
    if (quantile instanceof Quantile.Reached reached) {
      add(quantity, reached.days());
    } else {
      addNone(quantity);
    }
  }

  /** Adds the lower and the upper limit. */
  void add(String quantity, @Nullable Interval interval) {
    if (interval == null) {
      addNone(quantity);
      addNone(quantity);
    } else {
      add(quantity, interval.lower());
      add(quantity, interval.upper());
    }
  }

  void addNone(String quantity) {
    list(quantity).add("NA");
  }

  private List<String> list(String quantity) {
    return lists.computeIfAbsent(quantity, name -> new ArrayList<>());
  }

  /** One line for each quantity: dataset, statistic, quantity, numbers with blanks between. */
  List<String> lines(int dataset, String statistic) {
    return lists.entrySet().stream()
        .map(it -> line(dataset, statistic, it.getKey(), it.getValue()))
        .toList();
  }

  static String line(int dataset, String statistic, String quantity, List<?> values) {
    return values.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" ", "%d,%s,%s,".formatted(dataset, statistic, quantity), ""));
  }
}
