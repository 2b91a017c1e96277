package org.sarcoma.outcomes.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.Nearest;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * How much may be wrong with a registry.
 *
 * @param maximumRejectedShare in [0, 1], of the rows of one table of one institution
 * @param thresholds by check, where there are any
 */
public record QualityGate(double maximumRejectedShare, Map<RecordCheck, Thresholds> thresholds) {
  private static final String REJECTED_SHARE = "rejected_share";

  /**
   * Shares of the rows of one table of one institution above which something happens, in [0, 1].
   *
   * @param warnAbove it is said
   * @param excludeAbove the institution is left out as a whole
   * @param stopAbove the run stops
   */
  public record Thresholds(
      @Nullable Double warnAbove, @Nullable Double excludeAbove, @Nullable Double stopAbove) {}

  public QualityGate {
    thresholds = Map.copyOf(thresholds);
  }

  /** Reads section {@code quality}. */
  public static QualityGate from(Section section) {
    double share = section.decimal("maximum-rejected-share");
    if (!(share >= 0 && share <= 1)) {
      section.problem("maximum-rejected-share", "is not in [0, 1]; write 0.1 for 10%");
    }
    Map<RecordCheck, Thresholds> thresholds = new EnumMap<>(RecordCheck.class);
    List<String> known = Arrays.stream(RecordCheck.values()).map(RecordCheck::code).toList();
    section
        .sections("rules")
        .forEach(
            (code, own) -> {
              Thresholds limits =
                  new Thresholds(
                      share(own, "warn-above"),
                      share(own, "exclude-above"),
                      share(own, "stop-above"));
              own.end();
              if (known.contains(code)) {
                thresholds.put(RecordCheck.valueOf(code.toUpperCase(Locale.ROOT)), limits);
              } else {
                section.problem(
                    "rules",
                    "names %s, which is no record check%s"
                        .formatted(code, Nearest.suggestion(code, known)));
              }
            });
    section.end();
    return new QualityGate(share, thresholds);
  }

  private static @Nullable Double share(Section section, String key) {
    if (!section.has(key)) {
      return null;
    }
    double share = section.decimal(key);
    if (!(share >= 0 && share <= 1)) {
      section.problem(key, "is not in [0, 1]; write 0.1 for 10%");
    }
    return share;
  }

  /**
   * Judges what was read.
   *
   * @return institutions to be left out, each once
   * @throws JobFailure if the run has to stop
   */
  public List<Exclusion> judge(Registries registries, QualityCounts counts) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (Institution institution : registries.institutions()) {
      exclusion(institution, registries, counts).ifPresent(exclusions::add);
    }
    return exclusions;
  }

  private Optional<Exclusion> exclusion(
      Institution institution, Registries registries, QualityCounts counts) {
    Exclusion first = null;
    for (RegistryTable table : RegistryTable.values()) {
      Long rows = registries.rows(table).get(institution.code());
      if (rows != null) {
        Judged judged = new Judged(institution, table, rows, counts);
        judged.checkReadWhole();
        Exclusion found = judge(judged);
        first = first == null ? found : first;
      }
    }
    return Optional.ofNullable(first);
  }

  private @Nullable Exclusion judge(Judged judged) {
    Exclusion first = null;
    for (Map.Entry<RecordCheck, Thresholds> it : new TreeMap<>(thresholds).entrySet()) {
      Thresholds limits = it.getValue();
      long failed = judged.failed(it.getKey());
      if (isAbove(failed, judged.rows(), limits.stopAbove())) {
        throw new JobFailure(
            ExitCode.DATA, judged.sentence(it.getKey(), "stop", limits.stopAbove()));
      }
      if (first == null && isAbove(failed, judged.rows(), limits.excludeAbove())) {
        first =
            judged.exclusion(
                it.getKey().code(),
                failed,
                judged.sentence(it.getKey(), "exclude", limits.excludeAbove()));
      }
    }
    if (!isAbove(judged.rejected(), judged.rows(), maximumRejectedShare)) {
      return first;
    }
    if (judged.institution().onFailure() == Institution.OnFailure.FAIL && first == null) {
      throw new JobFailure(ExitCode.DATA, judged.rejectedSentence(maximumRejectedShare));
    }
    return first != null
        ? first
        : judged.exclusion(
            REJECTED_SHARE, judged.rejected(), judged.rejectedSentence(maximumRejectedShare));
  }

  /** Whether the share of a check is one to be pointed out. */
  boolean isWarning(RecordCheck check, long failed, long rows) {
    Thresholds limits = thresholds.get(check);
    return limits != null && isAbove(failed, rows, limits.warnAbove());
  }

  /** Exact: in binary 0.29 of 100 rows is less than 29. */
  private static boolean isAbove(long failed, long rows, @Nullable Double share) {
    return share != null
        && BigDecimal.valueOf(failed)
                .compareTo(BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(rows)))
            > 0;
  }

  /** One table of one institution before the gate. */
  private record Judged(
      Institution institution, RegistryTable table, long rows, QualityCounts counts) {

    long failed(RecordCheck check) {
      return counts.rows(institution.code(), table, check);
    }

    long rejected() {
      return Arrays.stream(RecordCheck.values())
          .filter(it -> it.action() == RecordCheck.Action.REJECTED)
          .mapToLong(this::failed)
          .sum();
    }

    void checkReadWhole() {
      long read = failed(RecordCheck.ROWS_READ);
      if (read != rows) {
        throw new JobFailure(
            ExitCode.TEMPORARY,
            "Registry \"%s\", table %s: the files promise %d rows, but %d were read; they changed while being read, run again."
                .formatted(institution.code(), table.code(), rows, read));
      }
    }

    String sentence(RecordCheck check, String limit, @Nullable Double share) {
      return "Registry \"%s\", table %s: %d of %d rows break rule %s, more than %s; correct the mapping or the registry, or raise quality.rules.%s.%s-above."
          .formatted(
              institution.code(),
              table.code(),
              failed(check),
              rows,
              check.code(),
              share,
              check.code(),
              limit);
    }

    String rejectedSentence(double share) {
      return "Registry \"%s\", table %s: %d of %d rows are rejected, more than the accepted share %s; correct the mapping or the registry, or raise quality.maximum-rejected-share."
          .formatted(institution.code(), table.code(), rejected(), rows, share);
    }

    Exclusion exclusion(String rule, long failed, String sentence) {
      return new Exclusion(institution.code(), table.code(), rule, rows, failed, sentence);
    }
  }
}
