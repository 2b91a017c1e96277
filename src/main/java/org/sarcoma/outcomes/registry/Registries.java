package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/**
 * The registries of a run: found, checked by their footers, and ready to be read once.
 *
 * <p>Tasks read the files by themselves, without a plan of Spark SQL: dozens of small tables are
 * then one stage, which starts at once, and no setting of the session can change what a cell is.
 */
public final class Registries {
  private final Configuration hadoop;
  private final List<Institution> institutions;
  private final List<Exclusion> exclusions;
  private final List<RegistryFile> files;
  private final List<FilePart> parts;

  private Registries(
      Configuration hadoop,
      List<Institution> institutions,
      List<Exclusion> exclusions,
      List<RegistryFile> files,
      List<FilePart> parts) {
    this.hadoop = hadoop;
    this.institutions = List.copyOf(institutions);
    this.exclusions = List.copyOf(exclusions);
    this.files = List.copyOf(files);
    this.parts = List.copyOf(parts);
  }

  /**
   * Finds the files of every table and checks every mapped column.
   *
   * @param institutions in the order of precedence
   * @throws JobFailure with everything that is missing, damaged or mistyped in all institutions of
   *     which a failure stops the run
   */
  public static Registries open(Configuration hadoop, List<Institution> institutions) {
    RegistryFooters footers = RegistryFooters.read(hadoop, institutions);
    OpeningProblems problems = new OpeningProblems();
    footers.failures().forEach(problems::add);
    List<RegistryFile> files = new ArrayList<>();
    List<FilePart> parts = new ArrayList<>();
    for (RegistryFooters.Table table : footers.tables()) {
      String code = table.institution().code();
      SourceSchema.of(table).problems().forEach(it -> problems.add(code, it));
      TableScan scan =
          new TableScan(
              code, table.mapping(), table.institution().isMerged(table.mapping().table()));
      for (RegistryFooters.Footer footer : table.footers()) {
        files.add(footer.file());
        parts.addAll(FilePart.of(scan, footer));
      }
    }
    return new Registries(hadoop, institutions, List.of(), files, parts)
        .without(problems.exclusions(institutions));
  }

  /**
   * The same without institutions that are left out.
   *
   * @throws JobFailure if none is left
   */
  public Registries without(List<Exclusion> more) {
    Set<String> codes = more.stream().map(Exclusion::institution).collect(Collectors.toSet());
    List<Exclusion> all = new ArrayList<>(exclusions);
    all.addAll(more);
    if (codes.size() == institutions.size()) {
      throw new JobFailure(
          ExitCode.DATA,
          Stream.concat(
                  more.stream().map(Exclusion::sentence),
                  Stream.of("No institution is left to analyze."))
              .collect(Collectors.joining(System.lineSeparator())));
    }
    return new Registries(
        hadoop,
        institutions.stream().filter(it -> !codes.contains(it.code())).toList(),
        all,
        files.stream().filter(it -> !codes.contains(it.institution())).toList(),
        parts.stream().filter(it -> !codes.contains(it.scan().institution())).toList());
  }

  /**
   * What is left out for a failure while reading.
   *
   * @throws JobFailure if the failure stops the run
   */
  public List<Exclusion> exclusions(JobFailure failure) {
    Set<String> excludable =
        institutions.stream()
            .filter(it -> it.onFailure() == Institution.OnFailure.EXCLUDE)
            .map(Institution::code)
            .collect(Collectors.toSet());
    if (failure instanceof RegistryFailure it && excludable.contains(it.institution())) {
      return List.of(Exclusion.unreadable(it.institution(), String.valueOf(it.getMessage())));
    }
    throw failure;
  }

  /** Institutions that are read, in the order of precedence. */
  List<Institution> institutions() {
    return institutions;
  }

  /** Institutions that are left out. */
  public List<Exclusion> exclusions() {
    return exclusions;
  }

  /** Every file that is read, as it was when the registries were opened. */
  public List<RegistryFile> files() {
    return files;
  }

  /** Every row group that is read, each once. */
  List<FilePart> parts() {
    return parts;
  }

  /** What each institution records at all. */
  public Coverage coverage() {
    return new Coverage(
        institutions.stream()
            .collect(Collectors.toMap(Institution::code, it -> it.tables().keySet())),
        institutions.stream().collect(Collectors.toMap(Institution::code, Institution::scales)));
  }

  /** Rows of a table by institution, as the footers count them; institutions that keep it only. */
  public SortedMap<String, Long> rows(RegistryTable table) {
    SortedMap<String, Long> rows = new TreeMap<>();
    files.stream()
        .filter(it -> it.table() == table)
        .forEach(it -> rows.merge(it.institution(), it.rows(), Math::addExact));
    return rows;
  }

  /** Rows that are of a patient each, by institution: without those that only complete others. */
  public SortedMap<String, Long> patientRows() {
    SortedMap<String, Long> rows = new TreeMap<>();
    institutions.forEach(it -> rows.put(it.code(), 0L));
    parts.stream()
        .filter(it -> it.scan().mapping().table() == RegistryTable.PATIENT)
        .filter(it -> it.scan().mapping().role() == TableMapping.Role.ROWS)
        .map(FilePart::file)
        .distinct()
        .forEach(it -> rows.merge(it.institution(), it.rows(), Math::addExact));
    return rows;
  }

  /** Rows of all files, as their footers count them. */
  public long totalRows() {
    return files.stream().mapToLong(RegistryFile::rows).sum();
  }

  /**
   * Reads every patient; those of an institution come one after the other.
   *
   * <p>A file that turns out to be damaged fails the Spark job with a {@link JobFailure} among the
   * causes.
   *
   * @param dataCutoff last day that is analyzed
   */
  public JavaRDD<PatientEntry> patients(SparkSession spark, LocalDate dataCutoff) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new PatientReading(context, institutions, parts).patients(dataCutoff);
  }

  /**
   * One sentence for each file that is not the one that was opened any more; empty while everything
   * is as it was.
   */
  public List<String> changes() {
    RegistryFooters now = RegistryFooters.read(hadoop, institutions);
    Set<RegistryFile> before = new LinkedHashSet<>(files);
    Set<RegistryFile> after =
        now.tables().stream()
            .flatMap(it -> it.footers().stream())
            .map(RegistryFooters.Footer::file)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> changes =
        Stream.concat(before.stream(), after.stream())
            .filter(it -> !before.contains(it) || !after.contains(it))
            .map(
                it ->
                    "Registry \"%s\": file %s of table %s changed while it was read; run again when it is at rest."
                        .formatted(it.institution(), it.path(), it.table().code()))
            .distinct()
            .toList();
    return changes.isEmpty()
        ? now.failures().stream().map(JobFailure::getMessage).distinct().toList()
        : changes;
  }
}
