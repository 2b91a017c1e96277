package org.sarcoma.outcomes.kernel;

import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.kernel.KernelColumns.EndpointColumns;

/** Some patients, by column. */
final class Batch {
  /** Stands for a value that is missing. */
  static final int NULL = Integer.MIN_VALUE;

  final int size;
  final int[][] numbers;
  final int[][] codes;

  /**
   * Takes columns.
   *
   * @param size number of patients
   * @param numbers by column of numbers, then patient; {@link #NULL} where there is none
   * @param codes of levels, by stratification, then patient
   */
  Batch(int size, int[][] numbers, int[][] codes) {
    this.size = size;
    this.numbers = numbers;
    this.codes = codes;
  }

  /** The cells of an endpoint in which the patients are counted when they leave, and enter. */
  static final class Places {
    final int[] exits;
    final int @Nullable [] entries;

    Places(int[] exits, int @Nullable [] entries) {
      this.exits = exits;
      this.entries = entries;
    }
  }

  /**
   * Where the patients are counted.
   *
   * @param columns positions of the columns of entry (-1 if there is none), exit and cause
   * @throws IllegalArgumentException if a number is none that can be there; no message quotes it
   */
  Places places(EndpointColumns endpoint, int[] columns) {
    Cells cells = new Cells(endpoint.causes());
    int[] exits = numbers[columns[1]];
    int[] causes = numbers[columns[2]];
    int[] left = new int[size];
    int lastDay = cells.lastDay();
    for (int i = 0; i < size; i++) {
      int exit = exits[i];
      if (exit == NULL) {
        left[i] = Cells.NOT_OBSERVABLE;
      } else {
        int cause = causes[i];
        if (exit < 0 || exit > lastDay) {
          throw refused(endpoint.exit(), "a day that is no day since time zero");
        }
        if (cause < 0 || cause > endpoint.causes()) {
          throw refused(endpoint.cause(), "a cause that the endpoint does not have, or none");
        }
        left[i] = cells.left(exit, cause);
      }
    }
    return new Places(left, columns[0] < 0 ? null : entries(endpoint, columns, cells, left));
  }

  private int[] entries(EndpointColumns endpoint, int[] columns, Cells cells, int[] left) {
    int[] entries = numbers[columns[0]];
    int[] exits = numbers[columns[1]];
    int[] entered = new int[size];
    for (int i = 0; i < size; i++) {
      int entry = entries[i] == NULL ? -1 : entries[i];
      if (entry < -1) {
        throw refused(String.valueOf(endpoint.entry()), "a day before time zero");
      }
      entered[i] = -1;
      if (exits[i] != NULL && exits[i] <= entry) {
        left[i] = Cells.LEFT_BEFORE_ENTRY;
      } else if (exits[i] != NULL && entry >= 0) {
        entered[i] = cells.entered(entry);
      }
    }
    return entered;
  }

  private static IllegalArgumentException refused(String column, String what) {
    return new IllegalArgumentException("Column %s has %s".formatted(column, what));
  }
}
