# The golden tables of comparisons of proportions and of pooled sites; read by reference-values.R, whose functions it uses.
# Base R only.
versions <- sprintf("R %s; scripts/reference-values-pooling.R", getRversion())

# --- Comparisons of proportions -----------------------------------------------------------------
# Newcombe (1998), table II, rows a to h; Fisher's lady tasting tea; and others.
pairs <- data.frame(x1 = c(56, 9, 6, 5, 0, 0, 10, 10, 3, 3, 1, 7, 120, 2345, 0, 5, 0),
                    n1 = c(70, 10, 7, 56, 10, 10, 10, 10, 4, 19, 19, 20, 1000, 9000, 5, 5, 1),
                    x2 = c(48, 3, 2, 0, 0, 0, 0, 0, 1, 31, 0, 7, 150, 2300, 7, 2, 3),
                    n2 = c(80, 10, 7, 29, 20, 10, 20, 10, 4, 88, 30, 20, 900, 9100, 7, 9, 4))
newcombe <- function(x1, n1, x2, n2, level) {
  wilson <- function(x, n) {
    ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
    c(if (x == 0) 0 else ci[1], if (x == n) 1 else ci[2])
  }
  p <- c(x1 / n1, x2 / n2)
  first <- wilson(x1, n1)
  second <- wilson(x2, n2)
  p[1] - p[2] + c(-sqrt((p[1] - first[1])^2 + (second[2] - p[2])^2),
                  sqrt((first[2] - p[1])^2 + (p[2] - second[1])^2))
}
write_table("proportion-difference", "Newcombe's method 10 from prop.test(x, n, correct = FALSE)$conf.int of each",
  bind(lapply(c(0.9, 0.95), function(level) bind(Map(function(x1, n1, x2, n2) {
    ci <- newcombe(x1, n1, x2, n2, level)
    data.frame(x1 = as.integer(x1), n1 = as.integer(n1), x2 = as.integer(x2), n2 = as.integer(n2), level = level,
               difference = x1 / n1 - x2 / n2, lower = ci[1], upper = ci[2])
  }, pairs$x1, pairs$n1, pairs$x2, pairs$n2)))))

# fisher.test solves with the default tolerance of uniroot, to two to four digits: the same equations, to the last.
odds_ratio <- function(x1, n1, x2, n2, level) {
  m <- n1; n <- n2; k <- x1 + x2
  support <- max(0, k - n):min(k, m)
  weights <- function(log_ratio) {
    d <- dhyper(support, m, n, k, log = TRUE) + support * log_ratio
    d <- exp(d - max(d))
    d / sum(d)
  }
  root <- function(f) exp(uniroot(f, c(-1, 1), extendInt = "upX", tol = 1e-15, maxiter = 1e4)$root)
  tail <- (1 - level) / 2
  if (length(support) == 1) return(c(NA, NA, NA))
  lowest <- x1 == min(support)
  highest <- x1 == max(support)
  c(if (lowest) 0 else if (highest) NA else root(function(b) sum(support * weights(b)) - x1),
    if (lowest) 0 else root(function(b) sum(weights(b)[support >= x1]) - tail),
    if (highest) NA else root(function(b) tail - sum(weights(b)[support <= x1])))
}
write_table("two-by-two",
  c("fisher.test(rbind(c(x1, n1 - x1), c(x2, n2 - x2)))$p.value; chisq.test of it, correct = FALSE and TRUE;",
    "odds ratio and limits: the equations of fisher.test by uniroot(tol = 1e-15), with which they agree to 1%"),
  bind(Map(function(x1, n1, x2, n2) {
    counts <- rbind(c(x1, n1 - x1), c(x2, n2 - x2))
    fisher <- fisher.test(counts)
    exact <- odds_ratio(x1, n1, x2, n2, level)
    printed <- c(fisher$estimate, fisher$conf.int)
    inside <- is.finite(exact) & is.finite(printed) & exact > 0
    stopifnot(all(abs(printed[inside] / exact[inside] - 1) < 0.01))
    degenerate <- any(colSums(counts) == 0)
    pearson <- suppressWarnings(chisq.test(counts, correct = FALSE))
    yates <- suppressWarnings(chisq.test(counts, correct = TRUE))
    data.frame(x1 = as.integer(x1), n1 = as.integer(n1), x2 = as.integer(x2), n2 = as.integer(n2),
               fisher = fisher$p.value, odds_ratio = exact[1], lower = exact[2], upper = exact[3],
               pearson = unname(pearson$statistic), pearson_p = if (degenerate) NA else pearson$p.value,
               yates = unname(yates$statistic), yates_p = if (degenerate) NA else yates$p.value,
               least_expected = if (degenerate) NA else min(pearson$expected))
  }, pairs$x1, pairs$n1, pairs$x2, pairs$n2)))

set.seed(6)
groups_of <- list(list(c(3, 0, 5), c(10, 8, 9)), list(c(0, 1, 0, 0), c(4, 3, 6, 2)), list(c(7, 7, 7), c(7, 7, 8)),
                  list(c(41, 30, 12), c(86, 84, 84)), list(c(0, 0, 4), c(3, 5, 4)))
for (size in c(3, 4, 5, 6, 8)) {
  n <- sample(1:18, size, replace = TRUE)
  groups_of <- c(groups_of, list(list(rbinom(size, n, 0.35), n)))
}
write_table("many-by-two", "fisher.test(cbind(x, n - x), workspace = 1e8)$p.value; chisq.test of it; x and n written a-b-c",
  bind(lapply(groups_of, function(it) {
    counts <- cbind(it[[1]], it[[2]] - it[[1]])
    pearson <- suppressWarnings(chisq.test(counts))
    data.frame(x = paste(it[[1]], collapse = "-"), n = paste(it[[2]], collapse = "-"),
               fisher = fisher.test(counts, workspace = 1e8)$p.value, pearson = unname(pearson$statistic),
               degrees_of_freedom = unname(as.integer(pearson$parameter)), pearson_p = pearson$p.value,
               least_expected = min(pearson$expected))
  })))

write_table("byar", "Breslow and Day (1987), section 2.3, by the formula with qnorm",
  bind(lapply(c(0.9, 0.95, 0.999), function(level) bind(lapply(c(0, 1, 2, 5, 33, 1126, 1e6), function(events) {
    z <- qnorm(1 - (1 - level) / 2)
    cube <- function(e, z) e * (1 - 1 / (9 * e) + z / (3 * sqrt(e)))^3
    data.frame(events = as.integer(events), person_time = 2.5, level = level,
               lower = if (events == 0) 0 else max(0, cube(events, -z)) / 2.5, upper = cube(events + 1, z) / 2.5)
  })))))

# Spiegelhalter (2005), appendix A.1.
funnel_limit <- function(n, target, probability) {
  r <- qbinom(probability, n, target)
  max(0, (r - (pbinom(r, n, target) - probability) / dbinom(r, n, target)) / n)
}
write_table("funnel-limits", "(r - (pbinom(r, n, target) - p) / dbinom(r, n, target)) / n, r = qbinom(p, n, target); tails by pbinom",
  bind(Map(function(x, n, target) {
    data.frame(successes = as.integer(x), trials = as.integer(n), target = target,
               lower_95 = funnel_limit(n, target, 0.025), upper_95 = funnel_limit(n, target, 0.975),
               lower_998 = funnel_limit(n, target, 0.001), upper_998 = funnel_limit(n, target, 0.999),
               lower_tail = pbinom(x, n, target), upper_tail = pbinom(x - 1, n, target, lower.tail = FALSE))
  }, c(3, 0, 1, 19, 5, 40, 2, 130, 0), c(19, 30, 1, 19, 5, 100, 5, 1000, 4), c(0.16, 0.2, 0.5, 0.74, 0.3, 0.25, 0.1, 0.1, 0.01))))

# --- Pooling of sites ---------------------------------------------------------------------------
# Colditz GA et al. (1994), JAMA 271:698-702: tuberculosis with and without BCG vaccine in 13 trials.
bcg <- data.frame(vaccinated = c(4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27),
                  of_vaccinated = c(123, 306, 231, 13598, 5069, 1541, 2545, 88391, 7499, 1716, 50634, 2498, 16913),
                  control = c(11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29),
                  of_control = c(139, 303, 220, 12867, 5808, 1451, 629, 88391, 7277, 1665, 27338, 2341, 17854))
set.seed(7)
site_values <- list(
  bcg = with(bcg, data.frame(value = log((vaccinated / of_vaccinated) / (control / of_control)),
                             variance = 1 / vaccinated - 1 / of_vaccinated + 1 / control - 1 / of_control)),
  single = data.frame(value = -1.2, variance = 0.4),
  two = data.frame(value = c(-2.1, -0.3), variance = c(0.21, 0.4)),
  two_alike = data.frame(value = c(-1.1, -1.3), variance = c(0.21, 0.4)),
  equal = data.frame(value = rep(0.75, 5), variance = c(0.1, 0.2, 0.3, 0.1, 1)),
  unequal_precision = data.frame(value = c(0.1, 0.9, -0.4, 2.5), variance = c(1e-4, 0.3, 0.5, 4)),
  # The restricted likelihood has two maxima or three, of which the highest is at 0, the first, or the last.
  bimodal_at_none = data.frame(value = c(-0.3, -1.1, 0, 4.9), variance = c(0.083, 1.163, 0.003, 3.173)),
  bimodal_first = data.frame(value = c(0.8, 0, -0.1, -0.1, -8.5), variance = c(0.533, 0.003, 0.004, 0.003, 5.213)),
  bimodal_last = data.frame(value = c(-1, -7.9, 6.5, -0.1, -0.5), variance = c(0.045, 5.94, 8.118, 0.002, 0.225)),
  bimodal_apart = data.frame(value = c(-0.1, -2.9, -0.1), variance = c(0.003, 0.725, 0.017)),
  trimodal = data.frame(value = c(16.5, 0.1, 0, -0.2, -1), variance = c(9.036, 0.01, 0.003, 0.053, 0.126)),
  many = data.frame(value = rnorm(25, -1, 0.6), variance = rexp(25, 5) + 0.02))
write_table("site-values", "see the script", bind(lapply(names(site_values), function(name) {
  cbind(dataset = name, site_values[[name]])
})))

tau_squared <- function(y, v, method) {
  w <- 1 / v
  k <- length(y)
  if (method == "NONE" || k == 1) return(0)
  if (method == "DERSIMONIAN_LAIRD") {
    q <- sum(w * (y - sum(w * y) / sum(w))^2)
    return(max(0, (q - (k - 1)) / (sum(w) - sum(w^2) / sum(w))))
  }
  restricted <- function(t) {
    w <- 1 / (v + t)
    m <- sum(w * y) / sum(w)
    c(value = sum(log(w)) - log(sum(w)) - sum(w * (y - m)^2),
      slope = sum(w^2 * (y - m)^2) - sum(w) + sum(w^2) / sum(w))
  }
  grid <- c(0, exp(seq(log(1e-6), log(10 * diff(range(y))^2 + 1), length.out = 2000)))
  best <- which.max(sapply(grid, function(t) restricted(t)["value"]))
  if (best == 1) return(0)
  uniroot(function(t) restricted(t)["slope"], grid[best + c(-1, 1)], tol = 1e-16)$root
}
pooled <- function(y, v, method, interval) {
  k <- length(y)
  t <- tau_squared(y, v, method)
  w <- 1 / (v + t)
  m <- sum(w * y) / sum(w)
  scale <- if (k > 1) sum(w * (y - m)^2) / (k - 1) else 1
  q <- sum((y - sum(y / v) / sum(1 / v))^2 / v)
  s <- (k - 1) / (sum(1 / v) - sum(1 / v^2) / sum(1 / v))
  se <- sqrt(switch(interval, NORMAL = 1, HARTUNG_KNAPP = scale, HARTUNG_KNAPP_MODIFIED = max(1, scale)) / sum(w))
  half <- if (interval == "NORMAL") qnorm(0.975) * se else qt(0.975, k - 1) * se
  no_width <- interval == "HARTUNG_KNAPP" && diff(range(y)) == 0
  if (no_width) { se <- 0; half <- NA }
  fixed <- method == "NONE"
  prediction <- if (fixed || k < 3 || no_width) NA else qt(0.975, k - 2) * sqrt(t + se^2)
  data.frame(method = method, interval = interval, sites = k, estimate = m, standard_error = se,
             lower = m - half, upper = m + half, tau_squared = t, q = if (k > 1) q else NA,
             q_p_value = if (k > 1) pchisq(q, k - 1, lower.tail = FALSE) else NA,
             i_squared = if (k == 1) NA else if (fixed) max(0, (q - k + 1) / q) else t / (t + s),
             h_squared = if (k == 1) NA else if (fixed) q / (k - 1) else (t + s) / s,
             prediction_lower = m - prediction, prediction_upper = m + prediction)
}
write_table("pooled-values",
  c("base R: DerSimonian-Laird in closed form, REML by uniroot of the score at the highest of 2000 points,",
    "Hartung-Knapp, Higgins and Thompson's I2 and H2, prediction with t of k - 2 degrees of freedom; as metafor 3.8 rma",
    "with test = z, knha and adhoc and pi.type = riley, but that Hartung-Knapp has no limits where all values are equal,",
    "and that rma may stop at another maximum of the restricted likelihood where that has several"),
  bind(lapply(names(site_values), function(name) {
    d <- site_values[[name]]
    bind(lapply(c("NONE", "DERSIMONIAN_LAIRD", "REML"), function(method) {
      bind(lapply(c("NORMAL", "HARTUNG_KNAPP", "HARTUNG_KNAPP_MODIFIED"), function(interval) {
        if (nrow(d) == 1 && (method != "NONE" || interval != "NORMAL")) return(NULL)
        cbind(dataset = name, pooled(d$value, d$variance, method, interval))
      }))
    }))
  })))

# Counts and sizes: trials of a proportion, or person-time of a rate.
site_counts <- list(
  vaccinated = with(bcg, list("binomial", vaccinated, of_vaccinated)),
  wound = list("binomial", c(3, 31, 16, 23, 27), c(19, 88, 94, 73, 56)),
  zero_events = list("binomial", c(0, 1, 0, 3, 0), c(10, 25, 8, 40, 15)),
  zero_events_apart = list("binomial", c(0, 0, 9, 0, 2, 7), c(12, 30, 20, 6, 14, 25)),
  all_events = list("binomial", c(5, 8, 12, 3), c(5, 9, 12, 6)),
  two = list("binomial", c(1, 9), c(20, 15)),
  alike = list("binomial", c(2, 4, 6), c(10, 20, 30)),
  equal = list("binomial", c(3, 3, 3, 3), c(19, 19, 19, 19)),
  rates = list("poisson", c(4, 11, 2, 30, 7), c(21.5, 16.25, 30, 80.125, 12)),
  rates_with_zero = list("poisson", c(0, 0, 5, 1, 0), c(11.5, 3, 20, 31.25, 8)),
  rates_alike = list("poisson", c(3, 6, 9), c(10, 20, 30)))
write_table("site-counts", "see the script", bind(lapply(names(site_counts), function(name) {
  it <- site_counts[[name]]
  data.frame(dataset = name, model = it[[1]], events = as.integer(it[[2]]), size = it[[3]])
})))

site_likelihood <- function(model, x, size) {
  log_likelihood <- function(eta) {
    if (model == "binomial") x * eta - size * ifelse(eta > 30, eta, log1p(exp(eta))) else x * eta - size * exp(eta)
  }
  score <- function(eta) x - size * (if (model == "binomial") plogis(eta) else exp(eta))
  information <- function(eta) size * (if (model == "binomial") plogis(eta) * plogis(-eta) else exp(eta))
  list(log_likelihood = log_likelihood, score = score, information = information)
}
# Value and derivatives by mean and spread: 4001 points in the range of the integrand.
marginal <- function(site, mean, spread) {
  if (spread == 0) return(c(site$log_likelihood(mean), site$score(mean), 0))
  log_integrand <- function(z) site$log_likelihood(mean + spread * z) - z^2 / 2
  mode <- optimize(log_integrand, c(-60, 60), maximum = TRUE)$maximum
  reach <- function(direction) {
    uniroot(function(d) log_integrand(mode + direction * d) - log_integrand(mode) + 45, c(0, 20))$root
  }
  z <- seq(mode - reach(-1), mode + reach(1), length.out = 4001)
  log_weight <- log_integrand(z)
  top <- max(log_weight)
  weight <- exp(log_weight - top)
  score <- site$score(mean + spread * z)
  c(top + log(sum(weight) * (z[2] - z[1]) / sqrt(2 * pi)), sum(weight * score) / sum(weight),
    sum(weight * score * z) / sum(weight))
}
total <- function(sites, mean, spread) rowSums(sapply(sites, marginal, mean, spread))
precise <- function(f, interval, ...) uniroot(f, interval, tol = 1e-14, maxiter = 1000, ...)$root
# Twice the slope by the variance at none.
slope_at_none <- function(sites, mean) sum(sapply(sites, function(s) s$score(mean)^2 - s$information(mean)))
best_mean <- function(sites, spread, near) {
  precise(function(mean) total(sites, mean, spread)[2], near + c(-0.5, 0.5), extendInt = "downX")
}
best_spread <- function(sites, mean) {
  if (slope_at_none(sites, mean) <= 0) return(0)
  precise(function(spread) total(sites, mean, spread)[3] / spread, c(0.02, 1.5), extendInt = "downX")
}
# Derivative of a function by Richardson's extrapolation of central differences.
richardson <- function(f, at) {
  steps <- 0.02 / 2^(0:4)
  d <- sapply(steps, function(h) (f(at + h) - f(at - h)) / (2 * h))
  for (order in 1:4) d <- (4^order * d[-1] - d[-length(d)]) / (4^order - 1)
  d
}
exact_likelihood <- function(model, events, size) {
  sites <- Map(site_likelihood, model, events, size)
  start <- if (model == "binomial") qlogis(sum(events) / sum(size)) else log(sum(events) / sum(size))
  common <- best_mean(sites, 0, start)
  spread <- 0
  mean <- common
  if (slope_at_none(sites, common) > 0) {
    spread <- precise(function(spread) total(sites, best_mean(sites, spread, start), spread)[3] / spread,
                      c(0.05, 1), extendInt = "downX")
    mean <- best_mean(sites, spread, start)
    # The same likelihood by the adaptive quadrature of QUADPACK.
    adaptive <- sum(sapply(sites, function(site) {
      f <- function(z) site$log_likelihood(mean + spread * z) + dnorm(z, log = TRUE)
      mode <- optimize(f, c(-60, 60), maximum = TRUE)$maximum
      shifted <- function(z) exp(f(z) - f(mode))
      f(mode) + log(integrate(shifted, mode - 12, mode, rel.tol = 1e-12, subdivisions = 2000)$value +
                    integrate(shifted, mode, mode + 12, rel.tol = 1e-12, subdivisions = 2000)$value)
    }))
    stopifnot(abs(adaptive - total(sites, mean, spread)[1]) < 1e-10 * max(1, abs(adaptive)))
  }
  top <- total(sites, mean, spread)[1]
  by_mean <- richardson(function(m) total(sites, m, spread)[2], mean)
  lost <- 0
  if (spread > 0) {
    by_both <- richardson(function(m) total(sites, m, spread)[3], mean)
    lost <- by_both^2 / richardson(function(s) total(sites, mean, s)[3], spread)
  }
  se <- 1 / sqrt(lost - by_mean)
  below <- function(m) sqrt(pmax(0, 2 * (top - total(sites, m, best_spread(sites, m))[1]))) - qnorm(0.975)
  limit <- function(direction) {
    precise(function(d) below(mean + direction * d), c(se, 3 * se), extendInt = "upX")
  }
  k <- length(events)
  ratio <- max(0, 2 * (top - total(sites, common, 0)[1]))
  prediction <- if (k < 3) NA else qt(0.975, k - 2) * sqrt(spread^2 + se^2)
  data.frame(sites = k, estimate = mean, standard_error = se, lower = mean - limit(-1), upper = mean + limit(1),
             tau_squared = spread^2, likelihood_ratio = ratio,
             p_value = if (ratio == 0) 1 else pchisq(ratio, 1, lower.tail = FALSE) / 2,
             prediction_lower = mean - prediction, prediction_upper = mean + prediction)
}
write_table("pooled-counts",
  c("base R: the likelihood by 4001 points per site, and by integrate(rel.tol = 1e-12) at the maximum; maxima and",
    "profile limits by uniroot(tol = 1e-14), standard errors by Richardson's extrapolation"),
  bind(lapply(names(site_counts), function(name) {
    cbind(dataset = name, do.call(exact_likelihood, site_counts[[name]]))
  })))
