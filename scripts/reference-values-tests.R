# The golden tables of tests between groups; read by reference-values.R, whose functions and observations it uses.
suppressMessages(library(cmprsk))
versions <- sprintf("R %s, survival %s, cmprsk %s; scripts/reference-values-tests.R",
                    getRversion(), packageVersion("survival"), packageVersion("cmprsk"))

gray_samples <- c("mgus", "competing_groups", "tied_competing")
competing_groups <- within(observations[observations$sample == "competing", ], group <- rep(c("a", "b"), 5))
of_sample <- function(name) {
  if (name == "competing_groups") competing_groups else observations[observations$sample == name, ]
}
write_table("gray-test", "cuminc(exit, cause, group, strata, rho)$Tests, of each cause",
  bind(lapply(gray_samples, function(name) {
    d <- of_sample(name)
    bind(lapply(c(FALSE, TRUE), function(stratified) {
      if (stratified && length(unique(d$stratum)) == 1) return(NULL)
      bind(lapply(c(0, 1, -0.5), function(rho) {
        strata <- if (stratified) d$stratum else rep(1, nrow(d))
        bind(lapply(sort(setdiff(unique(d$cause), 0)), function(cause) {
          # The causes other than the one compared are one: cuminc takes them together too.
          recoded <- ifelse(d$cause == 0, 0, ifelse(d$cause == cause, 1, 2))
          tests <- cuminc(d$exit, recoded, d$group, strata, rho = rho)$Tests
          data.frame(sample = name, stratified = stratified, rho = rho, cause = cause,
                     statistic = tests["1", "stat"], df = as.integer(tests["1", "df"]), p = tests["1", "pv"])
        }))
      }))
    }))
  })))

# Klein JP, Moeschberger ML (2003), section 7.4: larynx is not in R; the same by the sums of survdiff.
trend <- function(name, scores, stratified) {
  d <- observations[observations$sample == name, ]
  fit <- if (stratified) survdiff(Surv(exit, cause == 1) ~ group + strata(stratum), d) else survdiff(Surv(exit, cause == 1) ~ group, d)
  u <- if (stratified) rowSums(fit$obs - fit$exp) else fit$obs - fit$exp
  statistic <- sum(scores * u)^2 / c(scores %*% fit$var %*% scores)
  data.frame(sample = name, stratified = stratified, scores = paste(scores, collapse = "-"), statistic = statistic,
             p = pchisq(statistic, 1, lower.tail = FALSE))
}
write_table("log-rank-trend", "sum(s (O - E))^2 / s'Vs with O, E, V of survdiff(. ~ group)",
  bind(list(trend("leukemia", c(0, 1), FALSE), trend("veteran", 1:4, FALSE), trend("veteran", c(1, 2, 4, 8), TRUE),
            trend("tied", 1:3, FALSE), trend("tied", 1:3, TRUE))))

write_table("holm", "p.adjust(p, method = \"holm\")",
  bind(lapply(list(c(0.01, 0.02, 0.03), c(0.04, 0.01, 0.04, 0.6), c(0.5, 0.9), 0.2, c(0, 1, 0.3, 0.3)), function(p) {
    data.frame(p = paste(p, collapse = " "), adjusted = paste(sprintf("%.17g", p.adjust(p, "holm")), collapse = " "))
  })))

# Klein et al. (2007), equation (3), with the curves of survfit.
fixed <- function(name, time) {
  d <- observations[observations$sample == name, ]
  fit <- summary(survfit(Surv(exit, cause == 1) ~ group, d), times = time, extend = TRUE)
  theta <- log(-log(fit$surv))
  v <- (fit$std.err / (fit$surv * log(fit$surv)))^2
  contrast <- cbind(1, -diag(length(theta) - 1))
  difference <- contrast %*% theta
  statistic <- c(t(difference) %*% solve(contrast %*% diag(v) %*% t(contrast), difference))
  data.frame(sample = name, time = time, statistic = statistic, df = length(theta) - 1L,
             p = pchisq(statistic, length(theta) - 1, lower.tail = FALSE))
}
write_table("fixed-horizon", "differences of log(-log(S)) of survfit with their covariance, Klein et al. (2007)",
  bind(list(fixed("leukemia", 10), fixed("leukemia", 20), fixed("aml", 20.5), fixed("ovarian", 400), fixed("veteran", 100),
            fixed("tied", 6))))

contrast <- function(name, horizon) {
  d <- observations[observations$sample == name, ]
  groups <- sort(unique(d$group))[1:2]
  means <- sapply(groups, function(g) {
    summary(survfit(Surv(exit, cause == 1) ~ 1, d[d$group == g, ]), rmean = horizon)$table[c("rmean", "se(rmean)")]
  })
  difference <- means[1, 1] - means[1, 2]
  error <- sqrt(sum(means[2, ]^2))
  ratio <- means[1, 1] / means[1, 2]
  log_error <- sqrt(sum((means[2, ] / means[1, ])^2))
  z <- qnorm(0.975)
  data.frame(sample = name, horizon = horizon, difference = difference, difference_error = error,
             difference_lower = difference - z * error, difference_upper = difference + z * error,
             difference_p = 2 * pnorm(-abs(difference / error)), ratio = ratio, ratio_error = log_error,
             ratio_lower = exp(log(ratio) - z * log_error), ratio_upper = exp(log(ratio) + z * log_error),
             ratio_p = 2 * pnorm(-abs(log(ratio) / log_error)))
}
write_table("restricted-mean-contrast", "of the first two groups: rmean of survfit, differences and log ratios with added variances",
  bind(list(contrast("leukemia", 12), contrast("leukemia", 22), contrast("aml", 30), contrast("ovarian", 365), contrast("tied", 10))))
