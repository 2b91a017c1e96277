#!/usr/bin/env Rscript
# Writes the golden tables of the statistics tests: the same estimates by R.
#   Rscript scripts/reference-values.R
# Needs the package survival, and runs for half a minute. Numbers are written with 17 significant digits, which a double survives;
# an empty cell is a missing number.
suppressMessages(library(survival))

tables <- "src/test/resources/org/sarcoma/outcomes/statistics"
versions <- sprintf("R %s, survival %s; scripts/reference-values.R", getRversion(), packageVersion("survival"))
level <- 0.95
scales <- c(plain = "plain", log = "log", log_log = "log-log", logit = "logit", arcsine = "arcsin")

write_table <- function(name, call, table) {
  cells <- lapply(table, function(column) {
    if (is.double(column)) ifelse(is.na(column), "", sprintf("%.17g", column))
    else ifelse(is.na(column), "", as.character(column))
  })
  rows <- do.call(paste, c(cells, sep = ","))
  file <- file(file.path(tables, paste0(name, ".csv")), "w", encoding = "UTF-8")
  writeLines(c(paste("#", c(versions, call)), paste(names(table), collapse = ","), rows), file)
  close(file)
}

bind <- function(parts) do.call(rbind, parts)
finite <- function(x) ifelse(is.finite(x), x, NA)

# --- Observations -------------------------------------------------------------------------------
# entry is NA for observation from time zero itself; cause 0 is censored.
sample_of <- function(name, exit, cause, group = "all", stratum = "all", entry = NA_integer_) {
  data.frame(sample = name, group = as.character(group), stratum = as.character(stratum),
             entry = as.integer(entry), exit = as.integer(exit), cause = as.integer(cause))
}

random_sample <- function(name, seed, size, days, causes, delayed) {
  set.seed(seed)
  exit <- sample(days, size, replace = TRUE)
  entry <- ifelse(delayed & runif(size) < 0.5, floor(exit * runif(size)), NA)
  entry <- ifelse(!is.na(entry) & entry >= exit, NA, entry)
  sample_of(name, exit, sample(0:causes, size, replace = TRUE),
            group = sample(c("a", "b", "c"), size, replace = TRUE),
            stratum = sample(c("x", "y"), size, replace = TRUE), entry = entry)
}

observations <- bind(list(
  sample_of("six_patients", c(9, 1, 6, 8, 1, 6), c(1, 1, 1, 0, 0, 1)),
  # Freireich EJ et al. (1963), Blood 21:699-716, weeks of remission; as in Gehan (1965), Cox (1972).
  sample_of("leukemia",
            c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
              1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
            c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, rep(1, 21)),
            group = rep(c("6-MP", "placebo"), each = 21)),
  with(survival::aml, sample_of("aml", time, status, group = x)),
  with(survival::ovarian, sample_of("ovarian", futime, fustat, group = rx, stratum = resid.ds)),
  with(survival::veteran, sample_of("veteran", time, status, group = celltype, stratum = trt)),
  # Progression of monoclonal gammopathy (cause 1) or death before it (cause 2), Kyle (1993).
  with(survival::mgus, sample_of("mgus", ifelse(is.na(pctime), futime, pctime),
                                 ifelse(is.na(pctime), 2 * death, 1), group = sex)),
  sample_of("zero_times", c(0, 0, 0, 1, 2, 2, 5), c(1, 0, 1, 1, 0, 1, 0)),
  sample_of("single_event", 4, 1),
  sample_of("single_censored", 4, 0),
  sample_of("all_censored", c(3, 1, 4, 1, 5), 0),
  sample_of("nobody_censored", c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3), 1),
  sample_of("flat_at_median", c(1, 2, 3, 4, 7, 8, 9, 10), c(1, 1, 1, 1, 1, 1, 0, 0)),
  sample_of("flat_to_the_end", c(1, 2, 5, 5), c(1, 1, 0, 0)),
  sample_of("censored_before_events", c(1, 2, 3, 4), c(0, 0, 1, 1)),
  sample_of("delayed_entry", c(2, 4, 4, 6, 6, 7, 9, 9, 10, 12), c(1, 1, 0, 1, 1, 0, 1, 1, 0, 1),
            group = rep(c("a", "b"), 5), entry = c(NA, 0, NA, 2, 0, 4, 4, NA, 6, 6)),
  sample_of("emptied_risk_set", c(2, 8, 9, 10), c(1, 1, 0, 1), entry = c(NA, 4, 4, 5)),
  sample_of("one_cause", c(1, 2, 2, 3, 5, 6), c(1, 1, 0, 1, 0, 1)),
  sample_of("competing", c(1, 2, 2, 3, 3, 4, 5, 6, 6, 7), c(1, 2, 0, 1, 2, 2, 1, 1, 0, 0)),
  sample_of("only_competing", c(1, 2, 3), c(2, 0, 2)),
  random_sample("tied", 1, 200, 12, 1, delayed = FALSE),
  random_sample("tied_delayed", 2, 150, 12, 1, delayed = TRUE),
  random_sample("tied_competing", 3, 200, 15, 3, delayed = FALSE),
  random_sample("tied_competing_delayed", 4, 150, 15, 2, delayed = TRUE)))
write_table("observations", "see the script", observations)

# A start of -1 is before everything on day 0.
start_of <- function(d) ifelse(is.na(d$entry), -1, d$entry)
surv_of <- function(d, status) {
  if (all(is.na(d$entry))) Surv(d$exit, status) else Surv(start_of(d), d$exit, status)
}
by_group <- function(d) {
  parts <- if (length(unique(d$group)) > 1) split(d, d$group) else list()
  c(list(all = d), parts)
}
for_samples <- function(names, f) {
  bind(unlist(lapply(names, function(name) {
    parts <- by_group(observations[observations$sample == name, ])
    lapply(names(parts), function(group) {
      table <- f(parts[[group]])
      if (is.null(table)) NULL else cbind(sample = name, group = group, table)
    })
  }), recursive = FALSE))
}

competing <- c("mgus", "competing", "only_competing", "one_cause", "tied_competing", "tied_competing_delayed")
# Veteran serves the tests only; its curves would be most of the bytes.
one_cause <- setdiff(unique(observations$sample), c(setdiff(competing, "one_cause"), "veteran"))
limits <- function(fits) {
  columns <- list()
  for (scale in names(scales)) {
    columns[[paste0("lower_", scale)]] <- finite(fits[[scale]]$lower)
    columns[[paste0("upper_", scale)]] <- finite(fits[[scale]]$upper)
  }
  as.data.frame(columns)
}

# --- Survival -----------------------------------------------------------------------------------
curves <- function(d, reversed = FALSE) {
  status <- if (reversed) as.integer(d$cause == 0) else d$cause
  lapply(scales, function(scale) survfit(surv_of(d, status) ~ 1, conf.type = scale, conf.int = level))
}

write_table("survival-curve",
  "survfit(Surv(entry, exit, cause) ~ 1, conf.type = ., conf.int = 0.95); standard_error is surv * std.err",
  for_samples(one_cause, function(d) {
    fits <- curves(d)
    f <- fits$plain
    cbind(data.frame(day = f$time, at_risk = f$n.risk, events = f$n.event, censored = f$n.censor,
                     survival = f$surv, standard_error = f$surv * f$std.err,
                     hazard = f$cumhaz, hazard_standard_error = f$std.chaz), limits(fits))
  }))

write_table("survival-horizon",
  c("summary(survfit(Surv(entry, exit, cause) ~ 1, conf.type = \"log-log\"), times = ., extend = TRUE)",
    "at_risk is sum(entry < time & time <= exit)"),
  for_samples(one_cause, function(d) {
    times <- c(0, 0.5, 1, 2.5, 4, 6, 6.25, 9, 11.5, 30, 365.25)
    f <- summary(curves(d)$log_log, times = times, extend = TRUE)
    data.frame(time = times,
               at_risk = sapply(times, function(time) sum(start_of(d) < time & time <= d$exit)),
               survival = f$surv, standard_error = finite(f$std.err),
               lower = finite(f$lower), upper = finite(f$upper))
  }))

quantiles <- function(d, reversed) {
  probabilities <- c(0.1, 0.25, 0.5, 0.75, 0.9)
  fits <- lapply(curves(d, reversed), function(f) lapply(quantile(f, probabilities), as.numeric))
  cbind(data.frame(reversed = reversed, probability = probabilities, estimate = fits$plain$quantile),
        limits(fits))
}
write_table("survival-quantile",
  c("quantile(survfit(Surv(entry, exit, cause) ~ 1, conf.type = .), c(0.1, 0.25, 0.5, 0.75, 0.9))",
    "reversed: the same of Surv(entry, exit, 1 - cause)"),
  for_samples(one_cause, function(d) rbind(quantiles(d, FALSE), quantiles(d, TRUE))))

write_table("restricted-mean", "survival:::survmean(survfit(Surv(entry, exit, cause) ~ 1), rmean = horizon)",
  for_samples(one_cause, function(d) {
    f <- curves(d)$plain
    bind(lapply(c(2.5, 6, 9, 60.5), function(horizon) {
      m <- survival:::survmean(f, rmean = horizon)$matrix
      data.frame(horizon = horizon, mean = m[["rmean"]], standard_error = m[["se(rmean)"]],
                 extrapolated = horizon > max(d$exit) && min(f$surv) > 0)
    }))
  }))

# --- Competing risks ----------------------------------------------------------------------------
# Marubini and Valsecchi (1995), Analysing Survival Data, section 10.3: the Greenwood-type variance in closed form.
greenwood_type <- function(d, cause, days) {
  u <- sort(unique(d$exit[d$cause > 0]))
  n <- sapply(u, function(day) sum(start_of(d) < day & day <= d$exit))
  of_any <- sapply(u, function(day) sum(d$exit == day & d$cause > 0))
  of_cause <- sapply(u, function(day) sum(d$exit == day & d$cause == cause))
  before <- c(1, cumprod(1 - of_any / n))[seq_along(u)]
  incidence <- cumsum(before * of_cause / n)
  sapply(days, function(day) {
    i <- u <= day
    if (!any(i)) return(0)
    rest <- incidence[sum(i)] - incidence[i]
    first <- ifelse(n[i] == of_any[i], 0, rest^2 * of_any[i] / (n[i] * (n[i] - of_any[i])))
    second <- before[i]^2 * of_cause[i] * (n[i] - of_cause[i]) / n[i]^3
    third <- rest * before[i] * of_cause[i] / n[i]^2
    sqrt(max(0, sum(first + second - 2 * third)))
  })
}
confint_of <- function(estimate, standard_error, scale, level) {
  each <- lapply(seq_along(estimate), function(i) {
    if (is.nan(standard_error[i])) list(lower = NA, upper = NA)
    else survival:::survfit_confint(estimate[i], standard_error[i], FALSE, scale, level)
  })
  list(lower = sapply(each, `[[`, "lower"), upper = sapply(each, `[[`, "upper"))
}

write_table("cumulative-incidence",
  c("survfit(Surv(entry, exit, factor(cause)) ~ 1, id = ., conf.type = ., conf.int = 0.95): pstate, std.err",
    "with delayed entry std.err is the column jackknife, and standard errors and limits are of Greenwood's type:",
    "in closed form, and survfit(Surv(entry, exit, cause > 0) ~ 1); without it the two agree to 1e-9",
    "of mgus every tenth row"),
  for_samples(competing, function(d) {
    causes <- max(2, d$cause)
    delayed <- any(!is.na(d$entry))
    event <- factor(d$cause, 0:causes, c("censored", paste0("cause", 1:causes)))
    fits <- lapply(scales, function(scale) {
      survfit(surv_of(d, event) ~ 1, id = seq_len(nrow(d)), conf.type = scale, conf.int = level)
    })
    f <- fits$plain
    any_cause <- survfit(surv_of(d, as.integer(d$cause > 0)) ~ 1)
    stopifnot(identical(any_cause$time, f$time))
    event_free_error <- ifelse(any_cause$surv == 0, 0, any_cause$surv * any_cause$std.err)
    rows <- seq(1, length(f$time), by = if (nrow(d) > 60 && !delayed && max(d$exit) > 50) 10 else 1)
    bind(lapply(intersect(f$states, levels(event)), function(state) {
      k <- match(state, f$states)
      cause <- as.integer(sub("cause", "", state))
      # The arcsine limits come without dimensions.
      column <- function(limit) matrix(limit, ncol = length(f$states))[rows, k]
      incidence <- f$pstate[rows, k]
      greenwood <- greenwood_type(d, cause, f$time[rows])
      of_cause <- if (delayed) lapply(scales, function(scale) confint_of(incidence, greenwood, scale, level))
        else lapply(fits, function(g) list(lower = column(g$lower), upper = column(g$upper)))
      if (!delayed) {
        stopifnot(all.equal(greenwood, f$std.err[rows, k], tolerance = 1e-9),
                  all.equal(event_free_error, f$std.err[, 1], tolerance = 1e-9))
      }
      cbind(data.frame(cause = cause, day = f$time[rows], at_risk = rowSums(f$n.risk)[rows],
                       incidence = incidence,
                       standard_error = if (delayed) greenwood else f$std.err[rows, k],
                       event_free = f$pstate[rows, 1],
                       event_free_standard_error = if (delayed) event_free_error[rows] else f$std.err[rows, 1],
                       jackknife = f$std.err[rows, k]),
            limits(of_cause))
    }))
  }))

# --- Tests --------------------------------------------------------------------------------------
tested <- function(rho, stratified, fit) {
  o <- if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs
  e <- if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp
  data.frame(rho = rho, stratified = stratified, statistic = fit$chisq, degrees_of_freedom = sum(e > 0) - 1,
             p_value = fit$pvalue, group = names(fit$n), observed = as.numeric(o), expected = as.numeric(e),
             variance = diag(fit$var))
}
grouped <- c("leukemia", "aml", "ovarian", "veteran", "tied")
write_table("log-rank", "survdiff(Surv(exit, cause) ~ group, rho = .), and + strata(stratum)",
  bind(lapply(grouped, function(name) {
    d <- observations[observations$sample == name, ]
    bind(lapply(c(0, 0.5, 1), function(rho) {
      plain <- survdiff(Surv(exit, cause) ~ group, d, rho = rho)
      names(plain$n) <- sort(unique(d$group))
      parts <- list(tested(rho, FALSE, plain))
      if (length(unique(d$stratum)) > 1) {
        within <- survdiff(Surv(exit, cause) ~ group + strata(stratum), d, rho = rho)
        names(within$n) <- sort(unique(d$group))
        parts <- c(parts, list(tested(rho, TRUE, within)))
      }
      cbind(sample = name, bind(parts))
    }))
  })))

# One table of groups by event for each stratum and day with events; a day with one at risk says nothing.
tables_by_day <- function(d) {
  parts <- unlist(lapply(split(d, d$stratum), function(s) {
    lapply(sort(unique(s$exit[s$cause > 0])), function(day) {
      risk <- start_of(s) < day & day <= s$exit
      table(factor(s$group[risk], sort(unique(d$group))),
            factor(s$exit[risk] == day & s$cause[risk] > 0, c(FALSE, TRUE)))
    })
  }), recursive = FALSE)
  simplify2array(parts[sapply(parts, sum) > 1])
}
write_table("log-rank-delayed-entry",
  c("mantelhaen.test(groups by event by day, correct = FALSE), and by stratum: survdiff refuses delayed entry"),
  bind(lapply(c("delayed_entry", "tied_delayed"), function(name) {
    d <- observations[observations$sample == name, ]
    bind(lapply(if (length(unique(d$stratum)) > 1) c(FALSE, TRUE) else FALSE, function(stratified) {
      if (!stratified) d$stratum <- "all"
      test <- mantelhaen.test(tables_by_day(d), correct = FALSE)
      data.frame(sample = name, stratified = stratified, statistic = unname(test$statistic),
                 degrees_of_freedom = unname(as.integer(test$parameter)), p_value = test$p.value)
    }))
  })))

# Gehan-Wilcoxon and Tarone-Ware are not in survival: from the definition, one day at a time.
weighted <- function(d, weight) {
  groups <- sort(unique(d$group))
  u <- numeric(length(groups))
  v <- matrix(0, length(groups), length(groups))
  for (day in unique(d$exit[d$cause > 0])) {
    risk <- start_of(d) < day & day <= d$exit
    at_risk <- sapply(groups, function(g) sum(risk & d$group == g))
    events <- sapply(groups, function(g) sum(d$exit == day & d$cause > 0 & d$group == g))
    n <- sum(at_risk)
    w <- weight(n)
    u <- u + w * (events - sum(events) * at_risk / n)
    if (n > 1) {
      v <- v + w^2 * sum(events) * (n - sum(events)) / (n - 1) * (diag(at_risk / n) - outer(at_risk, at_risk) / n^2)
    }
  }
  sum(u[-1] * solve(v[-1, -1], u[-1]))
}
write_table("log-rank-weights", "U' V^-1 U from the definition, weights n and sqrt(n), in base R",
  bind(lapply(c(grouped, "tied_delayed"), function(name) {
    d <- observations[observations$sample == name, ]
    data.frame(sample = name, weight = c("GEHAN_WILCOXON", "TARONE_WARE"),
               statistic = c(weighted(d, identity), weighted(d, sqrt)))
  })))

# --- Intervals ----------------------------------------------------------------------------------
grid <- expand.grid(estimate = c(1e-6, 0.03, 0.5, 0.91, 0.9999), relative = c(0.001, 0.3, 2), level = c(0.8, 0.95, 0.99))
grid$standard_error <- pmin(grid$estimate, 1 - grid$estimate) * grid$relative
write_table("confidence-scale",
  c("survival:::survfit_confint(estimate, standard_error, logse = FALSE, conf.type = ., level);",
    "for logit plogis, where that has 1 - 1 / (1 + exp(x)) and loses digits"),
  cbind(grid[c("estimate", "standard_error", "level")], limits(lapply(scales, function(scale) {
    if (scale == "logit") {
      half <- with(grid, qnorm(1 - (1 - level) / 2) * standard_error / (estimate * (1 - estimate)))
      return(list(lower = plogis(qlogis(grid$estimate) - half), upper = plogis(qlogis(grid$estimate) + half)))
    }
    each <- Map(function(p, se, level) confint_of(p, se, scale, level), grid$estimate, grid$standard_error, grid$level)
    list(lower = sapply(each, `[[`, "lower"), upper = sapply(each, `[[`, "upper"))
  }))))

trials <- data.frame(successes = c(0, 1, 3, 8, 19, 0, 1, 81, 15, 0, 1, 7, 1, 499, 12345),
                     trials = c(19, 19, 19, 9, 19, 1, 1, 263, 148, 20, 29, 14, 1000, 1000, 1000000))
proportion <- function(x, n, level) {
  tail <- (1 - level) / 2
  z <- qnorm(1 - tail)
  p <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(p * (1 - p) / (n + z^2))
  wilson <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
  exact <- binom.test(x, n, conf.level = level)$conf.int
  data.frame(method = c("CLOPPER_PEARSON", "WILSON", "JEFFREYS", "AGRESTI_COULL"),
             successes = as.integer(x), trials = as.integer(n), level = level,
             lower = c(exact[1], if (x == 0) 0 else wilson[1],
                       if (x == 0) 0 else qbeta(tail, x + 0.5, n - x + 0.5), max(0, p - half)),
             upper = c(exact[2], if (x == n) 1 else wilson[2],
                       if (x == n) 1 else qbeta(tail, x + 0.5, n - x + 0.5, lower.tail = FALSE), min(1, p + half)))
}
write_table("proportion-interval",
  c("binom.test(successes, trials); prop.test(successes, trials, correct = FALSE);",
    "qbeta of Beta(successes + 0.5, failures + 0.5), 0 and 1 at the ends; Agresti-Coull by its formula"),
  bind(lapply(c(0.9, 0.95), function(level) bind(Map(proportion, trials$successes, trials$trials, level)))))

write_table("poisson-rate-interval", "poisson.test(events, person_time, conf.level = level)$conf.int",
  bind(Map(function(events, time, level) {
    ci <- poisson.test(events, time, conf.level = level)$conf.int
    data.frame(events = as.integer(events), person_time = time, level = level, lower = ci[1], upper = ci[2])
  }, c(0, 1, 3, 165, 1126, 20000, 5), c(10, 0.5, 6940, 69593, 29487, 1e7, 1825.75), c(0.95, 0.95, 0.9, 0.95, 0.95, 0.99, 0.95))))

# --- Summaries ----------------------------------------------------------------------------------
set.seed(5)
values <- list(one = 7.6, two = c(1, 2), tied = c(2, 2, 2, 5, 5, 9), decimals = round(rexp(41, 0.1), 1),
               shifted = 1e9 + c(1, 2, 4, 8, 16), negative = c(-3.5, -1, 0, 0, 2.25), constant = rep(4, 5))
write_table("values", "see the script", bind(lapply(names(values), function(name) {
  data.frame(sample = name, value = as.double(values[[name]]))
})))
write_table("value-summary", "quantile(value, probability, type = 7), mean(value), sd(value)",
  bind(lapply(names(values), function(name) {
    x <- values[[name]]
    probabilities <- c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)
    data.frame(sample = name, probability = probabilities, quantile = unname(quantile(x, probabilities)),
               mean = mean(x), standard_deviation = sd(x))
  })))

# Counts by category, written a-b-c.
categories <- list(list(c(10, 20, 30), c(15, 15, 10)), list(c(5, 14), c(9, 3)), list(c(1, 2, 3, 4), c(4, 3, 2, 1)),
                   list(c(12, 0, 7), c(0, 5, 6)), list(c(50, 1, 0, 2), c(48, 3, 0, 9)))
write_table("standardized-difference",
  "sqrt(t(p1 - p2) %*% solve((V1 + V2) / 2) %*% (p1 - p2)) without the last category, V = diag(p) - p p'",
  bind(lapply(categories, function(counts) {
    present <- counts[[1]] + counts[[2]] > 0
    p <- lapply(counts, function(n) (n[present] / sum(n))[-sum(present)])
    v <- lapply(p, function(q) diag(q, length(q)) - outer(q, q))
    d <- p[[1]] - p[[2]]
    data.frame(first = paste(counts[[1]], collapse = "-"), second = paste(counts[[2]], collapse = "-"),
               difference = sqrt(sum(d * solve((v[[1]] + v[[2]]) / 2, d))))
  })))

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
    "with test = z, knha and adhoc and pi.type = riley, but that Hartung-Knapp has no limits where all values are equal"),
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
