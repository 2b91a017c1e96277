package org.sarcoma.outcomes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sarcoma.outcomes.statistics.RegressionTerm.Estimated;
import org.sarcoma.outcomes.statistics.RegressionTerm.NotEstimable;
import org.sarcoma.outcomes.statistics.RegressionTerm.Reason;

class FineGrayModelTest {

  static Stream<List<CsvRow>> models() {
    Map<String, List<CsvRow>> models =
        CsvTable.ofResource("fine-gray.csv").rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("sample") + row.text("cause"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return models.values().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void agreesWithR(List<CsvRow> rows) {
    CsvRow first = rows.get(0);
    FineGrayFit fit =
        new FineGrayModel((int) first.count("cause"))
            .fit(ReferenceSubjects.of(first.text("sample")).data());
    Agreement agreement = new Agreement(1e-9);
    agreement.check("null", fit.nullLogLikelihood(), first.number("null"));
    agreement.check("likelihood", fit.logLikelihood(), first.number("log_likelihood"));
    for (int i = 0; i < rows.size(); i++) {
      Estimated term = (Estimated) fit.terms().get(i);
      assertThat(term.name()).isEqualTo(rows.get(i).text("term"));
      agreement.check("coefficient", term.coefficient(), rows.get(i).number("coefficient"));
      agreement.check("SE", term.standardError(), rows.get(i).number("standard_error"));
    }
  }

  @Test
  void withoutCompetingEventsItIsCoxsModel() {
    RegressionData data = ReferenceSubjects.of("tied").data();
    FineGrayFit fit = new FineGrayModel(1).fit(data);
    CoxFit cox = new CoxModel(TieMethod.BRESLOW, CoxModel.Penalty.NONE).fit(data);

    assertThat(fit.logLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-11));
    assertThat(fit.events()).isEqualTo(cox.events());
    for (int i = 0; i < 3; i++) {
      assertThat(((Estimated) fit.terms().get(i)).coefficient())
          .isCloseTo(((Estimated) cox.terms().get(i)).coefficient(), within(1e-11));
      assertThat(((Estimated) fit.terms().get(i)).standardError())
          .isCloseTo(((Estimated) cox.robustTerms().get(i)).standardError(), within(1e-11));
    }
  }

  @Test
  void countsStandForAsManySubjects() {
    RegressionData.Builder counted = RegressionData.of(List.of("x"));
    RegressionData.Builder single = RegressionData.of(List.of("x"));
    int[][] rows = {
      {3, 1, 0, 2}, {3, 2, 1, 1}, {4, 0, 1, 3}, {5, 1, 1, 2}, {6, 2, 0, 2}, {8, 1, 0, 1}
    };
    for (int[] row : rows) {
      counted.pattern(0, 0, row[2]).add(row[0], row[1], row[3]);
      for (int i = 0; i < row[3]; i++) {
        single.pattern(0, 0, row[2]).add(row[0], row[1], 1);
      }
    }
    Estimated one = (Estimated) new FineGrayModel(1).fit(counted.build()).terms().get(0);
    Estimated other = (Estimated) new FineGrayModel(1).fit(single.build()).terms().get(0);

    assertThat(one.coefficient()).isCloseTo(other.coefficient(), within(1e-13));
    assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-13));
  }

  @Test
  void separatedAndCollinearCovariatesAreReported() {
    assertThat(new FineGrayModel(1).fit(ReferenceSubjects.of("separated").data()).terms().get(0))
        .isEqualTo(new NotEstimable("x1", Reason.MONOTONE_LIKELIHOOD));
    assertThat(new FineGrayModel(1).fit(ReferenceSubjects.of("collinear").data()).terms().get(2))
        .isEqualTo(new NotEstimable("x3", Reason.COLLINEAR));
    assertThat(new FineGrayModel(3).fit(ReferenceSubjects.of("tied").data()).terms().get(0))
        .isEqualTo(new NotEstimable("x1", Reason.NO_EVENTS));
  }

  @Test
  void strataAndDelayedEntryAreRefused() {
    FineGrayModel model = new FineGrayModel(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.fit(ReferenceSubjects.of("tied").data(true)))
        .withMessage("Fine and Gray's model has no strata");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.fit(ReferenceSubjects.of("tied_delayed").data()))
        .withMessage("Fine and Gray's model has no delayed entry");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FineGrayModel(0))
        .withMessage("Cause is 0, but 1 is least");
  }
}
