package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Reads patients in tasks. The rows of an institution never need those of another, so a task reads
 * whole institutions and puts their patients together where they are, without a shuffle. One that
 * is too large for that, or would keep the other cores waiting, goes through a shuffle by patient.
 */
final class PatientReading {
  /** Rows whose patients a task can well hold at a time. */
  private static final long MOST_ROWS = 3_000_000;

  /** Rows of a slice of an institution that goes through the shuffle. */
  private static final long ROWS_OF_SLICE = 1_000_000;

  /** Rows for which it does not pay to start another task. */
  private static final long FEWEST_ROWS = 2_000;

  /** So many tasks for each core that the last ones end at about the same time. */
  private static final int TASKS_PER_CORE = 16;

  private final JavaSparkContext context;
  private final List<Institution> institutions;
  private final List<FilePart> parts;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final Map<String, Long> rows = new TreeMap<>();
  private final long totalRows;
  private final int cores;

  PatientReading(JavaSparkContext context, List<Institution> institutions, List<FilePart> parts) {
    this.context = context;
    this.institutions = institutions;
    this.parts = parts;
    this.hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    institutions.forEach(it -> rows.put(it.code(), 0L));
    parts.stream()
        .map(FilePart::file)
        .distinct()
        .forEach(it -> rows.merge(it.institution(), it.rows(), Math::addExact));
    this.totalRows = rows.values().stream().mapToLong(it -> it).sum();
    this.cores = context.defaultParallelism();
  }

  /** Puts the patients of an institution together, or of a slice of it. */
  private record Assembler(Map<String, AssemblyRules> rules, Map<String, List<String>> elsewhere)
      implements Serializable {

    /**
     * Returns the patients.
     *
     * @param here whose rows these can be, by {@link PatientKey}
     */
    Iterator<PatientEntry> assemble(String institution, PatientRows rows, Predicate<String> here) {
      elsewhere.getOrDefault(institution, List.of()).stream()
          .filter(here)
          .map(it -> rows.values().patients().of(PatientKey.patient(it)))
          .forEach(it -> rows.add(it, PatientAssembly.LINKED_ELSEWHERE));
      return rows.assembled(Objects.requireNonNull(rules.get(institution), "rules"));
    }
  }

  /**
   * Reads all patients; those of an institution come one after the other.
   *
   * @param dataCutoff last day that is analyzed
   */
  JavaRDD<PatientEntry> patients(LocalDate dataCutoff) {
    Assembler assembler =
        new Assembler(
            institutions.stream()
                .collect(
                    Collectors.toMap(Institution::code, it -> AssemblyRules.of(it, dataCutoff))),
            elsewhere());
    List<Institution> large = institutions.stream().filter(this::isLarge).toList();
    List<Institution> small = institutions.stream().filter(it -> !isLarge(it)).toList();
    JavaRDD<PatientEntry> inPlace = inPlace(small, assembler);
    return large.isEmpty() ? inPlace : shuffled(large, assembler).union(inPlace);
  }

  private boolean isLarge(Institution institution) {
    long own = rows.getOrDefault(institution.code(), 0L);
    return own > MOST_ROWS || (own > FEWEST_ROWS * cores && own > totalRows / cores);
  }

  private JavaRDD<PatientEntry> inPlace(List<Institution> small, Assembler assembler) {
    List<List<String>> tasks = tasks(small);
    Map<String, List<FilePart>> partsOf =
        parts.stream().collect(Collectors.groupingBy(it -> it.scan().institution()));
    Broadcast<SerializableConfiguration> hadoop = this.hadoop;
    return context
        .parallelize(numbers(tasks), Math.max(1, tasks.size()))
        .flatMap(it -> tasks.get(it).iterator())
        .flatMap(
            institution -> {
              PatientRows rows = new PatientRows();
              for (FilePart part : partsOf.getOrDefault(institution, List.of())) {
                part.scan().read(part, hadoop.value().value(), rows);
              }
              return assembler.assemble(institution, rows, key -> true);
            });
  }

  /** Numbers go to the tasks as data and the parts as code: every serializer can send a number. */
  private static List<Integer> numbers(List<?> tasks) {
    return IntStream.range(0, tasks.size()).boxed().toList();
  }

  /** Large institutions first; small ones share a task. */
  private List<List<String>> tasks(List<Institution> small) {
    long enough = Math.max(FEWEST_ROWS, totalRows / ((long) TASKS_PER_CORE * cores));
    List<String> codes =
        small.stream()
            .map(Institution::code)
            .sorted(
                Comparator.comparing((String it) -> rows.getOrDefault(it, 0L))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<List<String>> tasks = new ArrayList<>();
    long filled = enough;
    for (String code : codes) {
      if (filled >= enough) {
        tasks.add(new ArrayList<>());
        filled = 0;
      }
      tasks.get(tasks.size() - 1).add(code);
      filled += rows.getOrDefault(code, 0L);
    }
    return tasks;
  }

  private JavaRDD<PatientEntry> shuffled(List<Institution> large, Assembler assembler) {
    Map<String, Long> ofLarge = new TreeMap<>();
    large.forEach(it -> ofLarge.put(it.code(), rows.getOrDefault(it.code(), 0L)));
    Slices slices = Slices.of(ofLarge, Math.min(ROWS_OF_SLICE, 1 + totalRows / cores / 2));
    List<FilePart> ofTasks =
        parts.stream().filter(it -> ofLarge.containsKey(it.scan().institution())).toList();
    return rows(ofTasks)
        .mapPartitionsToPair(it -> new RowBlocks(it, slices))
        .partitionBy(slices.partitioner())
        .mapPartitionsWithIndex(
            (slice, blocks) -> {
              PatientRows rows = new PatientRows();
              blocks.forEachRemaining(it -> RowBlocks.addTo(rows, it._2()));
              return assembler.assemble(
                  slices.institution(slice), rows, key -> slices.of(key) == slice);
            },
            false);
  }

  /** The rows of parts, in as many tasks as there are cores or more. */
  private JavaRDD<Tuple2<String, RowContent>> rows(List<FilePart> ofTasks) {
    List<List<FilePart>> tasks = FilePart.tasks(ofTasks, cores);
    Broadcast<SerializableConfiguration> hadoop = this.hadoop;
    return context
        .parallelize(numbers(tasks), Math.max(1, tasks.size()))
        .flatMap(it -> tasks.get(it).iterator())
        .flatMap(part -> part.scan().rows(part, hadoop.value().value()));
  }

  /** Keys of the patients of each institution who count elsewhere. */
  private Map<String, List<String>> elsewhere() {
    Map<String, List<String>> elsewhere = new HashMap<>();
    if (institutions.stream().anyMatch(Linkage::isKept)) {
      List<FilePart> ofPatients =
          parts.stream()
              .filter(it -> it.scan().mapping().table() == RegistryTable.PATIENT)
              .toList();
      Linkage linkage = new Linkage(institutions.stream().map(Institution::code).toList());
      linkage
          .elsewhere(rows(ofPatients), cores)
          .collect()
          .forEach(
              it ->
                  elsewhere
                      .computeIfAbsent(PatientKey.institution(it), code -> new ArrayList<>())
                      .add(it));
    }
    return elsewhere;
  }
}
