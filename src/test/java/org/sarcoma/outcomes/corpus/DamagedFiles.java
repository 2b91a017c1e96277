package org.sarcoma.outcomes.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;
import org.sarcoma.outcomes.result.ExitCode;

/** Files of which some bytes are wrong. */
final class DamagedFiles {
  private static final String NUMBER = "size_cm";
  private static final String DATE = "diagnosis_date";

  private DamagedFiles() {}

  static List<CorpusCase> cases() {
    return Stream.of(cut(), ends(), pages(), footers(), chunks()).flatMap(it -> it).toList();
  }

  private static CorpusCase of(String what, Change change, Outcome outcome) {
    return CorpusCase.of("damaged", what, change, outcome);
  }

  private static Stream<CorpusCase> cut() {
    return Stream.of(
        of(
            "no bytes",
            ParquetBytes.cut(it -> 0),
            Outcome.ofFile(
                ExitCode.DATA,
                "has no bytes; an empty table still needs a file with its columns.")),
        of("cut after the first magic", ParquetBytes.cut(it -> 4), Outcome.damaged()),
        of("cut to the length of an empty file", ParquetBytes.cut(it -> 12), Outcome.damaged()),
        of("cut in the pages", ParquetBytes.cut(it -> it.start(NUMBER)), Outcome.damaged()),
        of("cut before the footer", ParquetBytes.cut(it -> it.footerStart()), Outcome.damaged()),
        of("cut in the footer", ParquetBytes.cut(it -> it.footerStart() + 100), Outcome.damaged()),
        of("the last byte missing", ParquetBytes.cut(it -> it.length() - 1), Outcome.damaged()));
  }

  private static Change replaced(UnaryOperator<byte[]> change) {
    return ParquetBytes.changed(change);
  }

  private static byte[] withByte(byte[] bytes, int fromEnd, int value) {
    byte[] changed = bytes.clone();
    changed[changed.length - fromEnd] = (byte) value;
    return changed;
  }

  private static Stream<CorpusCase> ends() {
    return Stream.of(
        of("another first magic", ParquetBytes.flipped(it -> 0), Outcome.damaged()),
        of("another last magic", ParquetBytes.flipped(it -> it.length() - 1), Outcome.damaged()),
        of(
            "a length of the footer below 0",
            replaced(it -> withByte(it, 5, 0x80)),
            Outcome.damaged()),
        of(
            "a length of the footer beyond the file",
            replaced(it -> withByte(it, 6, 0x10)),
            Outcome.damaged()),
        of("a shorter footer", replaced(it -> withByte(it, 7, 1)), Outcome.damaged()),
        of("zeros", replaced(it -> new byte[it.length]), Outcome.damaged()),
        of(
            "text instead of Parquet",
            replaced(it -> "patient_id;tumor_id\n".repeat(9).getBytes(StandardCharsets.UTF_8)),
            Outcome.damaged()),
        of(
            "an encrypted footer",
            replaced(DamagedFiles::markedAsEncrypted),
            Outcome.ofFile(ExitCode.DATA, "is encrypted; supply it without encryption.")));
  }

  private static byte[] markedAsEncrypted(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[3] = 'E';
    changed[changed.length - 1] = 'E';
    return changed;
  }

  private static Stream<CorpusCase> pages() {
    return Stream.of(
        of(
            "a bit of the header of a page",
            ParquetBytes.flipped(it -> it.dataPage(NUMBER)),
            Outcome.damagedIn("column \"size_cm\"")),
        of(
            "a bit of a number",
            ParquetBytes.flipped(it -> it.end(NUMBER) - 1),
            Outcome.damagedIn("column \"size_cm\"")),
        of(
            "a bit of a dictionary",
            ParquetBytes.flipped(it -> it.dataPage(NUMBER) - 1),
            Outcome.damagedIn("column \"size_cm\"")),
        of(
            "a bit of a date",
            ParquetBytes.flipped(it -> it.end(DATE) - 1),
            Outcome.damagedIn("column \"diagnosis_date\"")),
        of(
            "bits of two columns",
            ParquetBytes.flipped(it -> it.end(DATE) - 1)
                .then(ParquetBytes.flipped(it -> it.end(NUMBER) - 1)),
            Outcome.damagedIn("columns \"diagnosis_date\", \"size_cm\"")),
        of(
            "zeros for the pages",
            replaced(DamagedFiles::withoutPages),
            Outcome.damagedIn(
                "columns \"patient_id\", \"tumor_id\", \"diagnosis_date\", \"topography\", \"morphology\", \"fnclcc_grade\", \"size_cm\", \"presentation\", \"metastasis_date\", \"metastatic_lesion_count\", \"metastatic_sites\", \"ecog\", \"selection_reason\"")),
        of(
            "text that is not UTF-8",
            TableData.rewritten(
                it ->
                    it.with(
                        "topography",
                        "optional binary %s (STRING);",
                        text -> Binary.fromConstantByteArray(new byte[] {'C', (byte) 0xe4}))),
            Outcome.ofFile(
                ExitCode.DATA,
                "holds text in column \"topography\" that is not UTF-8; write it as UTF-8.")));
  }

  private static byte[] withoutPages(byte[] bytes) {
    byte[] changed = bytes.clone();
    Arrays.fill(changed, 4, new ParquetBytes(bytes).footerStart(), (byte) 0);
    return changed;
  }

  private static CorpusCase footer(String what, Consumer<FileMetaData> change, Outcome outcome) {
    return of(what, ParquetBytes.footer(change), outcome);
  }

  private static CorpusCase chunk(String what, Consumer<ColumnMetaData> change, String rest) {
    return of(what, ParquetBytes.chunk(NUMBER, change), Outcome.ofFile(ExitCode.DATA, rest));
  }

  private static Stream<CorpusCase> footers() {
    return Stream.of(
        footer(
            "another number of rows",
            it -> it.setNum_rows(it.getNum_rows() + 1),
            Outcome.contradictory("the number of rows")),
        footer(
            "a missing row group",
            it -> it.getRow_groups().clear(),
            Outcome.contradictory("the number of rows")),
        footer(
            "a row group with another number of rows",
            it -> it.getRow_groups().get(0).setNum_rows(3),
            Outcome.contradictory("the number of rows")),
        footer(
            "a column there twice",
            it -> it.getSchema().get(2).setName("patient_id"),
            Outcome.ofFile(
                ExitCode.DATA,
                "has more than one column \"patient_id\"; keep the one that is meant.")),
        of(
            "another type of a column",
            ParquetBytes.element(NUMBER, it -> it.setType(Type.INT64)),
            Outcome.contradictory("the type of column \"size_cm\"")),
        of(
            "two units of a point in time",
            TableData.rewritten(
                    it ->
                        it.with(
                            DATE,
                            "optional int64 %s (TIMESTAMP(MILLIS,true));",
                            day -> (int) day * 86_400_000L))
                .then(
                    ParquetBytes.element(
                        DATE,
                        it ->
                            it.setLogicalType(
                                LogicalType.TIMESTAMP(
                                    new TimestampType(
                                        true, TimeUnit.MICROS(new MicroSeconds())))))),
            Outcome.contradictory("the type of column \"diagnosis_date\"")));
  }

  private static Stream<CorpusCase> chunks() {
    String misplaced =
        "is damaged: its footer says that column \"size_cm\" is where it cannot be; supply it again.";
    return Stream.of(
        of(
            "a column where another is",
            ParquetBytes.footer(DamagedFiles::misplaced),
            Outcome.ofFile(
                    ExitCode.DATA,
                    "is damaged: its footer says that column \"fnclcc_grade\" is where it cannot be; supply it again.")
                .and(misplaced)),
        chunk(
            "a column beyond the file",
            it -> it.setDictionary_page_offset(0).setData_page_offset(1L << 40),
            misplaced),
        chunk("a column of no length", it -> it.setTotal_compressed_size(-1), misplaced),
        chunk(
            "another number of values",
            it -> it.setNum_values(it.getNum_values() - 1),
            "is damaged: its footer contradicts itself in the number of values of column \"size_cm\"; supply it again."),
        chunk(
            "a compression that nobody reads",
            it -> it.setCodec(CompressionCodec.LZO),
            "has column \"size_cm\" compressed by LZO, which cannot be read; use zstd, snappy or gzip."));
  }

  private static void misplaced(FileMetaData footer) {
    ColumnMetaData from = ParquetBytes.chunk(footer, "fnclcc_grade");
    ParquetBytes.chunk(footer, NUMBER)
        .setDictionary_page_offset(from.getDictionary_page_offset())
        .setData_page_offset(from.getData_page_offset());
  }
}
