# Fine and Gray's regression of the first cause on the covariates. Who has had a competing event stays at risk.
fine_gray_comparisons <- function(d) {
  s <- d$subjects
  comparisons_of(as.matrix(s[terms_of(d)]), s$entry, ifelse(s$cause > 1, Inf, s$exit), s$cause == 1, 0 * s$exit)
}

# The likelihood from the definition, as that of a Cox model with weights where each day with events is a stratum.
fine_gray_likelihood <- function(s, terms) {
  if (all(s$cause != 1)) return(list(null_log_likelihood = 0, log_likelihood = 0))
  censored <- sort(unique(s$exit[s$cause == 0]))
  part <- vapply(censored, function(day) 1 - sum(s$exit == day & s$cause == 0) / sum(s$exit >= day), 0)
  uncensored <- function(day) prod(part[censored < day])
  days <- unique(s$exit[s$cause == 1])
  rows <- do.call(rbind, lapply(days, function(day) {
    risk <- s[s$exit >= day | s$cause > 1, ]
    before <- risk$exit < day
    risk$weight <- ifelse(before, uncensored(day) / vapply(risk$exit, uncensored, 0), 1)
    risk$event <- risk$exit == day & risk$cause == 1
    transform(risk, day = day)
  }))
  # A row of another day keeps coxph from stopping at a single one.
  rows <- rbind(rows, transform(rows[1, ], day = -1, event = FALSE, weight = 1))
  rows$one <- 1
  right <- paste(c("strata(day)", terms), collapse = " + ")
  fit <- coxph(as.formula(paste("Surv(one, event) ~", right)), rows, weights = rows$weight, ties = "breslow",
               control = control)
  list(null_log_likelihood = fit$loglik[1], log_likelihood = fit$loglik[length(fit$loglik)])
}

# Without a maximum the information vanishes, and crr stops unless its search ends before. At a maximum the search may
# end because no step is better; the next step is then nothing next to the standard error.
crr_with_tolerance <- function(...) {
  for (tolerance in 10^-(12:8)) {
    fit <- attempt(crr(..., failcode = 1, gtol = tolerance, maxiter = 100))
    if (!is.null(fit)) {
      step <- fit$invinf %*% fit$score
      if (fit$converged || all(abs(step) < 1e-8 * sqrt(diag(fit$invinf)))) return(fit)
    }
  }
  stop("crr stops")
}
crr_of <- function(d, exit = d$subjects$exit) {
  s <- d$subjects
  s$exit <- exit
  a <- fine_gray_comparisons(d)
  kept <- identified(a)
  terms <- terms_of(d)[kept]
  # Without terms crr has no answer, and without any that is bounded none of use.
  if (length(unbounded_of(a[, kept, drop = FALSE])) == length(kept)) return(fine_gray_likelihood(s, terms))
  spread <- sapply(s[terms], function(x) diff(range(x)))
  fit <- crr_with_tolerance(s$exit, s$cause, scale(s[terms], scale = spread))
  error <- sqrt(diag(fit$var))
  it <- list(standard_error = error / spread, coefficient = fit$coef / spread,
             p_value = 2 * pnorm(abs(fit$coef) / error, lower.tail = FALSE))
  c(lapply(it, spread_terms, terms, d), list(null_log_likelihood = fit$loglik.null, log_likelihood = fit$loglik))
}
statistics$fine_gray <- function(d) if (delayed(d)) list() else crr_of(d)

bars$fine_gray <- 1e-7
bars$"fine_gray p_value" <- 1e-6
