package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where a path really is, symbolic links of the local file system resolved.
 *
 * @param fileSystem scheme and authority
 * @param names the names from the root on
 */
record Location(String fileSystem, List<String> names) {
  static Location of(Configuration configuration, Path path) throws IOException {
    Path qualified = path.getFileSystem(configuration).makeQualified(path);
    String fileSystem = "%s://%s".formatted(scheme(qualified), authority(qualified));
    String names =
        isLocal(qualified)
            ? real(local(qualified)).toString()
            : qualified.toUri().normalize().getPath();
    return new Location(
        fileSystem, Arrays.stream(names.split("/")).filter(name -> !name.isEmpty()).toList());
  }

  static boolean isLocal(Path qualified) {
    return scheme(qualified).equals("file");
  }

  static java.nio.file.Path local(Path qualified) {
    return java.nio.file.Path.of(qualified.toUri().getPath());
  }

  /** Says whether another location is this one or lies below it. */
  boolean holds(Location other) {
    return fileSystem.equals(other.fileSystem)
        && names.size() <= other.names.size()
        && names.equals(other.names.subList(0, names.size()));
  }

  /** The nearest path upwards that exists. */
  static java.nio.file.Path existing(java.nio.file.Path path) {
    java.nio.file.Path parent = path.getParent();
    return Files.exists(path) || parent == null ? path : existing(parent);
  }

  private static java.nio.file.Path real(java.nio.file.Path path) throws IOException {
    java.nio.file.Path existing = existing(path);
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  private static String scheme(Path path) {
    return String.valueOf(path.toUri().getScheme());
  }

  private static String authority(Path path) {
    return path.toUri().getAuthority() == null ? "" : path.toUri().getAuthority();
  }
}
