/** Who is analyzed: eligibility criteria in order, attrition, and what characterizes the cohort. */
@NullMarked
package org.sarcoma.outcomes.cohort;

import org.jspecify.annotations.NullMarked;
