# Where this project is meant to give another number than R, or a number where R has none: R's numbers are replaced by
# what is meant, found by another route where there is one. `unanswered` excepts a number from the comparison.
unanswered <- Inf

# `applies` says of a dataset whether `instead` has to change R's list of quantities.
departure <- function(name, statistics, reason, instead, applies = function(d) TRUE) {
  departures[[name]] <<- list(statistics = statistics, reason = reason, applies = applies, instead = instead)
}
stopped <- function(r) !is.null(attr(r, "error"))
delayed <- function(d) any(d$subjects$entry >= 0)
# Without the limits of estimates of 0 and 1; x is a list of quantities.
without_ends <- function(x, estimate, quantities) {
  ends <- rep(is.na(estimate) | estimate == 0 | estimate == 1, each = 2)
  x[quantities] <- lapply(x[quantities], function(limits) replace(limits, ends, NA))
  x
}
interval_names <- paste0("interval_", names(scales))

# --- Curves -------------------------------------------------------------------------------------
departure("Standard error of survival 0", c("kaplan_meier", "kaplan_meier_at"),
  "NaN in R; 0 here, as for survival 1: there is no variation left",
  function(r, d, statistic) {
    r$standard_error[r$survival == 0] <- 0
    r
  })

departure("Interval of survival 1", c("kaplan_meier", "kaplan_meier_at"),
  "[1, 1] in R on the scales plain and log, none on the others; none here on any",
  function(r, d, statistic) without_ends(r, r$survival, intersect(interval_names, names(r))))

departure("Curve that ends at a level asked for", c("quantile", "follow_up"),
  "R tolerates rounding there, unless the level is the lowest asked for; so a lower one is asked for as well",
  function(r, d, statistic) statistics[[statistic]](d, c(1e-9, probabilities)))

departure("Number at risk between delayed entries", c("kaplan_meier_at", "aalen_johansen_at"),
  "between two exits R counts who enters only after the time; here entry < time <= exit",
  function(r, d, statistic) {
    r$at_risk <- rep_len(sapply(d$horizons, function(time) at_risk(d$subjects, time)), length(r$at_risk))
    r
  }, delayed)

# Marubini and Valsecchi (1995), Analysing Survival Data, section 10.3: the Greenwood-type variance in closed form.
greenwood_type <- function(s, cause, days) {
  u <- sort(unique(s$exit[s$cause > 0]))
  n <- vapply(u, function(day) at_risk(s, day), 0L)
  of_any <- vapply(u, function(day) sum(s$exit == day & s$cause > 0), 0L)
  of_cause <- vapply(u, function(day) sum(s$exit == day & s$cause == cause), 0L)
  before <- c(1, cumprod(1 - of_any / n))[seq_along(u)]
  incidence <- cumsum(before * of_cause / n)
  sapply(days, function(day) {
    i <- which(u <= day)
    rest <- incidence[length(i)] - incidence[i]
    first <- ifelse(n[i] == of_any[i], 0, rest^2 * of_any[i] / (n[i] * (n[i] - of_any[i])))
    second <- before[i]^2 * of_cause[i] * (n[i] - of_cause[i]) / n[i]^3
    third <- rest * before[i] * of_cause[i] / n[i]^2
    variance <- sum(first + second - 2 * third)
    if (variance < 1e-14) 0 else sqrt(variance) # a difference of sums near 1 is not less than their rounding
  })
}
greenwood_types <- function(d, days) sapply(seq_len(d$causes), function(cause) greenwood_type(d$subjects, cause, days))
confint_of <- function(estimate, standard_error, scale, level) {
  each <- Map(function(p, se) survival:::survfit_confint(p, se, FALSE, scale, level), estimate, standard_error)
  limits(sapply(each, `[[`, "lower"), sapply(each, `[[`, "upper"))
}

departure("Standard error of incidence, delayed entry", "aalen_johansen",
  "R's jackknife by columns is of another kind; here of Greenwood's type, also with delayed entry: in closed form",
  function(r, d, statistic) {
    f <- curve_of(d)
    r$standard_error <- as.numeric(greenwood_types(d, f$time))
    r$event_free_standard_error <- rep(ifelse(f$surv == 0, 0, f$surv * f$std.err), d$causes)
    r[interval_names] <- lapply(scales, function(scale) confint_of(r$incidence, r$standard_error, scale, d$level))
    r
  }, delayed)

departure("Standard error of incidence at a time, delayed entry", "aalen_johansen_at", "the same",
  function(r, d, statistic) {
    r$standard_error <- as.numeric(greenwood_types(d, d$horizons))
    r
  }, delayed)

departure("Interval of incidence 0 and 1", "aalen_johansen", "on some scales there is one in R, of no width; none here",
  function(r, d, statistic) {
    # With nobody event-free left, a sum of incidences that rounds to nearly 1 is 1.
    without_ends(r, ifelse(r$event_free == 0 & r$incidence > 1 - 1e-12, 1, r$incidence), interval_names)
  })

# --- Tests --------------------------------------------------------------------------------------
# Tables of groups by event for each stratum and day with events; a day with one at risk says nothing.
mantel_haenszel <- function(d, stratified) {
  s <- d$subjects
  groups <- which(by_definition(d, function(n, survival) 1, stratified)$expected > 0)
  parts <- unlist(lapply(split(s, if (stratified) s$stratum else rep(1, nrow(s))), function(part) {
    lapply(sort(unique(part$exit[part$cause > 0])), function(day) {
      risk <- part$entry < day & day <= part$exit
      table(factor(part$group[risk], groups),
            factor(part$exit[risk] == day & part$cause[risk] > 0, c(FALSE, TRUE)))
    })
  }), recursive = FALSE)
  test <- mantelhaen.test(simplify2array(parts[sapply(parts, sum) > 1]), correct = FALSE)
  list(statistic = unname(test$statistic), degrees_of_freedom = unname(test$parameter), p_value = test$p.value)
}

# Where survdiff stops, all from the definition; the log-rank test also by mantelhaen.test if that does not stop.
tested_otherwise <- function(r, d, statistic) {
  if (!stopped(r)) return(r)
  stratified <- statistic == "log_rank_stratified"
  tests <- lapply(exponents, function(rho) tested_by_definition(d, function(n, survival) survival^rho, stratified))
  second <- if (delayed(d)) tryCatch(suppressWarnings(mantel_haenszel(d, stratified)), error = function(e) list())
  if (is.finite(c(second$statistic, NA)[1])) tests[[1]][names(second)] <- second
  structure(bind_tests(tests), error = attr(r, "error"))
}
departure("Log-rank test", c("log_rank", "log_rank_stratified"),
  "R stops at delayed entry, one group, or a covariance of deficient rank; mantelhaen.test by day, or the definition",
  tested_otherwise)

departure("Log-rank test of fewer than two groups with expected events", c("log_rank", "log_rank_stratified"),
  "0 on 0 or -1 degrees of freedom in R; not estimable here",
  function(r, d, statistic) {
    none <- !is.na(r$degrees_of_freedom) & r$degrees_of_freedom < 1
    r[c("statistic", "degrees_of_freedom", "p_value")] <- lapply(
      r[c("statistic", "degrees_of_freedom", "p_value")], function(x) replace(x, none, NA))
    r
  })

gray_in_another_order <- function(d, cause, strata) {
  test <- gray_of(d, cause, strata)
  groups <- sort(unique(d$subjects$group))
  for (first in groups) if (isTRUE(attr(test, "stopped"))) {
    test <- gray_of(d, cause, strata, c(first, rev(setdiff(groups, first))))
  }
  test
}
departure("Gray's test in an order of the groups in which cuminc stops", "gray",
  "the test does not depend on the order, so the groups are given in another one",
  function(r, d, statistic) bind_tests(of_each_gray(d, gray_in_another_order)),
  function(d) !delayed(d))

# The covariance that cuminc keeps to itself.
gray_covariance <- function(d, cause, strata) {
  s <- d$subjects[order(d$subjects$exit), ]
  group <- as.integer(factor(s$group))
  n <- nrow(s)
  k <- max(group)
  .Fortran("crstm", as.double(s$exit), as.integer(recoded_for(s, cause)), group,
           as.integer(factor(strata[order(d$subjects$exit)])), n, 0, length(unique(strata)), k, double(k - 1),
           matrix(0, k - 1, k - 1), double(n), integer(n), integer(n), double(choose(k, 2)), double(k - 1),
           double(choose(k, 2)), double((4 + 3 * k) * k), integer(4 * k), PACKAGE = "cmprsk")[[10]]
}
indefinite <- function(d, cause, strata) {
  if (is.na(gray_of(d, cause, strata)$statistic)) return(FALSE)
  eigenvalues <- eigen(gray_covariance(d, cause, strata), symmetric = TRUE, only.values = TRUE)$values
  min(eigenvalues) < -1e-9 * max(eigenvalues)
}
departure("Gray's test with a covariance that is not positive definite", "gray",
  "many events on one day: R's statistic can then be anything, even negative; not estimable here",
  function(r, d, statistic) {
    none <- unlist(of_each_gray(d, function(...) list(indefinite(...))))
    lapply(r, function(x) replace(x, none, NA))
  }, function(d) !delayed(d))

# --- Counts -------------------------------------------------------------------------------------
departure("Standardized difference of one category", "smd_categorical",
  "where both groups have the one same category its formula is empty; 0 here",
  function(r, d, statistic) list(difference = 0),
  function(d) sum(d$first_categories) > 0 && sum(d$second_categories) > 0 &&
    sum(d$first_categories + d$second_categories > 0) == 1)

departure("Standardized difference of groups without a category in common", "smd_categorical",
  "R solves a singular system, or stops; none here",
  function(r, d, statistic) list(difference = NA),
  function(d) all(pmin(d$first_categories, d$second_categories) == 0))
