package org.sarcoma.outcomes.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/**
 * Refuses every include, so that nothing outside the named file is read. It has to answer each of
 * the library's four interfaces: one that it left out would fall back to reading.
 */
final class NoIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private final Path file;

  NoIncludes(Path file) {
    this.file = file;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    throw refused();
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    throw refused();
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused();
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused();
  }

  private ConfigException refused() {
    return new ConfigException(
        List.of(
            "%s has an include, which is not allowed; put everything into one file"
                .formatted(file)));
  }
}
