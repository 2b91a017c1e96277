package org.sarcoma.outcomes;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.config.ConfigException;
import org.sarcoma.outcomes.config.ConfigurationFile;
import org.sarcoma.outcomes.config.Problems;
import org.sarcoma.outcomes.config.Section;
import org.sarcoma.outcomes.registry.Institution;
import org.sarcoma.outcomes.registry.Profiles;
import picocli.CommandLine.Option;

/** Options that say what is analyzed, and what they lead to. */
final class ConfigOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Configuration of the analysis.")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the published runs, instead of output.path.")
  private @Nullable String output;

  @Option(
      names = "--data-cutoff",
      paramLabel = "DATE",
      description = "Facts dated later do not exist, instead of data-cutoff.")
  private @Nullable String dataCutoff;

  @Option(
      names = "--print-config",
      description = "Print the configuration with all defaults, and end.")
  private boolean printConfig;

  /**
   * A configuration that has been read and found in order.
   *
   * @param output folder of the published runs: an absolute path or a URI
   * @param canonical everything that was configured, as one text
   */
  record Loaded(
      AnalysisConfig analysis, List<Institution> institutions, String output, String canonical) {}

  boolean printsConfig() {
    return printConfig;
  }

  /** The configuration with all defaults, as text. */
  String rendered() {
    return ConfigurationFile.canonical(config());
  }

  /** Reads every file and reports all problems together. */
  Loaded load() {
    Problems problems = new Problems();
    Config config = config();
    AnalysisConfig analysis = AnalysisConfig.from(Section.of(config, "", problems), file);
    StringBuilder canonical = new StringBuilder(ConfigurationFile.canonical(config));
    List<Institution> institutions = new ArrayList<>();
    Profiles profiles = new Profiles(analysis.profiles());
    for (Path institutionFile : analysis.institutionFiles()) {
      try {
        Config institution =
            profiles.complete(ConfigurationFile.alone(institutionFile), institutionFile);
        canonical.append(ConfigurationFile.canonical(institution));
        Problems found = new Problems();
        institutions.add(Institution.from(institution, institutionFile, found));
        found.throwIfAny(institutionFile + ": ");
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    String folder = analysis.output();
    if (folder == null) {
      problems.add("output.path is not set; set it, or give --output");
    }
    problems.throwIfAny();
    return new Loaded(
        analysis, institutions, resolved(String.valueOf(folder)), canonical.toString());
  }

  /** What is given on the command line is relative to where it is given, not to the file. */
  private String resolved(String folder) {
    if (folder.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return folder;
    }
    Path base = output == null ? file.toAbsolutePath().resolveSibling(folder) : Path.of(folder);
    return base.toAbsolutePath().normalize().toString();
  }

  private Config config() {
    Config config = ConfigurationFile.overDefaults(file);
    if (output != null) {
      config = config.withValue("output.path", ConfigValueFactory.fromAnyRef(output));
    }
    if (dataCutoff != null) {
      config = config.withValue("data-cutoff", ConfigValueFactory.fromAnyRef(dataCutoff));
    }
    return config;
  }
}
