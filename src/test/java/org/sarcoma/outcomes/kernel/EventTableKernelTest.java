package org.sarcoma.outcomes.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sarcoma.outcomes.kernel.KernelColumns.EndpointColumns;
import org.sarcoma.outcomes.statistics.EventTable;

/** The kernel against the plain group-by of Spark. */
class EventTableKernelTest {
  private static final KernelColumns COLUMNS =
      new KernelColumns(
          List.of(
              new EndpointColumns("os", null, "os_day", "os_cause", 1),
              new EndpointColumns("toxicity", "entry_day", "toxicity_day", "toxicity_cause", 2)),
          List.of("site", "größe"));
  private static final StructType SCHEMA =
      new StructType()
          .add("größe", DataTypes.StringType)
          .add("os_cause", DataTypes.IntegerType)
          .add("os_day", DataTypes.IntegerType)
          .add("entry_day", DataTypes.IntegerType)
          .add("site", DataTypes.StringType)
          .add("toxicity_day", DataTypes.IntegerType)
          .add("toxicity_cause", DataTypes.IntegerType)
          .add("of no interest", DataTypes.StringType);
  private static final long AMPLE = 64L << 20;

  private static SparkSession spark;
  private static boolean isOwn;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    isOwn = SparkSession.getDefaultSession().isEmpty();
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()
            .newSession();
    // Hundreds of tasks for a few rows are what the oracle would spend most of its time on.
    spark.conf().set("spark.sql.shuffle.partitions", 2);
  }

  @AfterAll
  static void stop() {
    if (isOwn) {
      spark.stop();
    }
  }

  /** Rows with missing days, entries and levels; of one site, if there are no sites. */
  private static List<Row> rows(int count, int sites, int lastDay) {
    Random random = new Random(count + sites);
    String[] sizes = {"groß", "größer als 5 cm", "小", "", "\uD83D\uDE00"};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Integer os = random.nextInt(20) == 0 ? null : Integer.valueOf(random.nextInt(lastDay));
      Integer toxicity = random.nextInt(9) == 0 ? null : Integer.valueOf(random.nextInt(lastDay));
      Integer entry = random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(90) - 1);
      rows.add(
          RowFactory.create(
              random.nextInt(7) == 0 ? null : sizes[random.nextInt(sizes.length)],
              os == null ? null : random.nextInt(2),
              os,
              entry,
              sites == 0 ? "one" : "site " + random.nextInt(sites),
              toxicity,
              toxicity == null ? null : random.nextInt(3),
              "x"));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows, int partitions) {
    return spark.createDataFrame(rows, SCHEMA).repartition(partitions);
  }

  private Dataset<Row> stored(Dataset<Row> table) {
    String path = folder.resolve("stored").toString();
    table.write().mode("overwrite").parquet(path);
    return spark.read().parquet(path);
  }

  private static SortedMap<CountedGroup.Key, CountedGroup> count(
      Dataset<Row> patients, long memoryBytes) {
    return new EventTableKernel(COLUMNS, memoryBytes).count(patients);
  }

  /** One query for each endpoint and stratification, and a row of the table for each day. */
  private static SortedMap<CountedGroup.Key, CountedGroup> oracle(Dataset<Row> patients) {
    patients.createOrReplaceTempView("patients");
    SortedMap<CountedGroup.Key, CountedGroup> groups = new TreeMap<>();
    for (EndpointColumns endpoint : COLUMNS.endpoints()) {
      String entry = endpoint.entry() == null ? "-1" : "coalesce(" + endpoint.entry() + ", -1)";
      for (String stratum : List.of("all", "site", "größe")) {
        String query =
            """
            with p as (select %s as level, %s as entry, %s as exit, %s as cause from patients),
            e as (select level, stack(2, entry, -1, exit, cause) as (day, cause)
              from p where exit > entry
              union all select level, -1, if(exit is null, -3, -2)
              from p where exit is null or exit <= entry)
            select level, day, cause, count(*) from e group by level, day, cause order by day, cause
            """
                .formatted(
                    stratum.equals("all") ? "'all'" : "`" + stratum + "`",
                    entry,
                    endpoint.exit(),
                    endpoint.cause());
        Map<CountedGroup.Key, Expected> byLevel = new TreeMap<>();
        for (Row row : spark.sql(query).collectAsList()) {
          CountedGroup.Key key = new CountedGroup.Key(endpoint.code(), stratum, row.getString(0));
          byLevel
              .computeIfAbsent(key, it -> new Expected(endpoint.causes()))
              .add(row.getInt(1), row.getInt(2), row.getLong(3));
        }
        byLevel.forEach((key, expected) -> groups.put(key, expected.group()));
      }
    }
    return groups;
  }

  private static final class Expected {
    private final int causes;
    private final TreeMap<Integer, long[]> days = new TreeMap<>();
    private long initial;
    private long leftBeforeEntry;
    private long notObservable;

    Expected(int causes) {
      this.causes = causes;
    }

    void add(int day, int cause, long count) {
      if (cause == -3) {
        notObservable += count;
      } else if (cause == -2) {
        leftBeforeEntry += count;
      } else if (day == -1) {
        initial += count;
      } else {
        days.computeIfAbsent(day, it -> new long[2 + causes])[1 + cause] += count;
      }
    }

    CountedGroup group() {
      List<EventTable.Row> rows = new ArrayList<>();
      days.forEach(
          (day, counts) -> {
            List<Long> events = new ArrayList<>();
            for (int cause = 1; cause <= causes; cause++) {
              events.add(counts[1 + cause]);
            }
            rows.add(new EventTable.Row(day, counts[0], events, counts[1]));
          });
      return new CountedGroup(
          new EventTable(causes, initial, rows), leftBeforeEntry, notObservable);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3000, 0", "3000, 4", "20000, 40"})
  void countsAreThoseOfTheGroupBy(int patients, int sites) {
    Dataset<Row> table = stored(table(rows(patients, sites, 2000), 3));

    assertThat(count(table, AMPLE)).isEqualTo(oracle(table));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 70})
  void partitionsMakeNoDifference(int partitions) {
    List<Row> rows = rows(500, 5, 300);

    assertThat(count(table(rows, partitions), AMPLE)).isEqualTo(count(table(rows, 3), AMPLE));
    assertThat(count(stored(table(rows, partitions)), AMPLE))
        .isEqualTo(oracle(table(rows, partitions)));
  }

  /** From arrays for everything over hash tables for most to a part for nearly every batch. */
  @ParameterizedTest
  @ValueSource(longs = {AMPLE, 1 << 20, 1 << 16, 0})
  void memoryMakesNoDifference(long memoryBytes) {
    Dataset<Row> table = stored(table(rows(30_000, 6000, 4000), 2));

    assertThat(count(table, memoryBytes)).isEqualTo(oracle(table));
  }

  @Test
  void aMistakenDayCostsNoArray() {
    List<Row> rows = new ArrayList<>(rows(200, 3, 100));
    rows.add(RowFactory.create("groß", 1, 500_000_000, null, "site 1", 400_000_000, 2, "x"));
    Dataset<Row> table = table(rows, 2);

    assertThat(count(table, 1 << 20)).isEqualTo(oracle(table));
  }

  @Test
  void nobodyIsCountedInATableWithoutRows() {
    CountedGroup.Key everybody = new CountedGroup.Key("os", "all", "all");

    assertThat(count(table(List.of(), 2), AMPLE))
        .hasSize(2)
        .containsEntry(everybody, new CountedGroup(EventTable.empty(1), 0, 0));
  }

  /** Dictionaries end within a file when they grow too large, and other types make rows. */
  @Test
  void otherWaysToStoreATableMakeNoDifference() {
    Dataset<Row> table = table(rows(9000, 3000, 1000), 2);
    SortedMap<CountedGroup.Key, CountedGroup> expected = oracle(table);
    String path = folder.resolve("small").toString();
    table
        .selectExpr("*", "cast(site as string) as copy")
        .write()
        .option("parquet.dictionary.page.size", "4096")
        .option("parquet.page.row.count.limit", "500")
        .parquet(path);

    assertThat(count(spark.read().parquet(path), AMPLE)).isEqualTo(expected);
    assertThat(count(table.withColumn("os_day", table.col("os_day").cast("long")), AMPLE))
        .isEqualTo(expected);
    assertThat(count(spark.read().parquet(path).orderBy("os_day"), AMPLE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, , os_day", "5, 2, , os_cause", "5, , , os_cause", "5, 1, -7, entry_day"})
  void aNumberThatCannotBeFails(
      int day, @Nullable Integer cause, @Nullable Integer entry, String column) {
    Row row = RowFactory.create("groß", cause, day, entry, "site 1", 4, 1, "x");

    assertThatThrownBy(() -> count(table(List.of(row), 1), AMPLE))
        .hasMessageContaining("Column " + column + " has a");
  }

  @Test
  void somethingIsToBeCounted() {
    assertThatThrownBy(() -> new KernelColumns(COLUMNS.endpoints(), List.of()))
        .hasMessageContaining("At least one endpoint and one stratification");
    assertThatThrownBy(() -> new KernelColumns(COLUMNS.endpoints(), List.of("site", "site")))
        .hasMessageContaining("named twice");
  }
}
