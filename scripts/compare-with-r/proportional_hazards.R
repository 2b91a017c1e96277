# Tests of proportional hazards. Where cox.zph would solve a singular system, because a coefficient has no bound or cannot
# be told from its change with time, the same score test is that of a covariate that changes with time.

# Who is at risk at each event, one day and stratum after the other. The likelihood without a maximum has a limit, to
# which only those contribute who are not behind along the directions in which it rises.
sets_of <- function(d, terms, stratified, directions) {
  s <- d$subjects
  f <- survfit(surv_of(s, as.integer(s$cause == 1)) ~ 1)
  days <- f$time[f$n.event > 0]
  g <- c(0, 1 - f$surv[f$n.event > 0][-length(days)])
  g <- g - weighted.mean(g, f$n.event[f$n.event > 0])
  spread <- pmax(sapply(s[terms], function(x) diff(range(x))), 1e-300)
  ahead <- t(t(as.matrix(s[terms])) / spread) %*% directions
  if (!stratified) s$stratum <- 1
  sets <- lapply(split(seq_len(nrow(s)), s$stratum), function(part) lapply(seq_along(days), function(i) {
    risk <- part[s$entry[part] < days[i] & days[i] <= s$exit[part]]
    event <- s$exit[risk] == days[i] & s$cause[risk] == 1
    behind <- rowSums(abs(sweep(ahead[risk, , drop = FALSE], 2, ahead[risk[event][1], ])) > 1e-7) > 0
    if (any(event)) cbind(s[risk, ], event = event, time = g[i], set = paste(s$stratum[risk], days[i]))[!behind, ]
  }))
  sets <- do.call(rbind, unlist(sets, recursive = FALSE))
  cbind(sets, one = 1)
}
fit_of_sets <- function(sets, terms, ties, ...) {
  formula <- as.formula(paste("Surv(one, event) ~", paste(c("strata(set)", terms), collapse = " + ")))
  coxph(formula, sets, ties = ties, control = coxph.control(eps = 1e-12, toler.chol = 1e-11, timefix = FALSE, ...))
}

proportional_hazards_by_sets <- function(d, terms, ties, stratified, directions) {
  sets <- sets_of(d, terms, stratified, directions)
  beta <- coef(fit_of_sets(sets, terms, ties, iter.max = 100))
  beta <- beta[!is.na(beta)]
  sets$known <- as.numeric(as.matrix(sets[names(beta)]) %*% beta)
  change <- function(changed) {
    added <- paste0("changing_", changed)
    sets[added] <- sets$time * sets[changed]
    there <- fit_of_sets(sets, c(names(beta), added, "offset(known)"), ties, iter.max = 0)
    if (all(diag(there$var)[-seq_along(beta)] == 0)) NA else there$score
  }
  c(setNames(sapply(terms, change), terms), GLOBAL = change(terms))
}

proportional_hazards_of <- function(fit, d, terms, ties, stratified) {
  a <- cox_comparisons(d, stratified)[, match(terms, terms_of(d)), drop = FALSE]
  directions <- directions_of(a)
  zph <- if (ncol(directions) == 0) attempt(cox.zph(fit, transform = "km", terms = FALSE)$table[, "chisq"])
  if (is.null(zph)) zph <- attempt(proportional_hazards_by_sets(d, terms, ties, stratified, directions))
  list(proportional_hazards = if (is.null(zph)) NA else zph[terms], all_proportional_hazards = zph["GLOBAL"])
}
