package org.sarcoma.outcomes.kernel;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The columns that are counted, as Spark reads them: in vectors if the table is stored so that
 * Spark reads vectors, otherwise in rows.
 *
 * @param selected the columns of {@link KernelColumns#names}, in their order
 */
record PatientColumns(Dataset<Row> selected, KernelColumns columns) {

  /** Selects the columns; those of another type are cast, which makes them rows. */
  static PatientColumns of(Dataset<Row> patients, KernelColumns columns) {
    List<String> names = columns.names();
    int numbers = names.size() - columns.stratifications().size();
    Column[] wanted = new Column[names.size()];
    for (int i = 0; i < wanted.length; i++) {
      Column column = patients.col(names.get(i));
      DataType type = i < numbers ? DataTypes.IntegerType : DataTypes.StringType;
      boolean isSo = patients.schema().apply(names.get(i)).dataType().equals(type);
      wanted[i] = isSo ? column : column.cast(type).as(names.get(i));
    }
    return new PatientColumns(patients.select(wanted), columns);
  }

  /** Returns the parts that the tasks count. */
  JavaRDD<byte[]> counted(long memoryBytes) {
    KernelColumns counted = columns;
    int numbers = columns.names().size() - columns.stratifications().size();
    SparkPlan plan = selected.queryExecution().executedPlan();
    SparkPlan vectors = vectors(plan);
    if (vectors == null) {
      return selected
          .queryExecution()
          .toRdd()
          .toJavaRDD()
          .mapPartitions(it -> new PartIterator(counted, new RowBatches(it, numbers), memoryBytes));
    }
    int[] positions = positions(plan, vectors);
    return vectors
        .executeColumnar()
        .toJavaRDD()
        .mapPartitions(
            it -> new PartIterator(counted, new ColumnBatches(it, positions), memoryBytes));
  }

  /** Returns what the plan only puts in order and turns into rows, or null if it does more. */
  private static @Nullable SparkPlan vectors(SparkPlan plan) {
    if (plan instanceof WholeStageCodegenExec it) {
      return vectors(it.child());
    }
    if (plan instanceof ProjectExec it && isOrder(it)) {
      return vectors(it.child());
    }
    return plan instanceof ColumnarToRowExec it && it.child().supportsColumnar()
        ? it.child()
        : null;
  }

  private static boolean isOrder(ProjectExec projection) {
    return CollectionConverters.asJava(projection.projectList()).stream()
        .allMatch(Attribute.class::isInstance);
  }

  private static List<Attribute> attributes(SparkPlan plan) {
    return CollectionConverters.asJava(plan.output());
  }

  private static int[] positions(SparkPlan plan, SparkPlan vectors) {
    List<Long> read = attributes(vectors).stream().map(it -> it.exprId().id()).toList();
    return attributes(plan).stream().mapToInt(it -> read.indexOf(it.exprId().id())).toArray();
  }
}
