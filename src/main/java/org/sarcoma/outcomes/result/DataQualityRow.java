package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** What the record checks found. */
@ResultTable(
    name = "data_quality",
    row = "institution, table and rule",
    key = {"institution", "table", "rule"})
public record DataQualityRow(
    @Meaning("Institution code") String institution,
    @Meaning("Canonical table; all where the registry as a whole is meant") String table,
    @Meaning("Rule that was broken; none_broken if no rule was") String rule,
    @Meaning("error if rows were lost, warning if something is wrong, info otherwise")
        String severity,
    @Meaning("Rows read of the table") long rowsChecked,
    @Meaning("Rows that broke the rule") long rowsFailed,
    @Meaning(
            "What was done with them: rejected, left_out, set_missing, collapsed, kept, or"
                + " institution_excluded")
        String action,
    @Meaning("warn_above if their share is above that threshold of the rule; else null")
        @Nullable String threshold,
    @Meaning("What a row that breaks the rule is like") String meaning) {}
