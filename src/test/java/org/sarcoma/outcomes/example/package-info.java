/**
 * Makes the synthetic example registries under {@code src/example/registries}.
 *
 * <p>Patients are built in the canonical layout, one {@link Row} per table row, and then written in
 * the layout of their institution. Nothing is drawn from real data: the patients of {@code study}
 * are constructed from the published figures, all others come from a seeded generator.
 */
package org.sarcoma.outcomes.example;
