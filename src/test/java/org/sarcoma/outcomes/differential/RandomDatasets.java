package org.sarcoma.outcomes.differential;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes random datasets, and every statistic of each of them, for R to recompute. */
final class RandomDatasets {
  private RandomDatasets() {}

  /**
   * Writes {@code datasets.csv} and {@code statistics.csv}.
   *
   * @param arguments directory, number of datasets, seed
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("Expected DIRECTORY DATASETS SEED");
    }
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    int datasets = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    try (BufferedWriter drawn = Files.newBufferedWriter(directory.resolve("datasets.csv"));
        BufferedWriter computed = Files.newBufferedWriter(directory.resolve("statistics.csv"))) {
      for (int number = 1; number <= datasets; number++) {
        RandomDataset dataset = RandomDataset.draw(seed, number);
        write(DatasetLines.of(dataset), drawn);
        for (Map.Entry<String, Statistic> statistic : Statistics.BY_NAME.entrySet()) {
          write(compute(statistic.getKey(), statistic.getValue(), dataset), computed);
        }
      }
    }
  }

  static List<String> compute(String name, Statistic statistic, RandomDataset dataset) {
    Numbers numbers = new Numbers();
    try {
      statistic.compute(dataset, numbers);
    } catch (RuntimeException e) {
      throw new IllegalStateException("%s of dataset %d".formatted(name, dataset.number()), e);
    }
    return numbers.lines(dataset.number(), name);
  }

  private static void write(List<String> lines, BufferedWriter writer) throws IOException {
    for (String line : lines) {
      writer.write(line);
      writer.newLine();
    }
  }
}
