package org.sarcoma.outcomes.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import scala.Tuple2;

/**
 * The registries of a run: found, checked by their footers, and ready to be read once.
 *
 * <p>Tasks read the files by themselves, without a plan of Spark SQL: dozens of small tables are
 * then one stage, which starts at once, and no setting of the session can change what a cell is.
 */
public final class Registries {
  /** Rows that one task of the shuffle can well hold, by patient, at a time. */
  private static final long ROWS_PER_PARTITION = 250_000;

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
   * Reads everything, in one shuffle by patient.
   *
   * <p>A file that turns out to be damaged fails the Spark job with a {@link JobFailure} among the
   * causes.
   *
   * @param dataCutoff last day that is analyzed
   */
  public JavaRDD<PatientEntry> patients(SparkSession spark, LocalDate dataCutoff) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int cores = context.defaultParallelism();
    int partitions = Math.toIntExact(Math.max(cores, totalRows() / ROWS_PER_PARTITION));
    JavaPairRDD<String, byte[]> rows = rows(context, parts);
    if (institutions.stream().anyMatch(Linkage::isKept)) {
      List<FilePart> ofPatients =
          parts.stream()
              .filter(it -> it.scan().mapping().table() == RegistryTable.PATIENT)
              .toList();
      Linkage linkage = new Linkage(institutions.stream().map(Institution::code).toList());
      rows = rows.union(linkage.elsewhere(rows(context, ofPatients), cores));
    }
    Map<String, AssemblyRules> rules =
        institutions.stream()
            .collect(Collectors.toMap(Institution::code, it -> AssemblyRules.of(it, dataCutoff)));
    return rows.groupByKey(partitions).map(it -> assemble(it, rules));
  }

  private static JavaPairRDD<String, byte[]> rows(JavaSparkContext context, List<FilePart> parts) {
    List<List<FilePart>> tasks = FilePart.tasks(parts, context.defaultParallelism());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    // Numbers go to the tasks as data and the parts as code: every serializer can send a number.
    List<Integer> numbers = IntStream.range(0, tasks.size()).boxed().toList();
    return context
        .parallelize(numbers, Math.max(1, tasks.size()))
        .flatMapToPair(it -> rows(tasks.get(it).iterator(), hadoop.value().value()));
  }

  /** Reads one part after the other, each when the one before is done. */
  private static Iterator<Tuple2<String, byte[]>> rows(
      Iterator<FilePart> parts, Configuration hadoop) {
    return new Iterator<>() {
      private Iterator<Tuple2<String, byte[]>> rows = Collections.emptyIterator();
      private String institution = "";

      @Override
      public boolean hasNext() {
        while (!hasNextOfPart() && parts.hasNext()) {
          FilePart part = parts.next();
          institution = part.scan().institution();
          rows = RegistryFailure.naming(institution, () -> part.scan().rows(part, hadoop));
        }
        return hasNextOfPart();
      }

      private boolean hasNextOfPart() {
        return RegistryFailure.naming(institution, rows::hasNext);
      }

      @Override
      public Tuple2<String, byte[]> next() {
        return rows.next();
      }
    };
  }

  private static PatientEntry assemble(
      Tuple2<String, Iterable<byte[]>> rows, Map<String, AssemblyRules> rules) {
    PatientAssembly assembly =
        new PatientAssembly(
            Objects.requireNonNull(rules.get(PatientKey.institution(rows._1())), "rules"));
    rows._2().forEach(assembly::add);
    return assembly.assemble();
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
