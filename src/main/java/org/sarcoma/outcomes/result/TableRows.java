package org.sarcoma.outcomes.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.TableKey.Keyed;

/** The rows of one table: sorted by its key when they are asked for, or computed in its order. */
final class TableRows {
  /** Rows that are written together. */
  private static final int CHUNK = 1 << 16;

  private final TableKey key;
  private List<Record> rows = new ArrayList<>();
  private boolean sorted = true;
  private final List<OrderedRows> later = new ArrayList<>();

  TableRows(Class<? extends Record> rowClass) {
    key = new TableKey(rowClass);
  }

  void add(Record row) {
    key.requireFinite(row);
    rows.add(row);
    sorted = false;
  }

  void addLater(List<OrderedRows> parts) {
    later.addAll(parts);
  }

  List<Record> sorted() {
    if (!later.isEmpty()) {
      return chunks().stream().<Record>flatMap(it -> it.rows().stream()).toList();
    }
    if (!sorted) {
      sort();
      sorted = true;
    }
    return Collections.unmodifiableList(rows);
  }

  private void sort() {
    List<Keyed> keyed = new ArrayList<>(rows.size());
    rows.forEach(row -> keyed.add(key.keyed(row)));
    Collections.sort(keyed);
    List<Record> inOrder = new ArrayList<>(rows.size());
    for (int i = 0; i < keyed.size(); i++) {
      if (i > 0) {
        key.requireOrder(keyed.get(i - 1), keyed.get(i));
      }
      inOrder.add(keyed.get(i).row());
    }
    rows = inOrder;
  }

  /** All rows in order, in parts that need not be in memory together; at least one part. */
  List<RowSource> chunks() {
    List<RowSource> chunks = new ArrayList<>();
    if (later.isEmpty()) {
      List<Record> all = sorted();
      for (int from = 0; from < Math.max(1, all.size()); from += CHUNK) {
        List<Record> some = all.subList(from, Math.min(all.size(), from + CHUNK));
        chunks.add(() -> some);
      }
      return chunks;
    }
    List<List<OrderedRows>> together = together();
    Boundaries boundaries = new Boundaries(key, together.size());
    IntStream.range(0, together.size())
        .forEach(i -> chunks.add(() -> compute(i, together.get(i), boundaries)));
    return chunks;
  }

  private List<List<OrderedRows>> together() {
    List<List<OrderedRows>> together = new ArrayList<>();
    long size = CHUNK;
    for (OrderedRows part : later) {
      if (size >= CHUNK) {
        together.add(new ArrayList<>());
        size = 0;
      }
      together.get(together.size() - 1).add(part);
      size += part.atMost();
    }
    return together;
  }

  private List<Record> compute(int chunk, List<OrderedRows> parts, Boundaries boundaries) {
    List<Record> all = new ArrayList<>();
    @Nullable Keyed first = null;
    @Nullable Keyed last = null;
    for (OrderedRows part : parts) {
      for (Record row : part.source().rows()) {
        key.requireFinite(row);
        Keyed keyed = key.keyed(row);
        if (last == null) {
          first = keyed;
        } else {
          key.requireOrder(last, keyed);
        }
        last = keyed;
        all.add(row);
      }
    }
    boundaries.requireOrder(chunk, first, last);
    return all;
  }

  /** The first and the last row of each chunk, which are computed in any order. */
  private static final class Boundaries {
    private final TableKey key;
    private final @Nullable Keyed[] first;
    private final @Nullable Keyed[] last;
    private final boolean[] computed;

    Boundaries(TableKey key, int chunks) {
      this.key = key;
      first = new Keyed[chunks];
      last = new Keyed[chunks];
      computed = new boolean[chunks];
    }

    synchronized void requireOrder(int chunk, @Nullable Keyed itsFirst, @Nullable Keyed itsLast) {
      first[chunk] = itsFirst;
      last[chunk] = itsLast;
      computed[chunk] = true;
      @Nullable Keyed before = null;
      for (int i = 0; i < first.length; i++) {
        if (!computed[i]) {
          before = null;
        } else if (first[i] != null) {
          if (before != null) {
            key.requireOrder(before, first[i]);
          }
          before = last[i];
        }
      }
    }
  }
}
