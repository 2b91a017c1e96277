package org.sarcoma.outcomes.registry;

/**
 * A column of a table that no mapping knows yet.
 *
 * @param type how Parquet stores it; several types where the files of the table differ
 * @param isReadable whether a cell can be read from it: it is no list or structure
 */
public record UnmappedColumn(String name, String type, boolean isReadable) {}
