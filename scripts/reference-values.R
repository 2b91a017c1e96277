#!/usr/bin/env Rscript
# Writes the golden tables of the statistics tests: the same estimates by R.
#   Rscript scripts/reference-values.R
# Needs the packages survival and cmprsk, and runs for two minutes. Numbers are written with 17 significant digits, which a double survives;
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
write_table("value-summary", "quantile(value, probability, type = 7 and type = 2), mean(value), sd(value)",
  bind(lapply(names(values), function(name) {
    x <- values[[name]]
    probabilities <- c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)
    data.frame(sample = name, probability = probabilities, quantile = unname(quantile(x, probabilities)),
               quantile_2 = unname(quantile(x, probabilities, type = 2)),
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

source("scripts/reference-values-regression.R")
source("scripts/reference-values-tests.R")
source("scripts/reference-values-pooling.R")
