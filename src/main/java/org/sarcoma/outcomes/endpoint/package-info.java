/** What is observed: dates become whole days since time zero, with an entry day and a cause. */
@NullMarked
package org.sarcoma.outcomes.endpoint;

import org.jspecify.annotations.NullMarked;
