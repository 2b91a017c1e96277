package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.config.Problems;

/** A patient of a consortium whose tables have several sources. */
class SourcesOfAPatientTest {
  private static final String MAPPING =
      """
      tables {
        patient.site = site
        radiotherapy {
          sources = [
            { path = courses, columns { course-id = c, target = t, start-date = d } }
            {
              path = forms
              role = states_some
              columns { course-id { value = s }, target = t, start-date = d }
            }
            { path = forms, role = states_none }
          ]
          duplicates { key = [start-date], keep = most_complete }
        }
        surgery {
          sources = [
            {
              path = operations
              columns { tumor-id = n, surgery-date = d, target = t, procedure = p }
            }
            { path = margins, role = completes, columns { tumor-id = n, margin = m } }
          ]
          duplicates { key = [tumor-id], keep = merged }
        }
        disease-assessment {
          sources = [
            { path = visits, columns { assessment-date = d, local-status = l } }
            { path = scans, role = completes, columns { local-status = l, distant-status = s } }
          ]
          duplicates { key = [local-status], keep = merged }
        }
      }
      """;

  private static final LocalDate DAY = LocalDate.of(2020, 5, 1);

  private final Institution institution = institution();
  private final List<RowContent> rows = new ArrayList<>();

  private static Institution institution() {
    Problems problems = new Problems();
    Institution institution = Registry.institution(Path.of("data"), problems, MAPPING);
    problems.throwIfAny();
    return institution;
  }

  private void add(RegistryTable table, int source, Object... namesAndValues) {
    rows.add(new RowContent.Row(table, Rows.row(table, namesAndValues), source));
  }

  private PatientEntry assemble() {
    PatientAssembly assembly =
        new PatientAssembly(AssemblyRules.of(institution, OnePatient.CUTOFF));
    rows.forEach(it -> assembly.add(RowCodec.decode(RowCodec.encode(it))));
    return assembly.assemble();
  }

  private PatientRecord patient() {
    return Objects.requireNonNull(assemble().patientRecord());
  }

  @Test
  void theSiteOfAConsortiumIsAnInstitution() {
    add(RegistryTable.PATIENT, 0);
    rows.add(new RowContent.Site("02"));

    assertThat(assemble().institution()).isEqualTo("umc");
    assertThat(patient().institution()).isEqualTo("umc:02");
    assertThat(Institution.fileCode("umc:02")).isEqualTo("umc");
    assertThat(Institution.fileCode("umc")).isEqualTo("umc");
  }

  @Test
  void aPatientOfTwoSitesIsAConflict() {
    add(RegistryTable.PATIENT, 0);
    rows.add(new RowContent.Site("02"));
    rows.add(new RowContent.Site("2"));

    assertThat(assemble().patientRecord()).isNull();
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.PATIENT, RecordCheck.CONFLICTING_ROWS, 1));
  }

  @Test
  void whatIsOnlyStatedCountsWhereNothingElseIsKnown() {
    add(RegistryTable.PATIENT, 0);
    add(RegistryTable.RADIOTHERAPY, 1, "course_id", "s");

    assertThat(patient().radiotherapies()).extracting(Radiotherapy::courseId).containsExactly("s");

    add(RegistryTable.RADIOTHERAPY, 0, "course_id", "c1");

    assertThat(patient().radiotherapies()).extracting(Radiotherapy::courseId).containsExactly("c1");
  }

  @Test
  void rowsThatAnotherTableContradictsAreKeptAndCounted() {
    add(RegistryTable.PATIENT, 0);
    add(RegistryTable.RADIOTHERAPY, 0);
    rows.add(PatientAssembly.statesNone(RegistryTable.RADIOTHERAPY));

    assertThat(patient().radiotherapies()).hasSize(1);
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.RADIOTHERAPY, RecordCheck.CONTRADICTED_ROWS, 1));
  }

  @Test
  void whereThereIsNoRowNothingIsContradicted() {
    add(RegistryTable.PATIENT, 0);
    rows.add(PatientAssembly.statesNone(RegistryTable.RADIOTHERAPY));

    assertThat(patient().radiotherapies()).isEmpty();
    assertThat(assemble().findings()).isEmpty();
  }

  @Test
  void oneCourseThatIsThereTwiceIsCountedOnce() {
    add(RegistryTable.PATIENT, 0);
    add(RegistryTable.RADIOTHERAPY, 0, "start_date", DAY, "course_id", "c1");
    add(RegistryTable.RADIOTHERAPY, 0, "start_date", DAY, "course_id", "c2", "fractions", 15);

    assertThat(patient().radiotherapies()).extracting(Radiotherapy::fractions).containsExactly(15);
    assertThat(assemble().findings())
        .containsExactly(new Finding(RegistryTable.RADIOTHERAPY, RecordCheck.DUPLICATE_ROW, 1));
  }

  @Test
  void anotherTableCompletesARowButMakesNone() {
    add(RegistryTable.PATIENT, 0);
    add(RegistryTable.SURGERY, 0, "tumor_id", "n1", "surgery_date", DAY);
    add(RegistryTable.SURGERY, 1, "tumor_id", "n1", "surgery_date", DAY, "margin", "r0");
    add(RegistryTable.SURGERY, 1, "tumor_id", "n2", "surgery_date", DAY, "margin", "r1");

    assertThat(patient().surgeries())
        .extracting(Surgery::tumorId, Surgery::margin)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("n1", Surgery.Margin.R0));
  }

  @Test
  void aMergedRowWithoutWhatIsRequiredIsRejected() {
    add(RegistryTable.PATIENT, 0);
    @Nullable Object[] values =
        Rows.row(RegistryTable.DISEASE_ASSESSMENT, "local_status", "recurrence");
    values[1] = null;
    rows.add(new RowContent.Row(RegistryTable.DISEASE_ASSESSMENT, values, 0));

    assertThat(patient().diseaseAssessments()).isEmpty();
    assertThat(assemble().findings())
        .containsExactly(
            new Finding(RegistryTable.DISEASE_ASSESSMENT, RecordCheck.MISSING_REQUIRED_VALUE, 1));
  }
}
