package org.sarcoma.outcomes.statistics;

import java.util.List;

/**
 * Rows weighed with exp(β′x), whose moments are summed by event day: by parts of a fixed number of
 * rows, so that the sums do not depend on the number of threads.
 *
 * @param least value of β′x from which on a row is in the sums
 * @param below value of β′x from which on it is no more
 */
@SuppressWarnings("ArrayRecordComponent") // not compared, and changed by nobody
record WeightedRows(RiskSetRows rows, EventDays days, double[] beta, double least, double below) {

  /** All rows. */
  WeightedRows(RiskSetRows rows, EventDays days, double[] beta) {
    this(rows, days, beta, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The sums of some days, of which the first has index 0. */
  MomentSums sums(Segments segments, int fromDay, int toDay) {
    boolean exact = rows.entersLate();
    MomentSums sums = new MomentSums(rows.terms(), toDay - fromDay, exact);
    int first = segments.rowsBefore(fromDay);
    int last = segments.rowsBefore(toDay);
    List<Part> parts =
        Chunks.map(
            last - first,
            (from, to) -> {
              Part part = new Part(segments, fromDay, sums);
              part.run(first + from, first + to);
              return part;
            });
    parts.forEach(Part::finish);
    return sums;
  }

  /** A part of the rows; if its first day has begun in another part, their sums are added later. */
  private final class Part {
    private final Segments segments;
    private final int fromDay;
    private final MomentSums sums;
    private final MomentSums head;
    private int headDay;

    Part(Segments segments, int fromDay, MomentSums sums) {
      this.segments = segments;
      this.fromDay = fromDay;
      this.sums = sums;
      head = new MomentSums(rows.terms(), 1, sums.isExact());
      headDay = -1;
    }

    void run(int from, int to) {
      RowBlock block = new RowBlock(rows.terms());
      int segment = segments.segment(from);
      int firstDay = segments.day(segment);
      headDay = segments.rowsBefore(firstDay) < from ? firstDay : -1;
      int i = from;
      while (i < to) {
        block.size = Math.min(Math.min(segments.end(segment), to) - i, RowBlock.ROWS);
        segments.read(rows, segment, i, block);
        add(segments.day(segment), block);
        i += block.size;
        segment += i == segments.end(segment) ? 1 : 0;
      }
    }

    private void add(int day, RowBlock block) {
      if (rows.entersLate()) {
        block.keepEnteredBefore(days.enteredBefore(segments, day));
      }
      block.weigh(beta, least, below);
      if (day == headDay) {
        head.add(0, block);
      } else {
        sums.add(day - fromDay, block);
      }
    }

    void finish() {
      if (headDay >= 0) {
        sums.add(headDay - fromDay, head, 0, 1);
      }
    }
  }
}
