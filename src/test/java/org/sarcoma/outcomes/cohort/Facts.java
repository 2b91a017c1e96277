package org.sarcoma.outcomes.cohort;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.registry.AdverseEvent;
import org.sarcoma.outcomes.registry.Diagnosis;
import org.sarcoma.outcomes.registry.DiseaseAssessment;
import org.sarcoma.outcomes.registry.PainAssessment;
import org.sarcoma.outcomes.registry.Radiotherapy;
import org.sarcoma.outcomes.registry.Surgery;
import org.sarcoma.outcomes.registry.SystemicTherapy;
import org.sarcoma.outcomes.registry.Target;

/** Ordinary rows of one patient. Days count from the first day of radiotherapy. */
public final class Facts {
  public static final String PATIENT = "p";
  public static final String TUMOR = "t";
  public static final LocalDate RADIOTHERAPY_START = LocalDate.of(2020, 1, 1);
  public static final int RADIOTHERAPY_END = 18;
  public static final int SURGERY = 50;
  public static final int LAST_CONTACT = 800;

  private Facts() {}

  public static LocalDate day(int day) {
    return RADIOTHERAPY_START.plusDays(day);
  }

  /** A copy with another value of one component. */
  public static <R extends Record> R with(R original, String component, @Nullable Object value) {
    RecordComponent[] components = original.getClass().getRecordComponents();
    if (Arrays.stream(components).noneMatch(it -> it.getName().equals(component))) {
      throw new IllegalArgumentException(original.getClass() + " has no " + component);
    }
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        boolean changed = components[i].getName().equals(component);
        values[i] = changed ? value : components[i].getAccessor().invoke(original);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      Class<R> type = (Class<R>) original.getClass();
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Diagnosis diagnosis() {
    return new Diagnosis(
        PATIENT,
        TUMOR,
        day(-60),
        "C49.2",
        "8802/3",
        3,
        8.0,
        Diagnosis.Presentation.PRIMARY,
        day(-30),
        3,
        "lung",
        1,
        "oligometastatic");
  }

  public static Radiotherapy course() {
    return new Radiotherapy(
        PATIENT,
        TUMOR,
        "c",
        Target.PRIMARY,
        Radiotherapy.Setting.PREOPERATIVE,
        day(0),
        day(RADIOTHERAPY_END),
        40.05,
        15,
        "IMRT",
        true);
  }

  public static Surgery operation(int day) {
    return new Surgery(
        PATIENT, TUMOR, day(day), Target.PRIMARY, Surgery.Procedure.RESECTION, Surgery.Margin.R0);
  }

  public static DiseaseAssessment assessment(
      int day,
      DiseaseAssessment.@Nullable Status local,
      DiseaseAssessment.@Nullable Status distant) {
    return new DiseaseAssessment(PATIENT, day(day), local, distant);
  }

  public static SystemicTherapy line(
      SystemicTherapy.@Nullable Setting setting, @Nullable Boolean planned, @Nullable Integer day) {
    LocalDate start = day == null ? null : day(day);
    return new SystemicTherapy(
        PATIENT, setting + "@" + day, setting, planned, start, null, null, null, null);
  }

  /** A toxicity of radiotherapy by CTCAE 5.0. */
  public static AdverseEvent toxicity(int day, @Nullable Integer grade) {
    return new AdverseEvent(
        PATIENT,
        day(day),
        null,
        "fibrosis",
        null,
        grade,
        AdverseEvent.Scale.CTCAE,
        "5.0",
        AdverseEvent.Attribution.RADIOTHERAPY,
        null);
  }

  public static AdverseEvent wound(int day, AdverseEvent.WoundCriterion criterion) {
    return new AdverseEvent(
        PATIENT,
        day(day),
        null,
        "wound complication",
        null,
        3,
        AdverseEvent.Scale.CTCAE,
        "5.0",
        AdverseEvent.Attribution.SURGERY,
        criterion);
  }

  public static PainAssessment pain(int day, @Nullable Double score, @Nullable Double dose) {
    return new PainAssessment(PATIENT, day(day), score, dose);
  }
}
