# Statistics of counts and values that need no survival times.
statistics$proportion_interval <- function(d) {
  x <- d$successes
  n <- d$trials
  tail <- (1 - d$level) / 2
  z <- qnorm(tail, lower.tail = FALSE)
  exact <- mapply(function(x, n) binom.test(x, n, conf.level = d$level)$conf.int, x, n)
  wilson <- mapply(function(x, n) prop.test(x, n, conf.level = d$level, correct = FALSE)$conf.int, x, n)
  p <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(p * (1 - p) / (n + z^2))
  list(clopper_pearson = exact, wilson = wilson,
       jeffreys = limits(ifelse(x == 0, 0, qbeta(tail, x + 0.5, n - x + 0.5)),
                         ifelse(x == n, 1, qbeta(tail, x + 0.5, n - x + 0.5, lower.tail = FALSE))),
       agresti_coull = limits(pmax(0, p - half), pmin(1, p + half)))
}

statistics$poisson_rate <- function(d) {
  z <- qnorm((1 - d$level) / 2, lower.tail = FALSE)
  cubed <- function(shape, z) shape * (1 - 1 / (9 * shape) + z / (3 * sqrt(shape)))^3
  byar <- function(x, time) c(if (x == 0) 0 else max(0, cubed(x, -z)), cubed(x + 1, z)) / time
  list(exact = mapply(function(x, time) poisson.test(x, time, conf.level = d$level)$conf.int, d$successes, d$person_time),
       byar = mapply(byar, d$successes, d$person_time))
}

statistics$smd_categorical <- function(d) {
  counts <- list(d$first_categories, d$second_categories)
  present <- which(counts[[1]] + counts[[2]] > 0)
  p <- lapply(counts, function(n) (n[present] / sum(n))[-1])
  v <- lapply(p, function(q) diag(q, length(q)) - outer(q, q))
  u <- p[[1]] - p[[2]]
  list(difference = sqrt(sum(u * solve((v[[1]] + v[[2]]) / 2, u))))
}

statistics$smd_numeric <- function(d) {
  x <- d$first_values
  y <- d$second_values
  list(difference = (mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2))
}

statistics$summary <- function(d) {
  x <- d$first_values
  list(quantile = quantile(x, c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)), mean = mean(x), standard_deviation = sd(x))
}
# A quantile near 0 is between values of 20 and more.
bars$"summary quantile" <- 1e-7
