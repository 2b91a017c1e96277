package org.sarcoma.outcomes.result;

import java.util.ArrayList;
import java.util.List;

/** Rows of sources, as the tests look at them. */
public final class ComputedRows {
  private ComputedRows() {}

  public static List<Record> of(List<RowSource> sources) {
    List<Record> rows = new ArrayList<>();
    sources.forEach(it -> rows.addAll(it.rows()));
    return rows;
  }

  /** The rows of the sources, then those of the parts. */
  public static List<Record> of(List<RowSource> sources, List<OrderedRows> parts) {
    List<Record> rows = of(sources);
    rows.addAll(of(parts.stream().map(OrderedRows::source).toList()));
    return rows;
  }
}
