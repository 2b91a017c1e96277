# Curves of events of any cause, and what is read from them.
scales <- c(plain = "plain", log = "log", log_log = "log-log", logit = "logit", arcsine = "arcsin")
probabilities <- c(0.1, 0.25, 0.5, 0.75, 0.9)

# An entry of -1 is before everything on day 0.
surv_of <- function(s, event) {
  if (all(s$entry < 0)) Surv(s$exit, event) else Surv(s$entry, s$exit, event)
}
any_event <- function(s) as.integer(s$cause > 0)
curve_of <- function(d, event = any_event(d$subjects), scale = "log-log") {
  survfit(surv_of(d$subjects, event) ~ 1, conf.type = scale, conf.int = d$level)
}
at_risk <- function(s, time) sum(s$entry < time & time <= s$exit)
# Lower and upper limits in turns.
limits <- function(lower, upper) as.numeric(rbind(as.numeric(lower), as.numeric(upper)))
intervals <- function(limits_on) {
  setNames(lapply(scales, limits_on), paste0("interval_", names(scales)))
}

statistics$kaplan_meier <- function(d) {
  f <- curve_of(d)
  c(intervals(function(scale) {
    f <- curve_of(d, scale = scale)
    limits(f$lower, f$upper)
  }), list(at_risk = f$n.risk, survival = f$surv, standard_error = f$surv * f$std.err))
}

statistics$kaplan_meier_at <- function(d) {
  f <- summary(curve_of(d), times = d$horizons, extend = TRUE)
  list(at_risk = f$n.risk, survival = f$surv, standard_error = f$std.err, interval_log_log = limits(f$lower, f$upper))
}

quantiles_of <- function(d, event, p = probabilities) {
  quantiles <- function(scale) {
    lapply(quantile(curve_of(d, event, scale), p), function(q) q[match(probabilities, p)])
  }
  c(list(days = quantiles("log-log")$quantile), intervals(function(scale) {
    q <- quantiles(scale)
    limits(q$lower, q$upper)
  }))
}
statistics$quantile <- function(d, ...) quantiles_of(d, any_event(d$subjects), ...)
statistics$follow_up <- function(d, ...) quantiles_of(d, 1 - any_event(d$subjects), ...)

statistics$restricted_mean <- function(d) {
  means <- lapply(d$horizons, function(horizon) survival:::survmean(curve_of(d), rmean = horizon)$matrix)
  list(days = sapply(means, `[[`, "rmean"), standard_error = sapply(means, `[[`, "se(rmean)"))
}

statistics$nelson_aalen <- function(d) {
  f <- curve_of(d)
  list(hazard = f$cumhaz, standard_error = f$std.chaz)
}
