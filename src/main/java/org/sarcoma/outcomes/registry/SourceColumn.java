package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A column of an institution's own table.
 *
 * @param names its name, or the names it has in different versions of a layout; the first that a
 *     file has is read
 */
record SourceColumn(List<String> names) implements Serializable {
  SourceColumn {
    names = List.copyOf(names);
  }

  static SourceColumn of(String name) {
    return new SourceColumn(List.of(name));
  }

  /** Returns the name that it has in a file, or null if the file does not have it. */
  @Nullable String nameIn(MessageType schema) {
    return names.stream().filter(schema::containsField).findFirst().orElse(null);
  }

  /** Names for a message. */
  @Override
  public String toString() {
    return String.join(" or ", names.stream().map("\"%s\""::formatted).toList());
  }
}
