package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final List<RegistryFile> files;
  private final List<FilePart> parts;

  private Registries(
      Configuration hadoop,
      List<Institution> institutions,
      List<RegistryFile> files,
      List<FilePart> parts) {
    this.hadoop = hadoop;
    this.institutions = List.copyOf(institutions);
    this.files = List.copyOf(files);
    this.parts = List.copyOf(parts);
  }

  /**
   * Finds the files of every table and checks every mapped column.
   *
   * @throws JobFailure with everything that is missing, damaged or mistyped in all institutions
   */
  public static Registries open(Configuration hadoop, List<Institution> institutions) {
    RegistryFooters footers = RegistryFooters.read(hadoop, institutions);
    List<String> problems =
        new ArrayList<>(
            footers.failures().stream().map(JobFailure::getMessage).distinct().toList());
    List<RegistryFile> files = new ArrayList<>();
    List<FilePart> parts = new ArrayList<>();
    for (RegistryFooters.Table table : footers.tables()) {
      problems.addAll(SourceSchema.of(table).problems());
      TableScan scan = new TableScan(table.institution().code(), table.mapping());
      for (RegistryFooters.Footer footer : table.footers()) {
        files.add(footer.file());
        parts.addAll(FilePart.of(scan, footer));
      }
    }
    if (!problems.isEmpty()) {
      ExitCode exitCode =
          footers.failures().stream().findFirst().map(JobFailure::exitCode).orElse(ExitCode.DATA);
      throw new JobFailure(exitCode, String.join(System.lineSeparator(), problems));
    }
    return new Registries(hadoop, institutions, files, parts);
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

  /** Rows of all files, as their footers count them. */
  public long totalRows() {
    return files.stream().mapToLong(RegistryFile::rows).sum();
  }

  /**
   * Reads everything, in one shuffle by patient.
   *
   * <p>A file that turns out to be damaged fails the Spark job with a {@link JobFailure} among the
   * causes.
   */
  public JavaRDD<PatientEntry> patients(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int cores = context.defaultParallelism();
    List<List<FilePart>> tasks = FilePart.tasks(parts, cores);
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    // Numbers go to the tasks as data and the parts as code: every serializer can send a number.
    List<Integer> numbers = IntStream.range(0, tasks.size()).boxed().toList();
    JavaPairRDD<String, byte[]> rows =
        context
            .parallelize(numbers, Math.max(1, tasks.size()))
            .flatMapToPair(it -> rows(tasks.get(it).iterator(), hadoop.value().value()));
    int partitions = Math.toIntExact(Math.max(cores, totalRows() / ROWS_PER_PARTITION));
    return rows.groupByKey(partitions).map(Registries::assemble);
  }

  /** Reads one part after the other, each when the one before is done. */
  private static Iterator<Tuple2<String, byte[]>> rows(
      Iterator<FilePart> parts, Configuration hadoop) {
    return new Iterator<>() {
      private Iterator<Tuple2<String, byte[]>> rows = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!rows.hasNext() && parts.hasNext()) {
          FilePart part = parts.next();
          rows = part.scan().rows(part, hadoop);
        }
        return rows.hasNext();
      }

      @Override
      public Tuple2<String, byte[]> next() {
        return rows.next();
      }
    };
  }

  private static PatientEntry assemble(Tuple2<String, Iterable<byte[]>> rows) {
    PatientAssembly assembly = new PatientAssembly(PatientKey.institution(rows._1()));
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
