package org.sarcoma.outcomes.result;

/** What the record checks found. */
@ResultTable(
    name = "data_quality",
    row = "institution, table and rule",
    key = {"institution", "table", "rule"})
public record DataQualityRow(
    @Meaning("Institution code") String institution,
    @Meaning("Canonical table") String table,
    @Meaning("Rule that was broken; none_broken if no rule was") String rule,
    @Meaning("error if rows were lost, warning otherwise") String severity,
    @Meaning("Rows read of the table") long rowsChecked,
    @Meaning("Rows that broke the rule") long rowsFailed,
    @Meaning("What was done with them") String action) {}
