# Tests between groups. All declared groups are reported, also those of nobody.
exponents <- c(0, 0.5, 1)

# One test by survdiff.
survdiff_of <- function(d, rho, stratified) {
  s <- d$subjects
  if (any(s$entry >= 0)) stop("survdiff refuses delayed entry")
  event <- any_event(s)
  fit <- if (stratified) survdiff(Surv(exit, event) ~ group + strata(stratum), s, rho = rho)
    else survdiff(Surv(exit, event) ~ group, s, rho = rho)
  present <- sort(unique(s$group))
  spread <- function(x) replace(numeric(d$groups), present, x)
  expected <- rowSums(as.matrix(fit$exp))
  list(statistic = fit$chisq, degrees_of_freedom = sum(expected > 0) - 1, p_value = fit$pvalue,
       observed = spread(rowSums(as.matrix(fit$obs))), expected = spread(expected), variance = spread(diag(fit$var)))
}

# The same from the definition, one day at a time, with a generalized inverse.
by_definition <- function(d, weight, stratified) {
  groups <- seq_len(d$groups)
  observed <- expected <- numeric(d$groups)
  v <- matrix(0, d$groups, d$groups)
  s <- d$subjects
  for (part in split(s, if (stratified) s$stratum else rep(1, nrow(s)))) {
    survival <- 1
    for (day in sort(unique(part$exit[part$cause > 0]))) {
      risk <- part$entry < day & day <= part$exit
      at_risk <- tabulate(part$group[risk], d$groups)
      events <- tabulate(part$group[part$exit == day & part$cause > 0], d$groups)
      n <- sum(at_risk)
      w <- weight(n, survival)
      observed <- observed + w * events
      expected <- expected + w * sum(events) * at_risk / n
      if (n > 1) {
        hypergeometric <- sum(events) * (n - sum(events)) / (n - 1)
        v <- v + w^2 * hypergeometric * (diag(at_risk / n, d$groups) - outer(at_risk, at_risk) / n^2)
      }
      survival <- survival * (1 - sum(events) / n)
    }
  }
  list(observed = observed, expected = expected, variance = diag(v), covariance = v)
}
quadratic_form <- function(u, v) {
  e <- eigen(v, symmetric = TRUE)
  kept <- e$values > 1e-10 * max(e$values, 1e-300)
  list(value = sum(crossprod(e$vectors[, kept, drop = FALSE], u)^2 / e$values[kept]), rank = sum(kept))
}
tested_by_definition <- function(d, weight, stratified) {
  sums <- by_definition(d, weight, stratified)
  form <- quadratic_form(sums$observed - sums$expected, sums$covariance)
  tested <- if (form$rank == 0) list(statistic = NA, degrees_of_freedom = NA, p_value = NA)
    else list(statistic = form$value, degrees_of_freedom = form$rank,
              p_value = pchisq(form$value, form$rank, lower.tail = FALSE))
  c(tested, sums[c("observed", "expected", "variance")])
}
# One list of quantities from those of several tests.
bind_tests <- function(tests) {
  lapply(setNames(names(tests[[1]]), names(tests[[1]])), function(q) unlist(lapply(tests, `[[`, q)))
}

statistics$log_rank <- function(d) bind_tests(lapply(exponents, function(rho) survdiff_of(d, rho, FALSE)))
statistics$log_rank_stratified <- function(d) bind_tests(lapply(exponents, function(rho) survdiff_of(d, rho, TRUE)))
statistics$log_rank_weights <- function(d) {
  bind_tests(lapply(list(function(n, survival) n, function(n, survival) sqrt(n)), function(weight) {
    tested_by_definition(d, weight, TRUE)
  }))
}

# From the sums of survdiff; from the definition where that stops.
trend_of <- function(d, stratified) {
  sums <- tryCatch({
    s <- d$subjects
    if (any(s$entry >= 0)) stop("survdiff refuses delayed entry")
    event <- any_event(s)
    fit <- if (stratified) survdiff(Surv(exit, event) ~ group + strata(stratum), s) else survdiff(Surv(exit, event) ~ group, s)
    list(scores = sort(unique(s$group)), difference = rowSums(as.matrix(fit$obs)) - rowSums(as.matrix(fit$exp)), covariance = fit$var)
  }, error = function(e) {
    it <- by_definition(d, function(n, survival) 1, stratified)
    list(scores = seq_len(d$groups), difference = it$observed - it$expected, covariance = it$covariance)
  })
  variance <- c(sums$scores %*% sums$covariance %*% sums$scores)
  possible <- variance > 1e-10 * sum(sums$scores^2 * diag(sums$covariance))
  statistic <- if (possible) sum(sums$scores * sums$difference)^2 / variance else NA
  list(statistic = statistic, degrees_of_freedom = if (possible) 1 else NA,
       p_value = pchisq(statistic, 1, lower.tail = FALSE))
}
statistics$log_rank_trend <- function(d) bind_tests(list(trend_of(d, FALSE), trend_of(d, TRUE)))

recoded_for <- function(s, cause) ifelse(s$cause == 0, 0, ifelse(s$cause == cause, 1, 2))

# cuminc gives -1 where the covariance is of deficient rank, and nothing of one group or a cause without events. With
# some groups it stops in one order of them and not in another.
gray_of <- function(d, cause, strata, groups = sort(unique(d$subjects$group))) {
  s <- d$subjects
  recoded <- recoded_for(s, cause)
  possible <- length(groups) > 1 && any(recoded == 1)
  tests <- if (possible) attempt(cuminc(s$exit, recoded, match(s$group, groups), strata)$Tests["1", ])
  tested <- !is.null(tests) && tests["stat"] >= 0
  statistic <- if (tested) tests[["stat"]] else NA
  df <- if (tested) tests[["df"]] else NA
  structure(list(statistic = statistic, degrees_of_freedom = df,
                 p_value = pchisq(statistic, df, lower.tail = FALSE)), stopped = possible && is.null(tests))
}
# f(d, cause, strata) for each cause, without strata and with them.
of_each_gray <- function(d, f) {
  unlist(lapply(seq_len(d$causes), function(cause) {
    list(f(d, cause, rep(1, nrow(d$subjects))), f(d, cause, d$subjects$stratum))
  }), recursive = FALSE)
}
statistics$gray <- function(d) {
  if (delayed(d)) return(list())
  bind_tests(of_each_gray(d, gray_of))
}

statistics$holm <- function(d) list(p_value = p.adjust(1 / (1 + abs(d$first_values)), "holm"))
