import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.sarcoma.outcomes.statistics.CoxFit;
import org.sarcoma.outcomes.statistics.CoxModel;
import org.sarcoma.outcomes.statistics.RegressionData;
import org.sarcoma.outcomes.statistics.RegressionTerm;
import org.sarcoma.outcomes.statistics.TieMethod;

/**
 * Fits a Cox model with six covariates to drawn rows: {@code CoxBenchmark ROWS ROUNDS FOLDER}.
 * Writes the rows as doubles (day, status, covariates; row by row) for R to fit the same, and
 * prints the seconds of each round and the coefficients.
 */
public final class CoxBenchmark {
  private static final int TERMS = 6;
  private static final double[] BETA = {0.5, -0.3, 0.02, 0.1, 0, 0.8};

  private CoxBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[0]);
    double[][] rows = rows(size);
    write(rows, Path.of(arguments[2], "rows.bin"));
    CoxFit fit = null;
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      long start = System.nanoTime();
      fit = new CoxModel(TieMethod.EFRON, CoxModel.Penalty.NONE).fit(data(rows));
      System.out.printf("seconds %.3f%n", (System.nanoTime() - start) / 1e9);
    }
    for (RegressionTerm term : fit.terms()) {
      RegressionTerm.Estimated it = (RegressionTerm.Estimated) term;
      System.out.printf("term %s %.17g %.17g%n", it.name(), it.coefficient(), it.standardError());
    }
  }

  /** About half censored, within ten years, so that many events share a day. */
  private static double[][] rows(int size) {
    SplittableRandom random = new SplittableRandom(42);
    double[][] rows = new double[size][2 + TERMS];
    for (double[] row : rows) {
      row[2] = random.nextInt(2);
      row[3] = random.nextInt(3);
      row[4] = 30 + random.nextInt(60);
      row[5] = Math.round(10 * (1 + 19 * random.nextDouble())) / 10.0;
      row[6] = random.nextDouble();
      row[7] = random.nextInt(10) == 0 ? 1 : 0;
      double predictor = 0;
      for (int j = 0; j < TERMS; j++) {
        predictor += BETA[j] * row[2 + j];
      }
      double event = -Math.log(1 - random.nextDouble()) * 9000 / Math.exp(predictor - 1.5);
      double censored = 3652 * random.nextDouble();
      row[0] = 1 + Math.floor(Math.min(event, censored));
      row[1] = event <= censored ? 1 : 0;
    }
    return rows;
  }

  private static RegressionData data(double[][] rows) {
    RegressionData.Builder builder =
        RegressionData.of(List.of("x1", "x2", "x3", "x4", "x5", "x6"));
    for (double[] row : rows) {
      builder
          .pattern(0, 0, row[2], row[3], row[4], row[5], row[6], row[7])
          .add((int) row[0], (int) row[1], 1);
    }
    return builder.build();
  }

  private static void write(double[][] rows, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (double[] row : rows) {
        for (double value : row) {
          out.writeDouble(value);
        }
      }
    }
  }
}
