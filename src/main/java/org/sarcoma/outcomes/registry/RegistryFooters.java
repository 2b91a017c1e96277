package org.sarcoma.outcomes.registry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * Finds the files of every table and reads their footers, which say what is there before it is
 * read.
 *
 * @param tables every table that could be listed, by institution, in canonical order
 * @param failures every folder and file that cannot be used
 */
record RegistryFooters(List<Table> tables, List<RegistryFailure> failures) {

  /**
   * A file and its footer.
   *
   * @param place of the mapping that reads the file, among those of the canonical table
   */
  record Footer(RegistryFile file, int place, ParquetMetadata metadata) {}

  /** The footers of a table that can be used, sorted by path. */
  record Table(Institution institution, TableMapping mapping, List<Footer> footers) {}

  private record Source(Institution institution, TableMapping mapping) {}

  private record SourceFile(Source source, FileStatus status) {}

  private record Listing(Source source, List<SourceFile> files) {}

  static RegistryFooters read(Configuration hadoop, List<Institution> institutions) {
    List<Source> sources =
        institutions.stream()
            .flatMap(it -> it.mappings().stream().map(mapping -> new Source(it, mapping)))
            .toList();
    try (Concurrently concurrently = new Concurrently()) {
      List<Listing> listings =
          concurrently.map(
              sources, it -> RegistryFailure.naming(it.institution.code(), () -> list(it, hadoop)));
      List<SourceFile> files = listings.stream().flatMap(it -> it.files.stream()).toList();
      List<Footer> footers =
          concurrently.map(
              files,
              it -> RegistryFailure.naming(it.source.institution.code(), () -> footer(it, hadoop)));
      List<Table> tables = listings.stream().map(it -> table(it.source, footers)).toList();
      return new RegistryFooters(
          tables, concurrently.failures().stream().map(RegistryFailure.class::cast).toList());
    }
  }

  private static Table table(Source source, List<Footer> footers) {
    return new Table(
        source.institution,
        source.mapping,
        footers.stream()
            .filter(it -> it.file.institution().equals(source.institution.code()))
            .filter(it -> it.file.table() == source.mapping.table())
            .filter(it -> it.place == source.mapping.place())
            .toList());
  }

  private static Listing list(Source source, Configuration hadoop) {
    List<FileStatus> found = files(source, hadoop);
    if (found.stream().anyMatch(FileStatus::isDirectory)) {
      throw new JobFailure(
          ExitCode.DATA,
          "%s: the folder holds folders; put the files of table %s directly into it."
              .formatted(folder(source), source.mapping.table().code()));
    }
    if (found.isEmpty()) {
      throw new JobFailure(
          ExitCode.DATA,
          "%s: no Parquet file found; an empty table still needs a file with its columns."
              .formatted(folder(source)));
    }
    return new Listing(source, found.stream().map(it -> new SourceFile(source, it)).toList());
  }

  private static List<FileStatus> files(Source source, Configuration hadoop) {
    Path folder = source.mapping.folder(source.institution);
    try {
      return Arrays.stream(folder.getFileSystem(hadoop).listStatus(folder))
          .filter(it -> !it.getPath().getName().startsWith("_"))
          .filter(it -> !it.getPath().getName().startsWith("."))
          .sorted(Comparator.comparing(it -> it.getPath().toString()))
          .toList();
    } catch (FileNotFoundException e) {
      throw isThere(new Path(source.institution.path()), hadoop)
          ? withoutFolder(source)
          : new JobFailure(
              ExitCode.NO_INPUT,
              "Registry \"%s\" (%s): the folder does not exist; correct path in institutions/%1$s.conf."
                  .formatted(source.institution.code(), source.institution.path()));
    } catch (AccessControlException | AccessDeniedException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT,
          "%s: the folder may not be listed; ask for permission.".formatted(folder(source)));
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO,
          "%s: the folder cannot be listed (%s)."
              .formatted(folder(source), e.getClass().getSimpleName()));
    }
  }

  private static boolean isThere(Path folder, Configuration hadoop) {
    try {
      return folder.getFileSystem(hadoop).exists(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static JobFailure withoutFolder(Source source) {
    return new JobFailure(
        ExitCode.NO_INPUT,
        "%s: the folder does not exist; correct tables.%s.path in institutions/%s.conf%s."
            .formatted(
                folder(source),
                source.mapping.table().key(),
                source.institution.code(),
                source.mapping.table().isOptional() ? ", or declare the table absent" : ""));
  }

  private static Footer footer(SourceFile source, Configuration hadoop) {
    FooterBytes bytes = bytes(source, hadoop);
    try {
      ParquetMetadata metadata = bytes.metadata();
      RegistryFile file =
          new RegistryFile(
              source.source.institution.code(),
              source.source.mapping.table(),
              source.status.getPath().toString(),
              source.status.getLen(),
              bytes.sha256(),
              metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum());
      return new Footer(file, source.source.mapping.place(), metadata);
    } catch (IOException | RuntimeException e) {
      throw damaged(source);
    }
  }

  private static FooterBytes bytes(SourceFile source, Configuration hadoop) {
    try {
      return FooterBytes.read(source.status, hadoop);
    } catch (EOFException | ChecksumException e) {
      throw damaged(source);
    } catch (FileNotFoundException | AccessControlException | AccessDeniedException e) {
      throw new JobFailure(
          ExitCode.NO_INPUT, file(source) + " is gone or may not be read; ask for permission.");
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.IO,
          "%s cannot be read (%s); run again."
              .formatted(file(source), e.getClass().getSimpleName()));
    }
  }

  // What the library throws may quote bytes of the file, so it is not passed on as a cause.
  private static JobFailure damaged(SourceFile source) {
    return new JobFailure(
        ExitCode.DATA,
        file(source)
            + " is not a readable Parquet file; it may be cut short or damaged, supply it again.");
  }

  private static String folder(Source source) {
    return "Registry \"%s\" (%s)"
        .formatted(source.institution.code(), source.mapping.folder(source.institution));
  }

  private static String file(SourceFile source) {
    return "Registry \"%s\": file %s of table %s"
        .formatted(
            source.source.institution.code(),
            source.status.getPath(),
            source.source.mapping.table().code());
  }
}
