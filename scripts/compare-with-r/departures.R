# Where this project is meant to give another number than R, or a number where R has none: R's numbers are replaced by
# what is meant, found by another route of R where there is one. `unanswered` excepts a number from the comparison.
unanswered <- Inf

departure <- function(name, statistics, reason, instead) {
  departures[[name]] <<- list(statistics = statistics, reason = reason, instead = instead)
}
