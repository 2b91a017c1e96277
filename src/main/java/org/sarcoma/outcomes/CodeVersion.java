package org.sarcoma.outcomes;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of the job, from the manifest of its jar. */
final class CodeVersion implements IVersionProvider {

  static String current() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public @Nullable String[] getVersion() {
    return new @Nullable String[] {"sarcoma-outcomes " + current()};
  }
}
