package org.sarcoma.outcomes.result;

import java.util.List;

/** Rows that are computed when they are asked for, by any thread. */
@FunctionalInterface
public interface RowSource {
  /** Computes the rows. */
  List<? extends Record> rows();
}
