package org.sarcoma.outcomes.statistics;

public enum ConfidenceScale {
  PLAIN,
  LOG,
  LOG_LOG,
  LOGIT,
  ARCSINE
}
