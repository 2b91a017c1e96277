# The golden tables of regression models; read by reference-values.R, whose functions it uses. Needs the package cmprsk too.
# coxph and crr are told to go on to the last digits of the maximum.
suppressMessages(library(cmprsk))
versions <- sprintf("R %s, survival %s, cmprsk %s; scripts/reference-values-regression.R",
                    getRversion(), packageVersion("survival"), packageVersion("cmprsk"))
control <- coxph.control(eps = 1e-12, iter.max = 100, toler.chol = 1e-13, timefix = FALSE)

subjects_of <- function(name, exit, cause, x, stratum = 1, cluster = seq_along(exit), entry = NA) {
  x <- as.matrix(x)
  three <- cbind(x, matrix(NA, nrow(x), 3 - ncol(x)))
  data.frame(sample = name, entry = as.integer(entry), exit = as.integer(exit), cause = as.integer(cause),
             stratum = as.integer(stratum), cluster = as.integer(cluster),
             x1 = as.double(three[, 1]), x2 = as.double(three[, 2]), x3 = as.double(three[, 3]))
}

random_subjects <- function(name, seed, size, days, causes, delayed) {
  set.seed(seed)
  x <- cbind(rbinom(size, 1, 0.4), sample(40:80, size, replace = TRUE), round(rnorm(size), 1))
  exit <- 1 + floor(pmin(days - 1, rexp(size, exp(0.5 * x[, 1] + 0.02 * (x[, 2] - 60)) / days * 2)))
  entry <- ifelse(delayed & runif(size) < 0.5, floor(exit * runif(size)), NA)
  entry <- ifelse(!is.na(entry) & entry >= exit, NA, entry)
  subjects_of(name, exit, sample(0:causes, size, replace = TRUE), x, stratum = sample(3, size, replace = TRUE),
              cluster = sample(12, size, replace = TRUE), entry = entry)
}

set.seed(11)
subjects <- bind(list(
  # Freireich EJ et al. (1963); the example of Cox (1972).
  with(observations[observations$sample == "leukemia", ],
       subjects_of("leukemia", exit, cause, 1 * (group == "placebo"))),
  # Crowley J, Hu M (1977), JASA 72:27-36: the Stanford heart transplants, transplantation as a covariate that changes with
  # time. Time is in half days, which does not matter to the estimates.
  with(survival::jasa1, subjects_of("heart", 2 * stop, event, cbind(transplant, age, year), cluster = id,
                                    stratum = 1 + surgery, entry = ifelse(start == 0, NA, 2 * start))),
  with(survival::ovarian, subjects_of("ovarian", futime, fustat, cbind(age, rx, ecog.ps), stratum = resid.ds)),
  with(survival::lung[!is.na(survival::lung$ph.ecog) & !is.na(survival::lung$inst), ],
       subjects_of("lung", time, status - 1, cbind(age, sex, ph.ecog), stratum = inst, cluster = inst)),
  random_subjects("tied", 21, 120, 20, 1, delayed = FALSE),
  random_subjects("tied_delayed", 22, 150, 25, 1, delayed = TRUE),
  random_subjects("competing", 23, 150, 30, 2, delayed = FALSE),
  random_subjects("three_causes", 24, 200, 12, 3, delayed = FALSE),
  subjects_of("zero_times", c(0, 0, 0, 1, 2, 2, 5, 6), c(1, 0, 1, 1, 0, 1, 1, 0), c(1, 0, 0, 1, 0, 1, 0, 1)),
  # Every event is in the first group: the hazard ratio is infinite.
  subjects_of("separated", c(2, 3, 5, 6, 8, 9, 11, 12), c(1, 1, 1, 0, 0, 0, 0, 0),
              cbind(c(1, 1, 1, 1, 0, 0, 0, 0), c(3, 1, 4, 1, 5, 9, 2, 6))),
  # The third covariate is the sum of the others.
  with(random_subjects("collinear", 25, 40, 20, 1, delayed = FALSE),
       subjects_of("collinear", exit, cause, cbind(x1, x3, x1 + x3)))))
write_table("subjects", "see the script", subjects)

covariates <- function(d) c("x1", "x2", "x3")[!is.na(c(d$x1[1], d$x2[1], d$x3[1]))]
formula_of <- function(d, stratified, more = "") {
  y <- if (all(is.na(d$entry))) "Surv(exit, cause == 1)" else "Surv(ifelse(is.na(entry), -1, entry), exit, cause == 1)"
  as.formula(paste(y, "~", paste(covariates(d), collapse = " + "), if (stratified) "+ strata(stratum)", more))
}
fit_of <- function(d, stratified, ties, more = "") {
  coxph(formula_of(d, stratified, more), d, ties = ties, control = control, model = TRUE)
}
models <- function(names, f) {
  bind(unlist(lapply(names, function(name) {
    d <- subjects[subjects$sample == name, ]
    d$row <- seq_len(nrow(d))
    unlist(lapply(c(FALSE, TRUE), function(stratified) {
      if (stratified && length(unique(d$stratum)) == 1) return(NULL)
      lapply(c("efron", "breslow"), function(ties) {
        cbind(sample = name, stratified = stratified, ties = ties, f(d, stratified, ties))
      })
    }), recursive = FALSE)
  }), recursive = FALSE))
}
cox_samples <- setdiff(unique(subjects$sample), c("separated", "collinear"))

write_table("cox-term", "coxph(., ties = ties, control = coxph.control(eps = 1e-12)); robust: + cluster(row), + cluster(cluster)",
  models(cox_samples, function(d, stratified, ties) {
    fit <- fit_of(d, stratified, ties)
    data.frame(term = covariates(d), coefficient = unname(coef(fit)), standard_error = sqrt(diag(vcov(fit))),
               robust = sqrt(diag(vcov(fit_of(d, stratified, ties, "+ cluster(row)")))),
               clustered = sqrt(diag(vcov(fit_of(d, stratified, ties, "+ cluster(cluster)")))),
               p = summary(fit)$coefficients[, "Pr(>|z|)"],
               zph = cox.zph(fit, transform = "km")$table[seq_along(covariates(d)), "p"])
  }))

write_table("cox-fit", c("coxph: loglik, tests, concordance(fit); cox.zph(fit, transform = \"km\") GLOBAL"),
  models(cox_samples, function(d, stratified, ties) {
    fit <- fit_of(d, stratified, ties)
    data.frame(null = fit$loglik[1], log_likelihood = fit$loglik[2], score = fit$score, wald = unname(fit$wald.test),
               likelihood_ratio = 2 * diff(fit$loglik), concordance = unname(fit$concordance["concordance"]),
               concordance_error = unname(fit$concordance["std"]),
               zph = cox.zph(fit, transform = "km")$table["GLOBAL", "chisq"])
  }))

write_table("cox-baseline", "survfit(fit, newdata = means rounded up): cumhaz, std.chaz, at days with events",
  models(c("leukemia", "heart", "ovarian", "tied", "tied_delayed"), function(d, stratified, ties) {
    fit <- fit_of(d, stratified, ties)
    at <- as.data.frame(lapply(d[covariates(d)], function(x) ceiling(mean(x))))
    bind(lapply(sort(unique(d$stratum[rep(stratified, nrow(d))])), function(s) cbind(at, stratum = s))) -> newdata
    if (!stratified) newdata <- cbind(at, stratum = 1)
    bind(lapply(seq_len(nrow(newdata)), function(i) {
      curve <- survfit(fit, newdata = newdata[i, , drop = FALSE])
      keep <- curve$n.event > 0
      data.frame(stratum = newdata$stratum[i], day = as.integer(curve$time[keep]), hazard = c(curve$cumhaz)[keep],
                 standard_error = c(curve$std.chaz)[keep])
    }))
  }))

# The profile likelihood, by coxph with one coefficient fixed in an offset.
profile_limit <- function(d, term, ties, sign) {
  others <- setdiff(covariates(d), term)
  y <- Surv(ifelse(is.na(d$entry), -1, d$entry), d$exit, d$cause == 1)
  d$profiled <- d[[term]]
  best <- coxph(as.formula(paste("y ~", paste(covariates(d), collapse = " + "))), d, ties = ties, control = control)
  profile <- function(beta) {
    rest <- paste(c("offset(beta * profiled)", others), collapse = " + ")
    fit <- coxph(as.formula(paste("y ~", rest)), d, ties = ties, control = control)
    fit$loglik[length(fit$loglik)] - max(best$loglik) + qchisq(level, 1) / 2
  }
  at <- coef(best)[[term]]
  width <- sqrt(vcov(best)[term, term])
  uniroot(profile, sort(at + sign * c(0.5, 6) * width), tol = 1e-13, maxiter = 1000)$root
}
write_table("cox-profile", "uniroot of the profile of coxph(. ~ offset(beta * term) + others)",
  bind(lapply(c("leukemia", "ovarian", "tied", "tied_delayed", "heart"), function(name) {
    d <- subjects[subjects$sample == name, ]
    bind(lapply(c("efron", "breslow"), function(ties) data.frame(sample = name, ties = ties, term = covariates(d),
      lower = sapply(covariates(d), profile_limit, d = d, ties = ties, sign = -1),
      upper = sapply(covariates(d), profile_limit, d = d, ties = ties, sign = 1))))
  })))

# Firth's penalty: the score equation of log L + log |I| / 2, by differences of the information that coxph gives.
at_beta <- function(d, ties, beta) {
  fit <- suppressWarnings(coxph(formula_of(d, FALSE), d, ties = ties, init = beta, control = coxph.control(iter.max = 0)))
  list(value = fit$loglik[2], information = solve(fit$var), score = colSums(as.matrix(residuals(fit, "score"))))
}
firth <- function(d, ties) {
  p <- length(covariates(d))
  scale <- apply(d[covariates(d)], 2, sd)
  score <- function(beta) {
    here <- at_beta(d, ties, beta)
    half <- sapply(seq_len(p), function(r) {
      h <- 1e-3 / scale[r] * (seq_len(p) == r)
      logdet <- function(b) c(determinant(at_beta(d, ties, b)$information)$modulus)
      # Seven points: the error is of the order of h^6.
      (45 * (logdet(beta + h) - logdet(beta - h)) - 9 * (logdet(beta + 2 * h) - logdet(beta - 2 * h)) +
         (logdet(beta + 3 * h) - logdet(beta - 3 * h))) / (60 * max(h)) / 2
    })
    here$score + half
  }
  beta <- rep(0, p)
  for (i in 1:200) beta <- beta + solve(at_beta(d, ties, beta)$information, score(beta))
  here <- at_beta(d, ties, beta)
  penalized <- function(b) { it <- at_beta(d, ties, b); it$value + c(determinant(it$information)$modulus) / 2 }
  data.frame(term = covariates(d), coefficient = beta, standard_error = sqrt(diag(solve(here$information))),
             likelihood_ratio = 2 * (penalized(beta) - penalized(rep(0, p))))
}
write_table("cox-firth", "score of coxph(iter.max = 0) with half the derivative of log |I| by differences, solved for 0",
  bind(lapply(c("separated", "leukemia", "ovarian", "tied", "tied_delayed"), function(name) {
    d <- subjects[subjects$sample == name, ]
    bind(lapply(c("efron", "breslow"), function(ties) cbind(sample = name, ties = ties, firth(d, ties))))
  })))

write_table("fine-gray", "crr(exit, cause, x, failcode = cause, gtol = 1e-13, maxiter = 100)",
  bind(lapply(c("competing", "three_causes", "lung", "tied"), function(name) {
    d <- subjects[subjects$sample == name, ]
    bind(lapply(sort(setdiff(unique(d$cause), 0)), function(cause) {
      fit <- crr(d$exit, d$cause, d[covariates(d)], failcode = cause, gtol = 1e-13, maxiter = 100)
      data.frame(sample = name, cause = cause, term = covariates(d), coefficient = unname(fit$coef),
                 standard_error = sqrt(diag(fit$var)), null = fit$loglik.null, log_likelihood = fit$loglik)
    }))
  })))
