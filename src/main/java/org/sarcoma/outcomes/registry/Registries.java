package org.sarcoma.outcomes.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import scala.Tuple2;

/** The registries of a run: found, checked by their footers, and ready to be read once. */
public final class Registries {
  /** Rows that one task of the shuffle can well hold, by patient, at a time. */
  private static final long ROWS_PER_PARTITION = 250_000;

  /** Up to this size the files of all tables are read by no more tasks than there are cores. */
  private static final long SMALL_BYTES = 64L << 20;

  private final List<Institution> institutions;
  private final List<RegistryFile> files;
  private final List<Source> sources;

  /** One table of one institution. */
  private record Source(TableScan scan, StructType schema, List<String> files) {}

  private Registries(
      List<Institution> institutions, List<RegistryFile> files, List<Source> sources) {
    this.institutions = institutions;
    this.files = List.copyOf(files);
    this.sources = List.copyOf(sources);
  }

  /**
   * Finds the files of every table and checks every mapped column.
   *
   * @throws JobFailure with all missing and mistyped columns of all institutions
   */
  public static Registries open(SparkSession spark, List<Institution> institutions) {
    RegistryFooters footers = new RegistryFooters(hadoop(spark));
    List<RegistryFile> files = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Institution institution : institutions) {
      for (TableMapping mapping : new TreeMap<>(institution.tables()).values()) {
        List<RegistryFooters.Footer> found = footers.read(institution, mapping);
        SourceSchema source = new SourceSchema(institution, mapping);
        StructType schema = source.of(found, problems);
        found.forEach(it -> files.add(it.file()));
        if (problems.isEmpty()) {
          sources.add(
              new Source(
                  new TableScan(institution.code(), mapping, schema, source.positions(schema)),
                  schema,
                  found.stream().map(it -> it.file().path()).toList()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new JobFailure(ExitCode.DATA, String.join(System.lineSeparator(), problems));
    }
    return new Registries(List.copyOf(institutions), files, sources);
  }

  /** Every file that is read, as it was when the registries were opened. */
  public List<RegistryFile> files() {
    return files;
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

  /** Reads everything, in one shuffle by patient. */
  public JavaRDD<PatientEntry> patients(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<JavaPairRDD<String, byte[]>> tables = new ArrayList<>();
    sources.forEach(it -> tables.add(it.scan.rows(spark, it.schema, it.files)));
    @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays do not exist
    JavaPairRDD<String, byte[]> rows = context.union(tables.toArray(new JavaPairRDD[0]));
    int cores = context.defaultParallelism();
    boolean small = files.stream().mapToLong(RegistryFile::length).sum() <= SMALL_BYTES;
    int partitions = Math.toIntExact(Math.max(cores, totalRows() / ROWS_PER_PARTITION));
    return (small ? rows.coalesce(cores) : rows).groupByKey(partitions).map(Registries::assemble);
  }

  private static PatientEntry assemble(Tuple2<String, Iterable<byte[]>> rows) {
    PatientAssembly assembly = new PatientAssembly(PatientKey.institution(rows._1()));
    rows._2().forEach(assembly::add);
    return assembly.assemble();
  }

  /** Whether every file is still the one that was opened. */
  public boolean areUnchanged(SparkSession spark) {
    RegistryFooters footers = new RegistryFooters(hadoop(spark));
    List<RegistryFile> now = new ArrayList<>();
    for (Institution institution : institutions) {
      for (Map.Entry<RegistryTable, TableMapping> table :
          new TreeMap<>(institution.tables()).entrySet()) {
        footers.read(institution, table.getValue()).forEach(it -> now.add(it.file()));
      }
    }
    return now.equals(files);
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sessionState().newHadoopConf();
  }
}
