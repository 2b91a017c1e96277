package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an institution spells the values of a column.
 *
 * @param codes source spelling, folded, to canonical value; empty if the source uses the canonical
 *     ones
 * @param missing spellings, folded, that mean that there is no value
 */
record Spelling(Map<String, String> codes, Set<String> missing, Folding folding)
    implements Serializable {
  Spelling {
    codes = Map.copyOf(codes);
    missing = Set.copyOf(missing);
  }

  static Spelling of(Map<String, String> codes, Collection<String> missing, Folding folding) {
    Map<String, String> folded = new HashMap<>();
    codes.forEach((spelling, code) -> folded.put(folding.fold(spelling), code));
    return new Spelling(
        folded, missing.stream().map(folding::fold).collect(Collectors.toSet()), folding);
  }

  /** Blank text is always missing: a blank identifier would join rows of different patients. */
  boolean isMissing(@Nullable Object cell) {
    return cell == null
        || (cell instanceof String text && text.isEmpty())
        || (!missing.isEmpty() && missing.contains(folding.fold(text(cell))));
  }

  /** Returns the canonical value of a spelling, or null if it is none that the mapping names. */
  @Nullable String code(Object cell) {
    return codes.get(folding.fold(text(cell)));
  }

  /** Numbers as they are written in a mapping: 1, also where the source stores 1.0. */
  static String text(Object cell) {
    if (cell instanceof Double value && Double.isFinite(value)) {
      return text(BigDecimal.valueOf(value));
    }
    return cell instanceof BigDecimal value
        ? value.stripTrailingZeros().toPlainString()
        : cell.toString();
  }
}
