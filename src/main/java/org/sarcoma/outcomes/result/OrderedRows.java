package org.sarcoma.outcomes.result;

/**
 * A part of the rows of a table, computed when it is written: the rows of a part are in the order
 * of the key, and those of the next part come after them.
 *
 * @param atMost no fewer than there are; what is taken together depends on it
 */
public record OrderedRows(long atMost, RowSource source) {}
