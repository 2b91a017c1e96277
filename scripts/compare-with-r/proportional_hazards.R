# Tests of proportional hazards. Where cox.zph would solve a singular system, because a coefficient cannot be told from its
# change with time, the same score test is that of a covariate that changes with time.
time_of_change <- function(s, day) {
  f <- survfit(surv_of(s, as.integer(s$cause == 1)) ~ 1)
  events <- f$n.event[f$n.event > 0]
  g <- c(0, 1 - f$surv[f$n.event > 0][-length(events)])
  (g - weighted.mean(g, events))[match(day, f$time[f$n.event > 0])]
}

proportional_hazards_by_sets <- function(d, sets, terms, ties) {
  time <- time_of_change(d$subjects, sets$day)
  beta <- coef(fit_of_sets(sets, terms, ties, iter.max = 100))
  beta <- beta[!is.na(beta)]
  sets$known <- as.numeric(as.matrix(sets[names(beta)]) %*% beta)
  change <- function(changed) {
    added <- paste0("changing_", changed)
    sets[added] <- time * sets[changed]
    there <- fit_of_sets(sets, c(names(beta), added, "offset(known)"), ties, iter.max = 0)
    if (all(diag(there$var)[length(beta) + seq_along(added)] == 0)) NA else there$score
  }
  c(setNames(sapply(terms, change), terms), GLOBAL = change(terms))
}

proportional_hazards_of <- function(fit, d, terms, ties, stratified) {
  zph <- attempt(cox.zph(fit, transform = "km", terms = FALSE)$table[, "chisq"])
  if (is.null(zph) || any(zph < 1e-12)) {
    sets <- sets_of(regression_rows(d, stratified), terms, matrix(0, length(terms), 0))
    zph <- attempt(proportional_hazards_by_sets(d, sets, terms, ties))
  }
  list(proportional_hazards = if (is.null(zph)) NA else zph[terms], all_proportional_hazards = zph["GLOBAL"])
}
