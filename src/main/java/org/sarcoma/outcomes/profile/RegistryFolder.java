package org.sarcoma.outcomes.profile;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.sarcoma.outcomes.registry.UnmappedTable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * The deepest folder that holds all tables of a registry.
 *
 * @param folder qualified
 */
public record RegistryFolder(Path folder) {
  private static final int LONGEST_CODE = 32;

  /**
   * Finds the folder.
   *
   * @throws JobFailure if the tables have none in common
   */
  public static RegistryFolder of(List<UnmappedTable> tables) {
    Path folder = null;
    for (UnmappedTable table : tables) {
      Path parent = table.path().getParent();
      folder = folder == null ? parent : common(folder, parent);
    }
    if (folder == null) {
      throw new JobFailure(
          ExitCode.USAGE, "The tables lie in no folder together; profile them one by one.");
    }
    return new RegistryFolder(folder);
  }

  /** A local path as it is, anything else as a URI. */
  String path() {
    URI uri = folder.toUri();
    return "file".equals(uri.getScheme()) ? uri.getPath() : folder.toString();
  }

  /** Path of a table below this folder. */
  String relative(Path table) {
    String path = folder.toUri().getPath();
    String below = table.toUri().getPath().substring(path.length());
    return below.startsWith("/") ? below.substring(1) : below;
  }

  /** Name of the folder, as far as it can be the code of an institution. */
  public String code() {
    String name = folder.getName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+|^[_-]+", "");
    return name.isEmpty()
        ? "institution"
        : name.substring(0, Math.min(LONGEST_CODE, name.length()));
  }

  private static Path common(Path one, Path other) {
    Path folder = one;
    while (folder != null && !isIn(other, folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static boolean isIn(Path path, Path folder) {
    Path above = path;
    while (above != null && !above.equals(folder)) {
      above = above.getParent();
    }
    return above != null;
  }
}
