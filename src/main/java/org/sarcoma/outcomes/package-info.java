/** The command line and the pipeline on one page. */
@NullMarked
package org.sarcoma.outcomes;

import org.jspecify.annotations.NullMarked;
