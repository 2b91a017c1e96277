package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Reads one table of one institution: source rows in, canonical rows by patient out. */
record TableScan(String institution, TableMapping mapping) implements Serializable {

  /** Reads a part; keys are of {@link PatientKey}, values are encoded by {@link RowCodec}. */
  Iterator<Tuple2<String, byte[]>> rows(FilePart part, Configuration hadoop) {
    return new CanonicalRows(this, new ParquetRows(part, hadoop));
  }

  /** Canonical rows of a part, then what was found in all of them together. */
  private static final class CanonicalRows implements Iterator<Tuple2<String, byte[]>> {
    private final TableScan scan;
    private final ParquetRows source;
    private final RowReader reader;
    private final Map<RecordCheck, Long> found = new EnumMap<>(RecordCheck.class);
    private @Nullable Iterator<Tuple2<String, byte[]>> findings;
    private @Nullable Tuple2<String, byte[]> next;

    CanonicalRows(TableScan scan, ParquetRows source) {
      this.scan = scan;
      this.source = source;
      this.reader = new RowReader(scan.mapping);
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = findings == null ? nextRow() : nextFinding(findings);
      }
      return next != null;
    }

    @Override
    public Tuple2<String, byte[]> next() {
      Tuple2<String, byte[]> result = hasNext() ? next : null;
      if (result == null) {
        throw new NoSuchElementException("No row is left");
      }
      next = null;
      return result;
    }

    private @Nullable Tuple2<String, byte[]> nextRow() {
      for (@Nullable Object[] raw = source.next(); raw != null; raw = source.next()) {
        Tuple2<String, byte[]> row = row(raw);
        if (row != null) {
          return row;
        }
      }
      source.close();
      findings = findings().iterator();
      return nextFinding(findings);
    }

    private static @Nullable Tuple2<String, byte[]> nextFinding(
        Iterator<Tuple2<String, byte[]>> findings) {
      return findings.hasNext() ? findings.next() : null;
    }

    private @Nullable Tuple2<String, byte[]> row(@Nullable Object[] raw) {
      @Nullable Object[] values = reader.read(raw, found);
      if (values != null) {
        String patient = String.valueOf(values[RowReader.PATIENT_KEY]);
        return of(patient, RowCodec.encode(scan.mapping.table(), values));
      }
      // The patient of a rejected row has to be known as rejected, not as unheard of.
      String patient = scan.mapping.table() == RegistryTable.PATIENT ? reader.patient(raw) : null;
      return patient == null
          ? null
          : of(patient, RowCodec.encode(PatientAssembly.PATIENT_REJECTED));
    }

    private Tuple2<String, byte[]> of(String patient, byte[] encoded) {
      return new Tuple2<>(PatientKey.of(scan.institution, patient), encoded);
    }

    private List<Tuple2<String, byte[]>> findings() {
      String nobody = PatientKey.ofNobody(scan.institution);
      return found.entrySet().stream()
          .map(it -> new Finding(scan.mapping.table(), it.getKey(), it.getValue()))
          .map(it -> new Tuple2<>(nobody, RowCodec.encode(it)))
          .toList();
    }
  }
}
