# Departures of regressions; see departures.R.
departure("Fine and Gray's model with exits on day 0", "fine_gray",
  "crr takes the censorings of day 0 to be before it; all days are moved by one",
  function(r, d, statistic) tryCatch(crr_of(d, d$subjects$exit + 1), error = function(e) list()),
  function(d) min(d$subjects$exit) == 0)

# Where the likelihood has no maximum, Newton's method goes on until it is flat.
unbounded <- function(d, statistic) {
  a <- switch(statistic, cox_changing = changing_comparisons(d), fine_gray = fine_gray_comparisons(d),
              cox_comparisons(d, statistic == "cox_stratified"))
  kept <- identified(a)
  kept[unbounded_of(a[, kept, drop = FALSE])]
}
departure("Coefficient without bound", c("cox_efron", "cox_breslow", "cox_stratified", "cox_changing", "fine_gray"),
  "R gives where its search ended, and may warn; none here, nor tests and hazards that need it",
  function(r, d, statistic) {
    terms <- unbounded(d, statistic)
    if (length(terms) == 0) return(r)
    named <- intersect(by_term, names(r))
    r[named] <- lapply(r[named], function(x) replace(x, terms, NA))
    if (statistic != "fine_gray") r$wald_test <- NA
    if (!is.null(r$all_proportional_hazards)) r$all_proportional_hazards <- NA
    r[c("hazard", "hazard_error")] <- NULL
    r
  })

departure("Test of proportional hazards with a collinear term", c("cox_efron", "cox_breslow", "cox_stratified"),
  "R tests the other terms together; here one term without an estimate leaves no test of all",
  function(r, d, statistic) {
    identified <- identified(cox_comparisons(d, statistic == "cox_stratified"))
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
