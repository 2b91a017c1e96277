package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Every case, and the registry that they start from. */
public final class Corpus {
  private Corpus() {}

  /** All cases, in a fixed order. */
  public static List<CorpusCase> cases() {
    return Stream.of(
            StoredOtherwise.cases(),
            WrittenOtherwise.cases(),
            RefusedSchemas.cases(),
            DamagedFiles.cases(),
            Folders.cases(),
            ChangingFiles.cases())
        .flatMap(Collection::stream)
        .toList();
  }

  /** Copies a registry whose tables are one file each, without checksums beside the files. */
  public static void copy(Path registry, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(registry)) {
      for (Path file : files.filter(it -> it.endsWith(Change.FILE)).toList()) {
        Path target = to.resolve(registry.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
