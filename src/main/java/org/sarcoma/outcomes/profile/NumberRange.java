package org.sarcoma.outcomes.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where most numbers lie. Numbers are cut to two significant digits, and a quantile is given only
 * if enough rows share what is left of it; else it is cut to one digit, or not given.
 */
final class NumberRange {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.DOWN);
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.DOWN);
  // The lowest and the highest twentieth then have as many rows as any value that is shown.
  static final int TAIL = 20;

  private final Disclosure disclosure;
  private final Tally<BigDecimal> twoDigits;
  private final Tally<BigDecimal> oneDigit;

  NumberRange(Disclosure disclosure) {
    this.disclosure = disclosure;
    this.twoDigits = new Tally<>(disclosure);
    this.oneDigit = new Tally<>(disclosure);
  }

  void add(BigDecimal number, @Nullable String patient) {
    twoDigits.add(cut(number, TWO_DIGITS), patient);
    oneDigit.add(cut(number, ONE_DIGIT), patient);
  }

  /** Whether there are enough numbers to speak of their tails. */
  boolean isShown() {
    return twoDigits.rows() >= (long) TAIL * disclosure.minimum();
  }

  /** Returns a quantile in percent, cut to what enough rows share; null if they share nothing. */
  @Nullable String quantile(int percent) {
    long below = 0;
    for (Map.Entry<BigDecimal, Long> bin : twoDigits.all().entrySet()) {
      below += bin.getValue();
      if (below * 100 >= twoDigits.rows() * percent) {
        BigDecimal coarse = cut(bin.getKey(), ONE_DIGIT);
        return twoDigits.isCommon(bin.getKey())
            ? bin.getKey().toPlainString()
            : oneDigit.isCommon(coarse) ? coarse.toPlainString() : null;
      }
    }
    return null;
  }

  private static BigDecimal cut(BigDecimal number, MathContext digits) {
    return number.round(digits).stripTrailingZeros();
  }
}
