package org.sarcoma.outcomes.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException.UnresolvedSubstitution;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one HOCON file and nothing else: no include, no environment variable, no system property,
 * so that the file alone says what a run does.
 */
public final class ConfigurationFile {
  private static final ConfigResolveOptions WITHIN_THE_FILE = ConfigResolveOptions.noSystem();
  private static final ConfigRenderOptions CANONICAL =
      ConfigRenderOptions.concise().setFormatted(true).setJson(true);

  private ConfigurationFile() {}

  /** Reads the file over the defaults of {@code reference.conf}. */
  public static Config overDefaults(Path file) {
    Config defaults =
        ConfigFactory.parseResources(Problems.class.getClassLoader(), "reference.conf");
    return resolve(parse(file).withFallback(defaults), file);
  }

  /** Reads the file alone. */
  public static Config alone(Path file) {
    return resolve(parse(file), file);
  }

  /** The resolved configuration with sorted keys: the same text for the same settings. */
  public static String canonical(Config config) {
    return config.root().render(CANONICAL);
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          List.of(
              Files.isDirectory(file)
                  ? "%s is a folder; name a configuration file".formatted(file)
                  : "%s does not exist; name a configuration file".formatted(file)));
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(),
          ConfigParseOptions.defaults()
              .setSyntax(ConfigSyntax.CONF)
              .setAllowMissing(false)
              .setIncluder(new NoIncludes(file)));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(
          List.of("%s cannot be read: %s".formatted(file, withoutPath(e, file))));
    }
  }

  /** Line and cause; the library puts the path before them. */
  private static String withoutPath(Exception e, Path file) {
    String path = file.toFile().getAbsolutePath() + ": ";
    return String.valueOf(e.getMessage()).replace(path, "line ");
  }

  private static Config resolve(Config config, Path file) {
    try {
      return config.resolve(WITHIN_THE_FILE);
    } catch (UnresolvedSubstitution e) {
      throw new ConfigException(
          List.of(
              "%s refers to a key that is not in the file: %s; environment variables are not read"
                  .formatted(file, e.getMessage())));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(List.of("%s cannot be read: %s".formatted(file, e.getMessage())));
    }
  }
}
