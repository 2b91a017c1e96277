package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowCodecTest {
  private static void assertRoundTrip(RegistryTable table, @Nullable Object[] values) {
    RowContent decoded = RowCodec.decode(RowCodec.encode(new RowContent.Row(table, values, 0)));

    assertThat(decoded).isInstanceOf(RowContent.Row.class);
    RowContent.Row row = (RowContent.Row) decoded;
    assertThat(row.table()).isEqualTo(table);
    assertThat(row.values()).containsExactly(values);
  }

  @ParameterizedTest
  @EnumSource
  void aFullRowOfEveryTableComesBack(RegistryTable table) {
    assertRoundTrip(table, Rows.full(table));
  }

  @ParameterizedTest
  @EnumSource
  void aRowWithOneMissingValueAnywhereComesBack(RegistryTable table) {
    for (int i = 0; i < table.columns().size(); i++) {
      @Nullable Object[] values = Rows.full(table);
      values[i] = null;
      assertRoundTrip(table, values);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDecodedRowIsARecordOfItsTable(RegistryTable table) {
    assertThat(table.newRow(Rows.full(table)).toString()).doesNotContain("null");
    assertThat(table.newRow(Rows.row(table))).isNotNull();
  }

  @Test
  void datesBeforeTheEpochAndLongTextComeBack() {
    assertRoundTrip(
        RegistryTable.PATIENT,
        Rows.row(
            RegistryTable.PATIENT,
            "linkage_id",
            "ß".repeat(70_000),
            "death_date",
            LocalDate.of(1912, 4, 15)));
  }

  @ParameterizedTest
  @EnumSource
  void aFindingOfEveryCheckComesBack(RecordCheck check) {
    for (RegistryTable table : RegistryTable.values()) {
      Finding finding = new Finding(table, check, 5_000_000_000L);

      assertThat(RowCodec.decode(RowCodec.encode(finding))).isEqualTo(finding);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreOrderedByDatesFirstAndMissingLast(RegistryTable table) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(Rows.full(table));
    for (int i = 1; i < table.columns().size(); i++) {
      @Nullable Object[] values = Rows.full(table);
      values[i] = null;
      rows.add(values);
    }
    RowOrder order = RowOrder.of(table);

    assertThat(rows.stream().min(order).orElseThrow()).isSameAs(rows.get(0));
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        int compared = order.compare(rows.get(i), rows.get(j));
        assertThat(Integer.signum(compared))
            .isEqualTo(-Integer.signum(order.compare(rows.get(j), rows.get(i))));
        assertThat(compared == 0).isEqualTo(Arrays.equals(rows.get(i), rows.get(j)));
      }
    }
  }

  @Test
  void anEarlierDateComesFirstWhateverTheOtherColumnsSay() {
    @Nullable Object[] early =
        Rows.row(
            RegistryTable.RADIOTHERAPY, "start_date", LocalDate.of(2020, 1, 1), "course_id", "z");
    @Nullable Object[] late =
        Rows.row(
            RegistryTable.RADIOTHERAPY, "start_date", LocalDate.of(2020, 1, 2), "course_id", "a");

    assertThat(RowOrder.of(RegistryTable.RADIOTHERAPY).compare(early, late)).isNegative();
  }
}
