package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** What is wrong with the files of each institution, as far as their footers tell. */
final class OpeningProblems {
  private final Map<String, List<String>> sentences = new TreeMap<>();
  private final Map<String, ExitCode> exitCodes = new TreeMap<>();

  void add(RegistryFailure failure) {
    add(failure.institution(), String.valueOf(failure.getMessage()));
    exitCodes.putIfAbsent(failure.institution(), failure.exitCode());
  }

  void add(String institution, String sentence) {
    List<String> all = sentences.computeIfAbsent(institution, it -> new ArrayList<>());
    if (!all.contains(sentence)) {
      all.add(sentence);
    }
  }

  /**
   * Institutions that are left out for their problems.
   *
   * @throws JobFailure with the problems of all institutions of which a failure stops the run
   */
  List<Exclusion> exclusions(List<Institution> institutions) {
    List<Exclusion> exclusions = new ArrayList<>();
    Set<String> stopping = new LinkedHashSet<>();
    @Nullable ExitCode exitCode = null;
    for (Institution institution : institutions) {
      List<String> own = sentences.getOrDefault(institution.code(), List.of());
      if (!own.isEmpty() && institution.onFailure() == Institution.OnFailure.EXCLUDE) {
        exclusions.add(
            Exclusion.unreadable(institution.code(), String.join(System.lineSeparator(), own)));
      } else if (!own.isEmpty()) {
        stopping.addAll(own);
        ExitCode its = exitCodes.get(institution.code());
        exitCode = exitCode == null ? its : exitCode;
      }
    }
    if (!stopping.isEmpty()) {
      throw new JobFailure(
          exitCode == null ? ExitCode.DATA : exitCode,
          String.join(System.lineSeparator(), stopping));
    }
    return exclusions;
  }
}
