package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads one table of one institution: source rows in, canonical rows by patient out.
 *
 * <p>The plan of a bare scan is executed by itself, batch by batch: the cells are read in Java, so
 * that nothing is cast, planned or compiled for each of the many small tables of a run.
 */
final class TableScan implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final String institution;
  private final TableMapping mapping;
  private final DataType[] types;
  private final int[] positions;

  TableScan(String institution, TableMapping mapping, StructType read, int[] positions) {
    this.institution = institution;
    this.mapping = mapping;
    this.types = new DataType[positions.length];
    this.positions = positions;
    for (int i = 0; i < positions.length; i++) {
      types[i] = positions[i] < 0 ? null : read.fields()[positions[i]].dataType();
    }
  }

  /** Reads the files; keys join institution and patient, values are encoded by {@link RowCodec}. */
  JavaPairRDD<String, byte[]> rows(SparkSession spark, StructType read, List<String> files) {
    SparkPlan plan =
        spark
            .read()
            .schema(read)
            .parquet(files.toArray(String[]::new))
            .queryExecution()
            .sparkPlan();
    if (plan.supportsColumnar()) {
      return javaRdd(plan.executeColumnar())
          .mapPartitionsToPair(batches -> canonical(new BatchRows(batches)));
    }
    return javaRdd(plan.execute()).mapPartitionsToPair(this::canonical);
  }

  private static <T> JavaRDD<T> javaRdd(RDD<T> rdd) {
    return rdd.toJavaRDD();
  }

  private Iterator<Tuple2<String, byte[]>> canonical(Iterator<InternalRow> rows) {
    return new CanonicalRows(rows);
  }

  /** Rows of one batch after the other; a batch is read to its end before the next is asked for. */
  private static final class BatchRows implements Iterator<InternalRow> {
    private final Iterator<ColumnarBatch> batches;
    private Iterator<InternalRow> rows = List.<InternalRow>of().iterator();

    BatchRows(Iterator<ColumnarBatch> batches) {
      this.batches = batches;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && batches.hasNext()) {
        rows = batches.next().rowIterator();
      }
      return rows.hasNext();
    }

    @Override
    public InternalRow next() {
      return rows.next();
    }
  }

  /** Canonical rows of a partition, then what was found in it. */
  private final class CanonicalRows implements Iterator<Tuple2<String, byte[]>> {
    private final Iterator<InternalRow> rows;
    private final RowReader reader = new RowReader(mapping);
    private final Map<RecordCheck, Long> found = new EnumMap<>(RecordCheck.class);
    private @Nullable Iterator<Tuple2<String, byte[]>> findings;
    private @Nullable Tuple2<String, byte[]> next;

    CanonicalRows(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == null && rows.hasNext()) {
        next = row(rows.next());
      }
      if (next == null) {
        if (findings == null) {
          findings = findings();
        }
        next = findings.hasNext() ? findings.next() : null;
      }
      return next != null;
    }

    @Override
    public Tuple2<String, byte[]> next() {
      Tuple2<String, byte[]> result = hasNext() ? next : null;
      next = null;
      if (result == null) {
        throw new NoSuchElementException();
      }
      return result;
    }

    private @Nullable Tuple2<String, byte[]> row(InternalRow row) {
      @Nullable Object[] values = reader.read(cells(row), found);
      return values == null
          ? null
          : new Tuple2<>(
              PatientKey.of(institution, String.valueOf(values[RowReader.PATIENT_KEY])),
              RowCodec.encode(mapping.table(), values));
    }

    private Iterator<Tuple2<String, byte[]>> findings() {
      List<Tuple2<String, byte[]>> all = new ArrayList<>();
      for (Map.Entry<RecordCheck, Long> it : found.entrySet()) {
        Finding finding = new Finding(mapping.table(), it.getKey(), it.getValue());
        all.add(new Tuple2<>(PatientKey.ofNobody(institution), RowCodec.encode(finding)));
      }
      return all.iterator();
    }
  }

  private @Nullable Object[] cells(InternalRow row) {
    @Nullable Object[] cells = new @Nullable Object[positions.length];
    for (int i = 0; i < cells.length; i++) {
      int position = positions[i];
      cells[i] = position < 0 || row.isNullAt(position) ? null : cell(row, position, types[i]);
    }
    return cells;
  }

  private static Object cell(InternalRow row, int position, DataType type) {
    return switch (type.typeName().replaceAll("\\(.*", "")) {
      case "string" -> row.getUTF8String(position).toString();
      case "boolean" -> row.getBoolean(position);
      case "short" -> (long) row.getShort(position);
      case "integer" -> (long) row.getInt(position);
      case "long" -> row.getLong(position);
      case "float" -> (double) row.getFloat(position);
      case "double" -> row.getDouble(position);
      case "date" -> LocalDate.ofEpochDay(row.getInt(position));
      case "timestamp", "timestamp_ntz" ->
          LocalDate.ofEpochDay(Math.floorDiv(row.getLong(position), MICROS_PER_DAY));
      case "decimal" -> {
        DecimalType decimal = (DecimalType) type;
        yield row.getDecimal(position, decimal.precision(), decimal.scale()).toJavaBigDecimal();
      }
      default -> throw new IllegalStateException("Unchecked column type " + type.typeName());
    };
  }
}
