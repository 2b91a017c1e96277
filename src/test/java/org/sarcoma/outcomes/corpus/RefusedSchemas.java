package org.sarcoma.outcomes.corpus;

import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.sarcoma.outcomes.result.ExitCode;

/** Files in order whose columns are not those that the mapping names. */
final class RefusedSchemas {
  private static final String DATE = "diagnosis_date";
  private static final String NUMBER = "size_cm";
  private static final String LIST =
      "optional group %s (LIST) { repeated group list { optional double element; } }";

  private RefusedSchemas() {}

  static List<CorpusCase> cases() {
    return Stream.concat(types(), files()).toList();
  }

  private static CorpusCase of(String what, Change change, String rest) {
    return CorpusCase.of("refused", what, change, Outcome.ofFolder(ExitCode.DATA, rest));
  }

  private static Change with(String column, String type, Object value) {
    return TableData.rewritten(it -> it.with(column, type, old -> value));
  }

  private static String unusable(String column, String type) {
    return "column \"%s\" is of type %s, which %1$s cannot be read from. Correct it in institutions/study.conf, key tables.diagnosis.columns.%s, or list %3$s under absent."
        .formatted(column, type, column.replace('_', '-'));
  }

  private static Stream<CorpusCase> types() {
    Binary bytes = Binary.fromConstantByteArray(new byte[16]);
    return Stream.of(
        of(
            "a list for a number",
            with(NUMBER, LIST, (Cell.Nested) it -> it.addGroup("list").add("element", 1.0)),
            unusable(NUMBER, "list or structure")),
        of(
            "a structure for a number",
            with(
                NUMBER,
                "optional group %s { optional double cm; }",
                (Cell.Nested) it -> it.add("cm", 1.0)),
            unusable(NUMBER, "list or structure")),
        of(
            "a repeated number",
            with(NUMBER, "repeated double %s;", 1.0),
            unusable(NUMBER, "list or structure")),
        of(
            "true or false for a date",
            with(DATE, "optional boolean %s;", true),
            unusable(DATE, "boolean")),
        of(
            "a number with a fraction for a date",
            with(DATE, "optional double %s;", 1.0),
            unusable(DATE, "double")),
        of(
            "a date for a number",
            with(NUMBER, "optional int32 %s (DATE);", 1),
            unusable(NUMBER, "int32 (DATE)")),
        of(
            "a time of day for a date",
            with(DATE, "optional int32 %s (TIME(MILLIS,true));", 1),
            unusable(DATE, "int32 (TIME(MILLIS,true))")),
        of(
            "unsigned numbers of 64 bits",
            with(NUMBER, "optional int64 %s (INTEGER(64,false));", 1L),
            unusable(NUMBER, "int64 (INTEGER(64,false))")),
        of(
            "a UUID for a number",
            with(NUMBER, "optional fixed_len_byte_array(16) %s (UUID);", bytes),
            unusable(NUMBER, "fixed_len_byte_array (UUID)")),
        of(
            "JSON for a number",
            with(NUMBER, "optional binary %s (JSON);", "1"),
            unusable(NUMBER, "binary (JSON)")));
  }

  private static String missing(String present) {
    return "column \"size_cm\" not found, but size_cm is mapped to it. Columns present: %s. Correct it in institutions/study.conf, key tables.diagnosis.columns.size-cm, or list size-cm under absent."
        .formatted(present);
  }

  private static Stream<CorpusCase> files() {
    String rest =
        "patient_id, tumor_id, diagnosis_date, topography, morphology, fnclcc_grade, presentation,"
            + " metastasis_date, metastatic_lesion_count, metastatic_sites, ecog, selection_reason";
    return Stream.of(
        of("a missing column", TableData.rewritten(it -> it.without(NUMBER)), missing(rest)),
        of(
            "a column that one of two files lacks",
            WrittenOtherwise.split(it -> it.without(NUMBER)),
            missing(rest)),
        of(
            "a column in capitals",
            TableData.rewritten(
                it -> it.without(NUMBER).withColumn("SIZE_CM", "optional double %s;", 1.0)),
            missing("SIZE_CM, " + rest)),
        of(
            "a date in one file and text in another",
            WrittenOtherwise.split(
                it -> it.with(DATE, "optional binary %s (STRING);", day -> "2020-01-01")),
            "column \"diagnosis_date\" is a date or text, depending on the file; write all files of the table alike."),
        of(
            "numbers with a fraction in one file and text in another",
            WrittenOtherwise.split(
                it -> it.with(NUMBER, "optional binary %s (STRING);", Object::toString)),
            "column \"size_cm\" is a number or text, depending on the file; write all files of the table alike."));
  }
}
