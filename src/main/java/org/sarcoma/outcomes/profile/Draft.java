package org.sarcoma.outcomes.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sarcoma.outcomes.registry.RegistryColumn;
import org.sarcoma.outcomes.registry.RegistryTable;

/** The first version of a mapping file, for a person to complete. */
public final class Draft {
  private final List<TableProfile> tables;
  private final Map<RegistryTable, TableMatch> matches;
  private final DraftDefaults defaults;
  private final MappingText text = new MappingText();

  private Draft(List<TableProfile> tables) {
    this.tables = tables;
    this.matches = TableMatches.of(tables);
    this.defaults = DraftDefaults.of(matches.values());
  }

  /**
   * Returns the text of the file.
   *
   * @param folder the folder of the registry, which all tables are in
   */
  public static String of(List<TableProfile> tables, String code, RegistryFolder folder) {
    Draft draft = new Draft(tables);
    draft.write(code, folder);
    return draft.text.toString();
  }

  private void write(String code, RegistryFolder folder) {
    text.comment(
        "A draft, made from the names of the tables and columns and from frequent values.");
    text.comment("Compare every line with the registry, and complete what says: fill in.");
    text.open("institution");
    writeConventions(code, folder);
    text.open("tables");
    for (RegistryTable table : RegistryTable.values()) {
      TableMatch match = matches.get(table);
      if (match != null) {
        write(match, folder);
      } else if (table.isOptional()) {
        text.line("%s = absent".formatted(table.key()));
      } else {
        text.comment(
            "fill in: %s, which every institution keeps; no table resembles it"
                .formatted(table.key()));
      }
    }
    writeUnmatched();
    text.close();
    text.close();
  }

  private void writeConventions(String code, RegistryFolder folder) {
    text.set("code", code);
    text.comment("fill in: the name of the institution");
    text.set("name", code);
    text.set("path", folder.path());
    boolean hasEvents = matches.containsKey(RegistryTable.ADVERSE_EVENT);
    if (hasEvents) {
      text.comment("fill in: the scales of its adverse events, ctcae or rtog_eortc or both");
    }
    text.set("adverse-event-scales", hasEvents ? List.of("ctcae") : List.of());
    text.set("missing-values", defaults.missing().isEmpty() ? List.of("") : defaults.missing());
    if (!defaults.formats().isEmpty()) {
      text.set("date-formats", defaults.formats());
    }
  }

  private void write(TableMatch match, RegistryFolder folder) {
    text.open(match.table().key());
    text.set("path", folder.relative(match.source().table().path()));
    List<String> absent = new ArrayList<>();
    for (RegistryColumn column : match.table().columns()) {
      ColumnMatch found = match.match(column);
      if (!column.required() && (found == null || !found.fits())) {
        absent.add(column.key());
      }
    }
    if (!absent.isEmpty()) {
      text.comment("fill in: what of this it keeps under another name");
      text.set("absent", absent);
    }
    text.open("columns");
    match.table().columns().forEach(it -> write(match, it));
    text.close();
    writeUnmatched(match);
    text.close();
  }

  private void write(TableMatch match, RegistryColumn column) {
    ColumnMatch found = match.match(column);
    if (found == null) {
      if (column.required()) {
        text.comment(
            "fill in: %s, which every row needs; no column has its name".formatted(column.key()));
      }
    } else if (found.fits()) {
      new DraftColumn(found, defaults).write(text);
    } else {
      text.comment(
          "fill in: %s; column %s has its name, but %s"
              .formatted(column.key(), MappingText.quoted(found.source().name()), found.misfit()));
    }
  }

  /** A table that is taken twice is looked at once, for both. */
  private void writeUnmatched(TableMatch match) {
    List<TableMatch> same =
        matches.values().stream().filter(it -> it.source().equals(match.source())).toList();
    if (same.get(0).equals(match)) {
      text.comments(
          "not mapped:",
          match.source().columns().stream()
              .map(ColumnProfile::name)
              .filter(name -> same.stream().noneMatch(it -> it.mapped().contains(name)))
              .map(MappingText::quoted)
              .toList());
    }
  }

  private void writeUnmatched() {
    text.comments(
        "fill in: these tables resemble none, or resemble it less than another:",
        tables.stream()
            .filter(it -> matches.values().stream().noneMatch(match -> match.source().equals(it)))
            .map(TableProfile::name)
            .map(MappingText::quoted)
            .toList());
  }
}
