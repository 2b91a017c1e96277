package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers as registries write them. */
final class Numbers {
  // Longer numbers are none, and would cost more time than they are worth.
  private static final int LONGEST = 40;

  private Numbers() {}

  /**
   * Returns the number, or null if the cell is none.
   *
   * @param decimalMark between whole part and fraction; the other of comma and point is refused,
   *     since it might be there for thousands
   */
  static @Nullable BigDecimal read(@Nullable Object cell, char decimalMark) {
    if (cell instanceof BigDecimal number) {
      return number;
    }
    if (cell instanceof Double number) {
      return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
    }
    if (cell instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    return cell instanceof String text ? parsed(text, decimalMark) : null;
  }

  private static @Nullable BigDecimal parsed(String text, char decimalMark) {
    boolean isOther = decimalMark == ',' && text.indexOf('.') >= 0;
    try {
      return isOther || text.length() > LONGEST
          ? null
          : new BigDecimal(text.replace(decimalMark, '.'));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
