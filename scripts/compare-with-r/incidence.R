# Cumulative incidences of every cause, one after the other.
state_event <- function(d) factor(d$subjects$cause, 0:d$causes, c("censored", paste0("cause", seq_len(d$causes))))
incidence_of <- function(d, scale = "log") {
  survfit(surv_of(d$subjects, state_event(d)) ~ 1, id = seq_len(nrow(d$subjects)), conf.type = scale, conf.int = d$level)
}
# One column for each cause.
by_cause <- function(f, d, column) {
  all <- matrix(f[[column]], ncol = length(f$states))
  sapply(seq_len(d$causes), function(cause) all[, match(paste0("cause", cause), f$states)], simplify = "matrix")
}

statistics$aalen_johansen <- function(d) {
  f <- incidence_of(d)
  free <- match("(s0)", f$states)
  c(intervals(function(scale) {
    f <- incidence_of(d, scale)
    limits(by_cause(f, d, "lower"), by_cause(f, d, "upper"))
  }), list(incidence = by_cause(f, d, "pstate"), standard_error = by_cause(f, d, "std.err"),
           event_free = rep(f$pstate[, free], d$causes), event_free_standard_error = rep(f$std.err[, free], d$causes)))
}

statistics$aalen_johansen_at <- function(d) {
  f <- summary(incidence_of(d), times = d$horizons, extend = TRUE)
  list(at_risk = rep(f$n.risk[, match("(s0)", f$states)], d$causes),
       incidence = by_cause(f, d, "pstate"), standard_error = by_cause(f, d, "std.err"))
}
