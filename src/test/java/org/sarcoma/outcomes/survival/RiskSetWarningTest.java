package org.sarcoma.outcomes.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.Warning;
import org.sarcoma.outcomes.statistics.EventTableBuilder;

class RiskSetWarningTest {
  @Test
  void fewAtRiskAreFewerThanTheMinimum() {
    RiskSetWarning warning = new RiskSetWarning(three().build(), 3);

    assertThat(warning.at(10)).isEqualTo(Warning.NONE);
    assertThat(warning.at(10.5)).isEqualTo(Warning.FEW_AT_RISK);
    assertThat(new RiskSetWarning(three().build(), 0).at(500)).isEqualTo(Warning.NONE);
  }

  /** Of two, one dies on day 10 before the third enters on day 15. */
  @Test
  void fewWhoDieBeforeOthersEnterAreACollapse() {
    EventTableBuilder table = new EventTableBuilder(1).add(10, 1).add(30, 0).addEntering(15, 40, 0);

    assertThat(new RiskSetWarning(table.build(), 3).at(9)).isEqualTo(Warning.FEW_AT_RISK);
    assertThat(new RiskSetWarning(table.build(), 3).at(14)).isEqualTo(Warning.FEW_AT_RISK);
    assertThat(new RiskSetWarning(table.build(), 3).at(20)).isEqualTo(Warning.RISK_SET_COLLAPSED);
    assertThat(new RiskSetWarning(table.build(), 2).at(20)).isEqualTo(Warning.NONE);
  }

  /** Everybody at risk dies, and the curve stays at 0 for those who enter later. */
  @Test
  void theLastAtRiskIsACollapseWhateverTheMinimum() {
    EventTableBuilder table = new EventTableBuilder(1).add(10, 1).addEntering(10, 40, 0);

    assertThat(new RiskSetWarning(table.build(), 0).at(20)).isEqualTo(Warning.RISK_SET_COLLAPSED);
  }

  @Test
  void withoutLaterEntryAnEndIsNoCollapse() {
    EventTableBuilder table = new EventTableBuilder(1).add(10, 1).add(20, 1);

    assertThat(new RiskSetWarning(table.build(), 0).at(30)).isEqualTo(Warning.NONE);
    assertThat(new RiskSetWarning(table.build(), 5).at(30)).isEqualTo(Warning.FEW_AT_RISK);
  }

  private static EventTableBuilder three() {
    return new EventTableBuilder(1).add(10, 0).add(20, 1).add(30, 0);
  }
}
