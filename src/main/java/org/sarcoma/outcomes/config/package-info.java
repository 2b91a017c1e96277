/**
 * Typed configuration: HOCON files are read once into validated records, and every problem is
 * reported together.
 */
@NullMarked
package org.sarcoma.outcomes.config;

import org.jspecify.annotations.NullMarked;
