# Fine and Gray's regression of the first cause on the covariates. Who has had a competing event stays at risk, with a
# weight. Censorings of a day come after its events.
fine_gray_rows <- function(d) {
  s <- regression_rows(d, FALSE)
  s$left <- s$exit
  s$exit[s$cause > 1] <- Inf
  s
}
with_weights <- function(sets, statistic, s = attr(sets, "all")) {
  if (statistic != "fine_gray") return(sets)
  censored <- sort(unique(s$left[s$cause == 0]))
  part <- vapply(censored, function(day) 1 - sum(s$left == day & s$cause == 0) / sum(s$left >= day), 0)
  uncensored <- function(days) vapply(days, function(day) prod(part[censored < day]), 0)
  sets$weight <- ifelse(sets$left < sets$day, uncensored(sets$day) / uncensored(sets$left), 1)
  sets
}
# crr has no answer without terms.
fine_gray_null <- function(d) {
  if (all(d$subjects$cause != 1)) return(0)
  sets <- with_weights(sets_of(fine_gray_rows(d), "x1", matrix(0, 1, 0)), "fine_gray")
  fit_of_sets(sets, NULL, "breslow")$loglik[1]
}

# Without a maximum the information vanishes, and crr stops unless its search ends before. At a maximum the search may
# end because no step is better. The best of several is that whose next step is least, next to the standard error.
crr_with_tolerance <- function(...) {
  fits <- lapply(10^-(12:8), function(tolerance) attempt(crr(..., failcode = 1, gtol = tolerance, maxiter = 100)))
  fits <- Filter(Negate(is.null), fits)
  if (length(fits) == 0) stop("crr stops")
  steps <- sapply(fits, function(fit) max(abs(fit$invinf %*% fit$score) / sqrt(abs(diag(fit$invinf)))))
  fits[[which.min(steps)]]
}
crr_of <- function(d, exit = d$subjects$exit) {
  s <- d$subjects
  s$exit <- exit
  terms <- terms_of(d)[identified(comparisons_for(d, "fine_gray"))]
  if (length(terms) == 0) {
    value <- fine_gray_null(d)
    return(list(null_log_likelihood = value, log_likelihood = value))
  }
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
