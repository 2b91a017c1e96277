package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of blocks against those of the same cells in rows. */
class ColumnReaderTest {
  private static final int ROWS = 200;
  private static final Object[] ONE = {"primary", "??", " metastasis ", "", "lymph_node"};
  private static final Object[] OTHER = {"metastasis", "primary"};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "= c",
        "{ column = c, codes { primary = primary, metastasis = metastasis } }",
        "{ column = c, when { column = c, is = primary } }",
        "{ value = primary }"
      })
  void entriesOfADictionaryAreReadAsCells(String mapping) {
    ColumnMapping column = Registry.column(RegistryTable.SURGERY, "target", mapping);
    SourceRow source = new SourceRow(List.of(SourceColumn.of("a"), SourceColumn.of("c")));
    Numbering values = new Numbering(1);
    ColumnReader reader = new ColumnReader(column, source, values);
    SourceCells cells = new SourceCells(ROWS);
    SourceBlock block = new SourceBlock(List.of(new SourceCells(ROWS), cells));
    Random random = new Random(1);
    for (Object[] dictionary : List.of(ONE, OTHER, ONE)) {
      fill(cells, dictionary, random);
      block.setRows(ROWS);
      for (int row = 0; row < ROWS; row++) {
        int number = reader.read(block, row);

        @Nullable Object expected = reader.read(new @Nullable Object[] {null, cells.cell(row)});
        if (number < Numbering.NONE) {
          assertThat(ColumnReader.failed(number)).isEqualTo(expected);
        } else {
          assertThat(ColumnReader.failed(number)).isNull();
          assertThat(values.get(number)).isEqualTo(expected);
        }
      }
    }
  }

  private static void fill(SourceCells cells, Object[] dictionary, Random random) {
    cells.setDictionary(dictionary.clone());
    for (int row = 0; row < ROWS; row++) {
      switch (random.nextInt(3)) {
        case 0 -> cells.setMissing(row);
        case 1 -> cells.setAlone(row, dictionary[random.nextInt(dictionary.length)]);
        default -> cells.setEntry(row, random.nextInt(dictionary.length));
      }
    }
  }
}
