package org.sarcoma.outcomes;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Ends the Spark jobs of a run when no executor has been there for too long. Spark itself waits for
 * ever, for example where no worker has the memory that an executor asks for.
 */
final class ExecutorWatch implements AutoCloseable {
  /** The longest wait for an executor, set like the settings of Spark, with its units of time. */
  static final String WAIT = "spark.sarcomaOutcomes.executorWait";

  private static final String DEFAULT_WAIT = "10min";
  private static final long PERIOD_MILLIS = 500;

  private final SparkContext context;
  private final long waitNanos;
  private final Timer timer = new Timer("executor-watch", true);
  private long lastSeen = System.nanoTime();

  private ExecutorWatch(SparkContext context) {
    this.context = context;
    waitNanos = TimeUnit.SECONDS.toNanos(context.getConf().getTimeAsSeconds(WAIT, DEFAULT_WAIT));
  }

  static ExecutorWatch over(SparkSession spark) {
    return new ExecutorWatch(spark.sparkContext());
  }

  /** Watches until closed; in one process there is nothing to watch. */
  void start() {
    if (!context.isLocal()) {
      TimerTask look =
          new TimerTask() {
            @Override
            public void run() {
              look();
            }
          };
      timer.schedule(look, PERIOD_MILLIS, PERIOD_MILLIS);
    }
  }

  private void look() {
    // Between jobs a cluster may well take idle executors away. The driver is in the list too.
    boolean isIdle = context.statusTracker().getActiveJobIds().length == 0;
    if (isIdle || context.statusTracker().getExecutorInfos().length > 1) {
      lastSeen = System.nanoTime();
    } else if (System.nanoTime() - lastSeen > waitNanos) {
      context.cancelAllJobs();
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
