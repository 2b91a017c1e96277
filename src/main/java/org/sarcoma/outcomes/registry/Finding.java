package org.sarcoma.outcomes.registry;

import java.io.Serializable;

/** That rows of a table failed a check; never says which rows, or what was in them. */
public record Finding(RegistryTable table, RecordCheck check, long rows)
    implements RowContent, Serializable {}
