package org.sarcoma.outcomes.differential;

import java.util.List;
import java.util.OptionalInt;

/**
 * One row of a dataset.
 *
 * @param entry day after which the subject is at risk; empty if from time zero itself
 * @param exit day of the event or censoring
 * @param cause 0 if censored, else the cause of the event
 * @param labels what the subject belongs to
 * @param covariates values of the covariates of the dataset, in their order
 */
record Subject(OptionalInt entry, int exit, int cause, Labels labels, List<Double> covariates) {

  /**
   * @param group counted from 1; compared by tests
   * @param stratum counted from 1; tests and models are stratified by it
   * @param institution counted from 1; subjects of one are correlated
   */
  record Labels(int group, int stratum, int institution) {}
}
