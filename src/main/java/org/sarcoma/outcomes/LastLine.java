package org.sarcoma.outcomes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sarcoma.outcomes.publish.PublishedRun;
import org.sarcoma.outcomes.result.ExitCode;

/** The last line of {@code run} on standard output, for schedulers. */
final class LastLine {
  private LastLine() {}

  static String of(PublishedRun run, long patients) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("status", run.status().name().toLowerCase(Locale.ROOT));
    line.put("run_id", run.runId().toString());
    line.put("data_cutoff", run.dataCutoff().toString());
    line.put("generation", run.generation());
    line.put("patients", patients);
    line.put("path", run.path());
    return json(line);
  }

  static String failed(ExitCode exitCode) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("status", "failed");
    line.put("exit_code", exitCode.number());
    return json(line);
  }

  private static String json(Map<String, Object> line) {
    try {
      return new ObjectMapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers are not JSON", e);
    }
  }
}
