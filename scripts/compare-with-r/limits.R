# Likelihoods without a maximum. Along a direction in which they rise, who is behind those with the event comes to nothing;
# the limit is the likelihood of the others, whose coefficients are those of the limit.

# Rows at risk at each event, one day and stratum after the other, of who is not behind along the directions. The rows of
# s have covariates, entry, exit, event and stratum.
sets_of <- function(s, terms, directions) {
  spread <- pmax(sapply(s[terms], function(x) diff(range(x))), 1e-300)
  ahead <- t(t(as.matrix(s[terms])) / spread) %*% directions
  sets <- lapply(split(seq_len(nrow(s)), s$stratum), function(part) {
    lapply(unique(s$exit[part][s$event[part]]), function(day) {
      risk <- part[s$entry[part] < day & day <= s$exit[part]]
      event <- s$exit[risk] == day & s$event[risk]
      behind <- rowSums(abs(sweep(ahead[risk, , drop = FALSE], 2, ahead[risk[event][1], ])) > 1e-7) > 0
      set <- s[risk, ]
      set$event <- event
      set$day <- day
      set[!behind, ]
    })
  })
  sets <- do.call(rbind, unlist(sets, recursive = FALSE))
  sets$set <- paste(sets$stratum, sets$day)
  # A row of another set, since coxph stops at a single row.
  sets <- rbind(sets, transform(sets[1, ], event = FALSE, set = "none"))
  structure(cbind(sets, one = 1), all = s)
}
fit_of_sets <- function(sets, terms, ties, ..., cluster = NULL) {
  right <- c("strata(set)", terms, if (!is.null(cluster)) sprintf("cluster(%s)", cluster))
  settings <- suppressWarnings(coxph.control(eps = 1e-12, toler.chol = 1e-11, timefix = FALSE, ...))
  if (is.null(sets$weight)) sets$weight <- 1
  suppressWarnings(coxph(as.formula(paste("Surv(one, event) ~", paste(right, collapse = " + "))), sets,
                         weights = weight, ties = ties, control = settings))
}

# Each row of its subjects, as the rows of a regression.
regression_rows <- function(d, stratified) {
  s <- d$subjects
  s$event <- s$cause == 1
  s$row <- seq_len(nrow(s))
  if (!stratified) s$stratum <- 1
  s
}
rows_for <- function(d, statistic) {
  switch(statistic, cox_changing = cbind(changing_rows(d), stratum = 1), fine_gray = fine_gray_rows(d),
         regression_rows(d, statistic == "cox_stratified"))
}
comparisons_for <- function(d, statistic) {
  s <- rows_for(d, statistic)
  comparisons_of(as.matrix(s[terms_for(d, statistic)]), s$entry, s$exit, s$event, s$stratum)
}
terms_for <- function(d, statistic) if (statistic == "cox_changing") "x" else terms_of(d)

# What there is of a regression in the limit; NA for terms without bound.
in_the_limit <- function(d, statistic) {
  a <- comparisons_for(d, statistic)
  all <- terms_for(d, statistic)
  kept <- identified(a)
  a <- a[, kept, drop = FALSE]
  terms <- all[kept]
  none <- unbounded_of(a)
  s <- rows_for(d, statistic)
  ties <- if (statistic %in% c("cox_breslow", "fine_gray")) "breslow" else "efron"
  start <- fit_of_sets(with_weights(sets_of(s, terms, matrix(0, length(terms), 0)), statistic), terms, ties, iter.max = 0)
  directions <- directions_of(a)
  sets <- with_weights(sets_of(s, terms, directions), statistic)
  fit <- fit_of_sets(sets, terms, ties, iter.max = 100)
  at <- function(x) replace(rep(NA_real_, length(all)), kept, replace(rep_len(x, length(kept)), none, NA))
  error <- function(cluster) {
    if (length(none) == length(terms)) return(at(NA))
    # coxph with clusters may stop at a term that it finds collinear.
    there <- !is.na(coef(fit))
    robust <- fit_of_sets(sets, terms[there], ties, iter.max = 100, cluster = cluster)
    at(replace(rep(NA_real_, length(terms)), there, sqrt(diag(as.matrix(robust$var)))))
  }
  it <- list(coefficient = at(coef(fit)), standard_error = at(sqrt(diag(fit$var))))
  it$p_value <- 2 * pnorm(abs(it$coefficient) / it$standard_error, lower.tail = FALSE)
  it[c("null_log_likelihood", "log_likelihood")] <- list(start$loglik[1], fit$loglik[2])
  if (statistic == "fine_gray") return(it)
  it[c("score_test", "likelihood_ratio_test")] <- list(start$score, 2 * max(0, fit$loglik[2] - start$loglik[1]))
  it$wald_test <- NA
  if (statistic == "cox_changing") return(it)
  it[c("robust_error", "clustered_error")] <- list(error("row"), error("institution"))
  changes <- proportional_hazards_by_sets(d, sets, terms, ties)
  it$proportional_hazards <- at(changes[terms])
  it$all_proportional_hazards <- NA
  it[c("concordance", "concordance_error")] <- unanswered
  it
}
