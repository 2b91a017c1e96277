# Regressions of the first cause on the covariates. R is told to go on to the last digits of the maximum.
control <- coxph.control(eps = 1e-12, iter.max = 100, toler.chol = 1e-13, timefix = FALSE)
terms_of <- function(d) grep("^x[0-9]+$", names(d$subjects), value = TRUE)
attempt <- function(value) tryCatch(value, error = function(e) NULL)

# coxph stops at a single row, so there is another, which leaves before all days.
rows_of <- function(d) {
  s <- d$subjects
  if (nrow(s) == 1) s <- rbind(s, transform(s, entry = if (s$entry < 0) -1 else -2, exit = -1 / 2, cause = 0))
  s
}
coxph_of <- function(d, terms, ties, stratified, cluster = NULL) {
  s <- rows_of(d)
  s$row <- seq_len(nrow(s))
  y <- surv_of(s, as.integer(s$cause == 1))
  right <- c("1", terms, if (stratified) "strata(stratum)", if (!is.null(cluster)) sprintf("cluster(%s)", cluster))
  coxph(as.formula(paste("y ~", paste(right, collapse = " + "))), s, ties = ties, control = control, model = TRUE)
}
terms_and_tests <- function(fit) {
  error <- sqrt(diag(as.matrix(fit$var)))
  z <- abs(coef(fit)) / error
  list(coefficient = coef(fit), standard_error = error, p_value = 2 * pnorm(z, lower.tail = FALSE),
       null_log_likelihood = fit$loglik[1], log_likelihood = fit$loglik[2], score_test = fit$score,
       wald_test = fit$wald.test, likelihood_ratio_test = 2 * max(0, diff(fit$loglik)))
}
# In the place of each term; NA for those that are not in the fit.
spread_terms <- function(x, terms, d) replace(rep(NA_real_, length(terms_of(d))), match(terms, terms_of(d)), x)
by_term <- c("coefficient", "standard_error", "p_value", "robust_error", "clustered_error", "proportional_hazards")
hazard_of <- function(fit, d) {
  path <- attempt(if (length(coef(fit)) == 0) survfit(fit) else survfit(fit, newdata = d$subjects[1, , drop = FALSE][terms_of(d)]))
  events <- path$n.event > 0
  list(hazard = path$cumhaz[events], hazard_error = path$std.chaz[events])
}
concordance_of <- function(fit, d, stratified) {
  s <- rows_of(d)
  y <- surv_of(s, as.integer(s$cause == 1))
  predictor <- if (length(coef(fit)) == 0) rep(0, nrow(s)) else -fit$linear.predictors
  it <- attempt(if (stratified) concordance(y ~ predictor + strata(s$stratum)) else concordance(y ~ predictor))
  if (!is.null(it)) list(concordance = it$concordance, concordance_error = sqrt(it$var))
}

# The fit of the terms that are identified: R finds others only where its search begins, and NA where it ends.
cox <- function(ties, stratified) function(d) {
  if (all(d$subjects$cause != 1)) return(list(null_log_likelihood = 0, log_likelihood = 0))
  terms <- terms_of(d)[identified(comparisons_for(d, if (stratified) "cox_stratified" else "cox_efron"))]
  fit <- coxph_of(d, terms, ties, stratified)
  common <- c(hazard_of(fit, d), concordance_of(fit, d, stratified))
  if (length(terms) == 0) return(c(common, list(null_log_likelihood = fit$loglik[1], log_likelihood = fit$loglik[1])))
  error <- function(cluster) sqrt(diag(coxph_of(d, terms, ties, stratified, cluster)$var))
  it <- c(terms_and_tests(fit), common, list(robust_error = error("row"), clustered_error = error("institution")),
          proportional_hazards_of(fit, d, terms, ties, stratified))
  it[by_term] <- lapply(it[by_term], spread_terms, terms, d)
  it
}
statistics$cox_efron <- cox("efron", FALSE)
statistics$cox_breslow <- cox("breslow", FALSE)
statistics$cox_stratified <- cox("efron", TRUE)

# One covariate that changes from 0 to 1 on a day of each subject.
changing_rows <- function(d) {
  s <- rows_of(d)
  changes <- s$change > pmax(s$entry, 0) & s$change < s$exit
  before <- data.frame(entry = s$entry, exit = ifelse(changes, s$change, s$exit), event = !changes & s$cause == 1, x = 0)
  after <- data.frame(entry = s$change, exit = s$exit, event = s$cause == 1, x = 1)[changes, ]
  rbind(before, after[names(before)])
}
statistics$cox_changing <- function(d) {
  rows <- changing_rows(d)
  if (!any(rows$event)) return(list(null_log_likelihood = 0, log_likelihood = 0))
  if (length(identified(comparisons_for(d, "cox_changing"))) == 1) {
    return(terms_and_tests(coxph(Surv(entry, exit, event) ~ x, rows, control = control)))
  }
  fit <- coxph(Surv(entry, exit, event) ~ 1, rows, control = control)
  list(null_log_likelihood = fit$loglik[1], log_likelihood = fit$loglik[1])
}

# Sums of parts near 1 that cancel, after a search that ends at 1e-13 of a likelihood near 1.
floors$log_likelihood <- 1e-4

for (statistic in c("cox_efron", "cox_breslow", "cox_stratified", "cox_changing")) {
  bars[[statistic]] <- 1e-7
  bars[[paste(statistic, "p_value")]] <- 1e-6
}
