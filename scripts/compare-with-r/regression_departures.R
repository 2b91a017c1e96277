# Departures of regressions; see departures.R.
departure("Fine and Gray's model with exits on day 0", "fine_gray",
  "crr takes the censorings of day 0 to be before it; all days are moved by one",
  function(r, d, statistic) tryCatch(crr_of(d, d$subjects$exit + 1), error = function(e) list()),
  function(d) min(d$subjects$exit) == 0 && !delayed(d))

bounds_of <- function(d, statistic) {
  a <- comparisons_for(d, statistic)
  kept <- identified(a)
  a <- a[, kept, drop = FALSE]
  list(kept = kept, unbounded = kept[unbounded_of(a)], comparisons = a)
}
departure("Coefficient without bound", c("cox_efron", "cox_breslow", "cox_stratified", "cox_changing", "fine_gray"),
  "R gives where its search ended, and may warn; here no such coefficient, and others in the limit, in R by its events",
  function(r, d, statistic) {
    if (statistic == "fine_gray" && delayed(d)) return(r)
    unbounded <- bounds_of(d, statistic)$unbounded
    if (length(unbounded) == 0) return(r)
    limit <- in_the_limit(d, statistic)
    if (statistic != "fine_gray") return(limit)
    # Only crr has its standard errors.
    error <- if (stopped(r)) rep(unanswered, length(limit$coefficient)) else r$standard_error
    limit$standard_error <- replace(error, is.na(limit$coefficient), NA)
    limit$p_value <- ifelse(limit$standard_error == unanswered, unanswered,
                            2 * pnorm(abs(limit$coefficient) / limit$standard_error, lower.tail = FALSE))
    limit
  })

# Sums of exp(predictor) have the digits of numbers up to exp(700): for a comparison to come to less than exp(-30), the
# direction must not spread the predictors of all subjects more than 20 times as far.
departure("Limit too far for a search", c("cox_efron", "cox_breslow", "cox_stratified", "cox_changing", "fine_gray"),
  "neither side has to come to it: coxph runs out of iterations too; what is here must agree",
  function(r, d, statistic) {
    bounds <- bounds_of(d, statistic)
    if (length(bounds$unbounded) == 0) return(r)
    directions <- directions_of(bounds$comparisons)
    s <- rows_for(d, statistic)
    x <- as.matrix(s[terms_for(d, statistic)[bounds$kept]])
    predictors <- t(t(x) / pmax(apply(x, 2, function(x) diff(range(x))), 1e-300)) %*% directions
    behind <- abs(bounds$comparisons %*% directions)
    far <- sapply(seq_len(ncol(directions)), function(k) {
      diff(range(predictors[, k])) > 20 * min(behind[behind[, k] > 1e-7, k])
    })
    for (quantity in if (any(far)) names(r)) attr(r[[quantity]], "may_be_missing") <- TRUE
    r
  })

departure("Test of proportional hazards with a collinear term", c("cox_efron", "cox_breslow", "cox_stratified"),
  "R tests the other terms together; here one term without an estimate leaves no test of all",
  function(r, d, statistic) {
    identified <- identified(comparisons_for(d, statistic))
    if (length(identified) < length(terms_of(d)) && !is.null(r$all_proportional_hazards)) r$all_proportional_hazards <- NA
    r
  })

# 0 times the spread of the term, to the digits of a residual near 1.
departure("Standard error from residuals that are 0", c("cox_efron", "cox_breslow", "cox_stratified", "fine_gray"),
  "both sides give the rounding of a sum of residuals that cancel; neither it nor a p-value from it is compared",
  function(r, d, statistic) {
    spread <- sapply(d$subjects[terms_of(d)], function(x) diff(range(x)))
    for (quantity in intersect(if (statistic == "fine_gray") "standard_error" else c("robust_error", "clustered_error"),
                               names(r))) {
      none <- !is.na(r[[quantity]]) & r[[quantity]] * spread < 1e-10
      r[[quantity]][none] <- unanswered
      if (statistic == "fine_gray") r$p_value[none] <- unanswered
    }
    r
  })

departure("Concordance of a predictor of 0", c("cox_efron", "cox_breslow", "cox_stratified"),
  "where all coefficients are 0 but for rounding, that decides which predictors are ties; not compared",
  function(r, d, statistic) {
    spread <- sapply(d$subjects[terms_of(d)], function(x) diff(range(x)))
    if (all(abs(c(r$coefficient * spread, 0)) < 1e-12, na.rm = TRUE) && !all(is.na(r$coefficient))) {
      r[c("concordance", "concordance_error")] <- unanswered
    }
    r
  })
