package org.sarcoma.outcomes.cohort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.Diagnosis;

/**
 * The ICD-O-3 morphologies that are soft tissue sarcomas, with the group each is reported in. Read
 * from the versioned list {@code soft-tissue-sarcoma.csv}, whose header names its sources.
 */
public final class SoftTissueHistologies implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String RESOURCE = "soft-tissue-sarcoma.csv";

  private final HashMap<String, String> groups;

  private SoftTissueHistologies(Map<String, String> groups) {
    this.groups = new HashMap<>(groups);
  }

  /** Reads the list that comes with the job. */
  public static SoftTissueHistologies bundled() {
    TreeMap<String, String> groups = new TreeMap<>();
    try (InputStream stream = SoftTissueHistologies.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(stream, RESOURCE), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(it -> !it.isBlank() && !it.startsWith("#") && !it.startsWith("morphology"))
          .map(it -> it.split(",", -1))
          .forEach(it -> groups.put(it[0].strip(), it[it.length - 1].strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SoftTissueHistologies(groups);
  }

  /** Morphology to group, sorted. */
  public Map<String, String> groups() {
    return Map.copyOf(groups);
  }

  /** Bone is {@code C40} and {@code C41}: a listed morphology that arises there is not counted. */
  boolean isSoftTissueSarcoma(Diagnosis diagnosis) {
    String site = diagnosis.topography();
    boolean inBone = site != null && (site.startsWith("C40") || site.startsWith("C41"));
    return !inBone && group(diagnosis) != null;
  }

  /** Returns the histology group, or null for a morphology that is not listed or not recorded. */
  @Nullable String group(Diagnosis diagnosis) {
    String morphology = diagnosis.morphology();
    return morphology == null ? null : groups.get(morphology.strip());
  }
}
