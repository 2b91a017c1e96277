package org.sarcoma.outcomes.registry;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import scala.Tuple2;

/** The canonical rows of some parts, by patient, each part read when the one before is done. */
final class InstitutionRows implements Iterator<Tuple2<String, RowContent>> {
  private final Iterator<FilePart> parts;
  private final Configuration hadoop;
  private Iterator<Tuple2<String, RowContent>> rows = Collections.emptyIterator();
  private String institution = "";

  InstitutionRows(List<FilePart> parts, Configuration hadoop) {
    this.parts = parts.iterator();
    this.hadoop = hadoop;
  }

  @Override
  public boolean hasNext() {
    while (!hasNextOfPart()) {
      if (!parts.hasNext()) {
        return false;
      }
      FilePart part = parts.next();
      institution = part.scan().institution();
      rows = RegistryFailure.naming(institution, () -> part.scan().rows(part, hadoop));
    }
    return true;
  }

  private boolean hasNextOfPart() {
    return RegistryFailure.naming(institution, rows::hasNext);
  }

  @Override
  public Tuple2<String, RowContent> next() {
    return rows.next();
  }
}
