package org.sarcoma.outcomes.registry;

import java.io.Serializable;

/**
 * A Parquet file of a registry, as it was when the run began.
 *
 * @param length bytes
 * @param footerSha256 hash of the footer, which changes with the content
 * @param rows rows that its footer promises
 */
public record RegistryFile(
    String institution,
    RegistryTable table,
    String path,
    long length,
    String footerSha256,
    long rows)
    implements Serializable {}
