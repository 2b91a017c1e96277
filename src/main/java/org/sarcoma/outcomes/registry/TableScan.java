package org.sarcoma.outcomes.registry;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
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
    return new KeyedRows(this, new ParquetRows(part, hadoop));
  }

  /** Reads a part. */
  void read(FilePart part, Configuration hadoop, RowSink sink) {
    Reading reading = new Reading(this, new ParquetRows(part, hadoop), sink);
    while (reading.advance()) {}
  }

  /** Gives a sink the canonical rows of a part, then what was found in all of them together. */
  private static final class Reading {
    private final TableScan scan;
    private final RegistryTable table;
    private final ParquetRows source;
    private final RowSink sink;
    private RowReader reader;

    Reading(TableScan scan, ParquetRows source, RowSink sink) {
      this.scan = scan;
      this.table = scan.mapping.table();
      this.source = source;
      this.sink = sink;
      this.reader = reader();
    }

    private RowReader reader() {
      return new RowReader(scan.mapping, scan.isMerged, sink.values());
    }

    /** Reads on in other numbers, which the sink has from now on. */
    void renumber() {
      reader = reader();
    }

    /** Reads some rows more; returns whether there can be others. */
    boolean advance() {
      SourceBlock block = source.next();
      if (block == null) {
        source.close();
        addFindings();
        return false;
      }
      for (int row = 0; row < block.rows(); row++) {
        if (reader.isMeant(block, row)) {
          addRow(block, row);
        }
      }
      return true;
    }

    private void addRow(SourceBlock block, int row) {
      int[] numbers = reader.read(block, row);
      if (numbers == null) {
        addRejected(block, row);
        return;
      }
      int patient = numbers[RowReader.PATIENT_KEY];
      if (scan.mapping.role() == TableMapping.Role.STATES_NONE) {
        sink.add(patient, PatientAssembly.statesNone(table));
        return;
      }
      if (scan.mapping.site() != null) {
        String site = reader.site(block, row);
        sink.add(
            patient, site == null ? PatientAssembly.PATIENT_REJECTED : new RowContent.Site(site));
      }
      sink.addRow(table, numbers, scan.mapping.place());
    }

    /** The patient of a rejected row has to be known as rejected, not as unheard of. */
    private void addRejected(SourceBlock block, int row) {
      int patient = table == RegistryTable.PATIENT ? reader.patient(block, row) : Numbering.NONE;
      if (patient != Numbering.NONE) {
        sink.add(patient, PatientAssembly.PATIENT_REJECTED);
      }
    }

    /** Gives the sink what was found since the numbers are those that they are. */
    void addFindings() {
      int nobody = sink.values().patients().of(PatientKey.NOBODY);
      reader.found().forEach((check, rows) -> sink.add(nobody, new Finding(table, check, rows)));
    }
  }

  /** Rows one by one, with the keys of their patients; no more values are kept than are of use. */
  private static final class KeyedRows implements Iterator<Tuple2<String, RowContent>>, RowSink {
    private static final long MOST_VALUES = 1 << 20;

    private final String institution;
    private CanonicalValues values = CanonicalValues.ofRows();
    private final ArrayDeque<Tuple2<String, RowContent>> ready = new ArrayDeque<>();
    private final Reading reading;
    private boolean isDone;

    KeyedRows(TableScan scan, ParquetRows source) {
      this.institution = scan.institution;
      this.reading = new Reading(scan, source, this);
    }

    @Override
    public CanonicalValues values() {
      return values;
    }

    @Override
    public void addRow(RegistryTable table, int[] numbers, int source) {
      @Nullable Object[] row = values.row(table, numbers);
      add(numbers[RowReader.PATIENT_KEY], new RowContent.Row(table, row, source));
    }

    @Override
    public void add(int patient, RowContent content) {
      String id = String.valueOf(values.patients().get(patient));
      ready.add(new Tuple2<>(PatientKey.of(institution, id), content));
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !isDone) {
        if (values.size() > MOST_VALUES) {
          reading.addFindings();
          values = CanonicalValues.ofRows();
          reading.renumber();
        }
        isDone = !reading.advance();
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
  }
}
