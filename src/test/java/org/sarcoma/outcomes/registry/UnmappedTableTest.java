package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnmappedTableTest {
  @TempDir private Path folder;

  @Test
  void readsColumnsThatOnlySomeFilesHave() throws IOException {
    Registry.write(
        folder.resolve("a.parquet"),
        "optional binary p (STRING); optional int32 n; optional group g { optional int32 x; }",
        List.of(Map.of("p", "a", "n", 1), Map.of("p", "b")));
    Registry.write(
        folder.resolve("b.parquet"),
        "optional double d; optional binary p (STRING);",
        List.of(Map.of("p", "c", "d", 7.5)));

    UnmappedTable table = UnmappedTable.open(new Configuration(), folder.toString());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    table.read(List.of("n", "p", "n"), row -> rows.add(Arrays.asList(row.clone())));
    List<List<@Nullable Object>> others = new ArrayList<>();
    table.read(List.of("d"), row -> others.add(Arrays.asList(row.clone())));

    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.files()).isEqualTo(2);
    assertThat(table.columns())
        .containsExactly(
            new UnmappedColumn("p", "binary STRING", true),
            new UnmappedColumn("n", "int32", true),
            new UnmappedColumn("g", "list or structure", false),
            new UnmappedColumn("d", "double", true));
    assertThat(rows)
        .containsExactly(
            Arrays.asList(1L, "a", 1L),
            Arrays.asList(null, "b", null),
            Arrays.asList(null, "c", null));
    assertThat(others)
        .containsExactly(Arrays.asList((Object) null), Arrays.asList((Object) null), List.of(7.5));
  }
}
