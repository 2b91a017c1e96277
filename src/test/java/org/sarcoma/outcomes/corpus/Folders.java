package org.sarcoma.outcomes.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sarcoma.outcomes.result.ExitCode;

/** Files in order, in folders that are not. */
final class Folders {
  private Folders() {}

  static List<CorpusCase> cases() {
    return Stream.of(missing(), leftovers(), visible()).flatMap(it -> it).toList();
  }

  private static CorpusCase of(String what, Change change, ExitCode exitCode, String rest) {
    return CorpusCase.of("folder", what, change, Outcome.ofFolder(exitCode, rest));
  }

  private static Stream<CorpusCase> missing() {
    String empty = "no Parquet file found; an empty table still needs a file with its columns.";
    return Stream.of(
        of(
            "no folder",
            WrittenOtherwise::deleteAll,
            ExitCode.NO_INPUT,
            "the folder does not exist; correct tables.diagnosis.path in institutions/study.conf."),
        of("an empty folder", it -> Files.delete(it.resolve(Change.FILE)), ExitCode.DATA, empty),
        of(
            "a folder that says it is complete, and is empty",
            it -> Files.move(it.resolve(Change.FILE), it.resolve("_SUCCESS")),
            ExitCode.DATA,
            empty),
        CorpusCase.of(
                "folder",
                "no folder of a table that need not be kept",
                WrittenOtherwise::deleteAll,
                Outcome.ofFolder(
                    ExitCode.NO_INPUT,
                    "the folder does not exist; correct tables.surgery.path in institutions/study.conf, or declare the table absent."))
            .inTable("surgery"));
  }

  private static Change hidden(String name) {
    return folder -> {
      Path place = folder.resolve(name);
      Files.createDirectories(place);
      Files.copy(folder.resolve(Change.FILE), place.resolve("part-9.parquet"));
    };
  }

  private static Stream<CorpusCase> leftovers() {
    Stream<CorpusCase> writers =
        Stream.of("_temporary", ".spark-staging-1234", ".hive-staging_hive_1")
            .map(
                it ->
                    of(
                        it,
                        hidden(it),
                        ExitCode.TEMPORARY,
                        "%s shows that table diagnosis is not written to its end; run again when it is, or remove %1$s if nobody writes."
                            .formatted(it)));
    Stream<CorpusCase> formats =
        Stream.of("_delta_log", "_spark_metadata", ".hoodie")
            .map(
                it ->
                    of(
                        it,
                        hidden(it),
                        ExitCode.DATA,
                        "%s shows that not every file here counts; export table diagnosis as plain Parquet files."
                            .formatted(it)));
    Stream<CorpusCase> aside =
        Stream.of("_old", ".part-1.parquet")
            .map(
                it ->
                    of(
                        it,
                        hidden(it),
                        ExitCode.DATA,
                        "%s is hidden, but holds Parquet; remove it, or rename it if it belongs to table diagnosis."
                            .formatted(it)));
    return Stream.of(writers, formats, aside).flatMap(it -> it);
  }

  private static Stream<CorpusCase> visible() {
    String folders = "the folder holds folders; put the files of table diagnosis directly into it.";
    return Stream.of(
        of("folders of a partition", hidden("year=2020"), ExitCode.DATA, folders),
        of("folders of a hidden partition", hidden("_year=2020"), ExitCode.DATA, folders),
        CorpusCase.of(
            "folder",
            "text beside",
            it -> Files.writeString(it.resolve("README.txt"), "Supplied on Monday.\n"),
            Outcome.ofFile(
                ExitCode.DATA,
                "README.txt",
                "is not a readable Parquet file; it may be cut short or damaged, supply it again.")));
  }
}
