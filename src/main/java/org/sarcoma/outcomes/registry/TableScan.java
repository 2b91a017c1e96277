package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Reads one table of one institution: source rows in, canonical rows by patient out.
 *
 * @param isMerged whether the canonical rows are merged by patient
 */
record TableScan(String institution, TableMapping mapping, boolean isMerged)
    implements Serializable {

  /** Reads a part; keys are of {@link PatientKey}. */
  Iterator<Tuple2<String, RowContent>> rows(FilePart part, Configuration hadoop) {
    return new CanonicalRows(this, new ParquetRows(part, hadoop));
  }

  /** Canonical rows of a part, then what was found in all of them together. */
  private static final class CanonicalRows implements Iterator<Tuple2<String, RowContent>> {
    private final TableScan scan;
    private final ParquetRows source;
    private final RowReader reader;
    private final Map<RecordCheck, Long> found = new EnumMap<>(RecordCheck.class);
    private final ArrayDeque<Tuple2<String, RowContent>> ready = new ArrayDeque<>();
    private boolean isDone;

    CanonicalRows(TableScan scan, ParquetRows source) {
      this.scan = scan;
      this.source = source;
      this.reader = new RowReader(scan.mapping, scan.isMerged);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !isDone) {
        @Nullable Object[] raw = source.next();
        if (raw != null) {
          addRow(raw);
        } else {
          source.close();
          addFindings();
          isDone = true;
        }
      }
      return !ready.isEmpty();
    }

    @Override
    public Tuple2<String, RowContent> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("No row is left");
      }
      return ready.remove();
    }

    private void addRow(@Nullable Object[] raw) {
      if (!reader.isMeant(raw, found)) {
        return;
      }
      @Nullable Object[] values = reader.read(raw, found);
      if (values == null) {
        addRejected(raw);
        return;
      }
      String patient = String.valueOf(values[RowReader.PATIENT_KEY]);
      RegistryTable table = scan.mapping.table();
      if (scan.mapping.role() == TableMapping.Role.STATES_NONE) {
        ready.add(of(patient, PatientAssembly.statesNone(table)));
        return;
      }
      if (scan.mapping.site() != null) {
        String site = reader.site(raw);
        ready.add(
            of(
                patient,
                site == null ? PatientAssembly.PATIENT_REJECTED : new RowContent.Site(site)));
      }
      ready.add(of(patient, new RowContent.Row(table, values, scan.mapping.place())));
    }

    /** The patient of a rejected row has to be known as rejected, not as unheard of. */
    private void addRejected(@Nullable Object[] raw) {
      String patient = scan.mapping.table() == RegistryTable.PATIENT ? reader.patient(raw) : null;
      if (patient != null) {
        ready.add(of(patient, PatientAssembly.PATIENT_REJECTED));
      }
    }

    private Tuple2<String, RowContent> of(String patient, RowContent content) {
      return new Tuple2<>(PatientKey.of(scan.institution, patient), content);
    }

    private void addFindings() {
      String nobody = PatientKey.ofNobody(scan.institution);
      found.forEach(
          (check, rows) -> {
            ready.add(new Tuple2<>(nobody, new Finding(scan.mapping.table(), check, rows)));
          });
    }
  }
}
