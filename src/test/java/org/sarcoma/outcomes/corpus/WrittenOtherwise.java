package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The same columns and rows, written in another way, or in other files. */
final class WrittenOtherwise {
  private static final String LIST =
      "optional group %s (LIST) { repeated group list { optional int32 element; } }";
  private static final String MAP =
      "optional group %s (MAP) { repeated group key_value { required int32 key; optional int32"
          + " value; } }";
  private static final String SECOND = "part-1.parquet";
  private static final int SOME = 7;

  private WrittenOtherwise() {}

  static List<CorpusCase> cases() {
    return Stream.of(codecs(), pages(), columns(), files(), besides()).flatMap(it -> it).toList();
  }

  private static CorpusCase of(String what, Change change) {
    return CorpusCase.of("written otherwise", what, change, Outcome.readExactly());
  }

  private static Stream<CorpusCase> codecs() {
    return Stream.of("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW")
        .map(
            it ->
                of(
                    "compressed by " + it,
                    written(to -> to.withCompressionCodec(CompressionCodecName.valueOf(it)))));
  }

  private static Change written(TableData.Settings settings) {
    return TableData.rewritten(it -> it, settings);
  }

  private static Stream<CorpusCase> pages() {
    return Stream.of(
        of("without dictionaries", written(it -> it.withDictionaryEncoding(false))),
        of("pages of version 2", written(it -> it.withWriterVersion(WriterVersion.PARQUET_2_0))),
        of("without checksums of pages", written(it -> it.withPageWriteChecksumEnabled(false))),
        of(
            "several pages",
            written(
                it ->
                    it.withPageRowCountLimit(SOME)
                        .withDictionaryEncoding(false)
                        .withMinRowCountForPageSizeCheck(1))),
        of(
            "several row groups",
            written(
                it ->
                    it.withRowGroupSize(256L)
                        .withMinRowCountForPageSizeCheck(1)
                        .withMaxRowCountForPageSizeCheck(2))),
        of("with Bloom filters", written(it -> it.withBloomFilterEnabled(true))),
        of("bytes split into streams", written(it -> it.withByteStreamSplitEncoding(true))));
  }

  private static Stream<CorpusCase> columns() {
    return Stream.of(
        of("columns in another order", TableData.rewritten(TableData::inReverse)),
        of(
            "another column",
            TableData.rewritten(it -> it.withColumn("remark", "optional binary %s (JSON);", "{}"))),
        of(
            "a list beside",
            TableData.rewritten(
                it ->
                    it.withColumn(
                        "lesions",
                        LIST,
                        (Cell.Nested) list -> list.addGroup("list").add("element", 1)))),
        of(
            "a map beside",
            TableData.rewritten(
                it ->
                    it.withColumn(
                        "visits",
                        MAP,
                        (Cell.Nested) map -> map.addGroup("key_value").append("key", 1)))));
  }

  private static Stream<CorpusCase> files() {
    return Stream.of(
        of("two files", split(it -> it)),
        of("files with columns in other orders", split(TableData::inReverse)),
        of(
            "files of which one has another column",
            split(it -> it.withColumn("remark", "optional binary %s (STRING);", "-"))),
        of(
            "files of which one has wider numbers",
            split(
                it -> it.with("fnclcc_grade", "optional int64 %s;", value -> (long) (int) value))),
        of(
            "files of which one has points in time",
            split(
                it ->
                    it.with(
                        "diagnosis_date",
                        "optional int64 %s (TIMESTAMP(MILLIS,true));",
                        value -> (int) value * 86_400_000L))),
        of(
            "a file without rows beside",
            folder ->
                TableData.read(folder.resolve(Change.FILE))
                    .rows(0, 0)
                    .write(folder.resolve(SECOND), it -> {})),
        of(
            "a file instead of a folder",
            folder -> {
              Path aside = folder.resolveSibling("aside.parquet");
              Files.move(folder.resolve(Change.FILE), aside);
              deleteAll(folder);
              Files.move(aside, folder);
            }));
  }

  static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Some rows stay in the file, the others go to a second one, which is changed. */
  static Change split(TableData.Rewriting ofSecond) {
    return folder -> {
      TableData all = TableData.read(folder.resolve(Change.FILE));
      all.rows(0, SOME).write(folder.resolve(Change.FILE), it -> {});
      ofSecond.apply(all.rows(SOME, all.rows().size())).write(folder.resolve(SECOND), it -> {});
    };
  }

  private static Stream<CorpusCase> besides() {
    return Stream.of("_SUCCESS", ".DS_Store", "_metadata", "_started_1234", "._part-0.parquet")
        .map(it -> of(it + " beside", folder -> Files.writeString(folder.resolve(it), "anything")));
  }
}
