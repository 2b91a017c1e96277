# Comparisons of proportions: of the two, and of categories whose first counts are successes and second failures.
table_of_two <- function(d) cbind(d$successes, d$trials - d$successes)
table_of_categories <- function(d, divisor) {
  counts <- cbind(d$first_categories, d$second_categories) %/% divisor
  counts[rowSums(counts) > 0, , drop = FALSE]
}

# Newcombe (1998), method 10, from Wilson's limits.
statistics$newcombe <- function(d) {
  p <- d$successes / d$trials
  limits <- mapply(function(x, n) prop.test(x, n, conf.level = d$level, correct = FALSE)$conf.int, d$successes, d$trials)
  away <- abs(sweep(limits, 2, p))
  difference <- p[1] - p[2]
  list(difference = difference,
       interval = difference + c(-1, 1) * sqrt(c(away[1, 1]^2 + away[2, 2]^2, away[2, 1]^2 + away[1, 2]^2)))
}

fisher_of <- function(counts) {
  if (nrow(counts) < 2) return(NA)
  # One table is possible, where fisher.test stops.
  if (any(colSums(counts) == 0)) return(1)
  fisher.test(counts, conf.int = FALSE, workspace = 2e7)$p.value
}
statistics$fisher <- function(d) list(two = fisher_of(table_of_two(d)), categories = fisher_of(table_of_categories(d, 8)))

chi_square_of <- function(name, counts, correct) {
  none <- nrow(counts) < 2 || any(colSums(counts) == 0)
  test <- if (none) list(statistic = NA, p.value = NA, expected = NA) else chisq.test(counts, correct = correct)
  setNames(list(test$statistic, test$p.value, min(test$expected)), paste0(name, c("", "_p_value", "_expected")))
}
statistics$chi_square <- function(d) {
  c(chi_square_of("pearson", table_of_two(d), FALSE), chi_square_of("yates", table_of_two(d), TRUE),
    chi_square_of("categories", table_of_categories(d, 1), FALSE))
}

departure("Yates's correction of the whole difference", "chi_square",
  "differences from the expected counts of at most 1/2 are corrected to 0, of which rounding is left in R; 0 here",
  function(r, d, statistic) {
    counts <- table_of_two(d)
    expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
    if (!anyNA(r$yates) && all(abs(counts - expected) <= 0.5)) {
      r$yates <- 0
      r$yates_p_value <- 1
    }
    r
  })
