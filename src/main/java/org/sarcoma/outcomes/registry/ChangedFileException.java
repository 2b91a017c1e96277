package org.sarcoma.outcomes.registry;

import java.io.IOException;

/** A file is another one than when its footer was checked. */
final class ChangedFileException extends IOException {
  private static final long serialVersionUID = 1;
}
