# Comparisons, up to each horizon, of those groups that have anybody.
groups_of <- function(d) lapply(split(d$subjects, d$subjects$group), function(s) replace(d, "subjects", list(s)))
# The curve of a group is not carried on beyond its last exit, unless it has come to 0.
is_carried <- function(d, horizon) max(d$subjects$exit) < horizon && min(curve_of(d)$surv) > 0

# Klein et al. (2007), equation (3): differences from the first group with their covariance.
fixed_horizon_of <- function(d, horizon) {
  groups <- groups_of(d)
  at <- lapply(groups, function(g) summary(curve_of(g), times = horizon, extend = TRUE))
  survival <- sapply(at, `[[`, "surv")
  none <- list(statistic = NA, degrees_of_freedom = NA, p_value = NA)
  if (length(groups) < 2 || any(survival %in% c(0, 1)) || any(sapply(groups, is_carried, horizon))) return(none)
  theta <- log(-log(survival))
  v <- (sapply(at, `[[`, "std.err") / (survival * log(survival)))^2
  contrast <- cbind(1, -diag(length(theta) - 1))
  difference <- contrast %*% theta
  covariance <- contrast %*% diag(v) %*% t(contrast)
  statistic <- c(t(difference) %*% solve(covariance, difference))
  list(statistic = statistic, degrees_of_freedom = length(theta) - 1,
       p_value = pchisq(statistic, length(theta) - 1, lower.tail = FALSE))
}
statistics$fixed_horizon <- function(d) bind_tests(lapply(d$horizons, function(horizon) fixed_horizon_of(d, horizon)))

contrast_of <- function(d, horizon) {
  groups <- groups_of(d)[1:2]
  means <- lapply(groups, function(g) survival:::survmean(curve_of(g), rmean = horizon)$matrix)
  mean <- sapply(means, `[[`, "rmean")
  error <- sapply(means, `[[`, "se(rmean)")
  carried <- any(sapply(groups, is_carried, horizon))
  z <- qnorm((1 - d$level) / 2, lower.tail = FALSE)
  result <- function(name, estimate, error, back) {
    if (carried || !is.finite(estimate) || !isTRUE(error > 0)) estimate <- error <- NA
    setNames(list(back(estimate), error, back(estimate + c(-1, 1) * z * error), 2 * pnorm(-abs(estimate / error))),
             paste0(name, c("", "_error", "_interval", "_p_value")))
  }
  c(result("difference", mean[[1]] - mean[[2]], sqrt(sum(error^2)), identity),
    result("ratio", log(mean[[1]] / mean[[2]]), sqrt(sum((error / mean)^2)), exp))
}
statistics$restricted_mean_contrast <- function(d) {
  if (length(groups_of(d)) < 2) return(list())
  bind_tests(lapply(d$horizons, function(horizon) contrast_of(d, horizon)))
}
