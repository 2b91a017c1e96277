#!/usr/bin/env Rscript
# Recomputes what scripts/compare-with-r.sh left in a directory, and prints how far the numbers agree:
#   Rscript scripts/compare-with-r.R DIRECTORY
# Exit code 1 if any number is further from R's than its bar, or is given by one side only.
#
# To add a statistic: an entry of Statistics.BY_NAME (src/test/java, package differential), and here a function of the
# same name in the list `statistics` that returns lists of numbers under the same names.
suppressMessages(library(survival))
suppressMessages(library(cmprsk))

# A difference counts relative to R's number, or to this where R's number is smaller: a sum of terms near 1 that should
# be 0 has a rounding error of 1e-15.
floor_of_numbers <- 1e-6
default_bar <- 1e-9

statistics <- list()   # name -> function of a dataset
floors <- list()       # quantity -> floor, where it is not the default
bars <- list()         # name, or name and quantity with a blank between -> bar, where it is not the default
departures <- list()   # see departures.R

arguments <- commandArgs()
home <- sub("[.]R$", "", sub("^--file=", "", grep("^--file=", arguments, value = TRUE)))
for (file in list.files(home, "[.]R$", full.names = TRUE)) source(file)

# --- Reading ------------------------------------------------------------------------------------
# Lines of dataset, name, name, numbers with blanks between; a list by dataset, name, name.
read_numbers <- function(file) {
  lines <- readLines(file)
  cells <- regmatches(lines, regexpr("^[^,]*,[^,]*,[^,]*", lines))
  names <- do.call(rbind, strsplit(cells, ",", fixed = TRUE))
  numbers <- lapply(strsplit(substring(lines, nchar(cells) + 2), " ", fixed = TRUE), function(x) {
    as.numeric(replace(x, x == "NA", NA))
  })
  by_name <- function(i) split(i, factor(names[i, 2], unique(names[i, 2])))
  lapply(split(seq_along(lines), as.integer(names[, 1])), function(rows) {
    lapply(by_name(rows), function(i) setNames(numbers[i], names[i, 3]))
  })
}

# --- Comparing ----------------------------------------------------------------------------------
# Numbers of R; where it stops none, with its message.
recompute <- function(statistic, d) {
  answer <- tryCatch(suppressWarnings(statistics[[statistic]](d)), error = function(e) {
    structure(list(), error = conditionMessage(e))
  })
  answer[] <- lapply(answer, function(x) ifelse(is.finite(x), as.numeric(x), NA))
  answer
}

# Numbers of R after the departures, and how many numbers each of them changed.
depart <- function(statistic, answer, d) {
  changed <- integer()
  for (name in names(departures)) {
    departure <- departures[[name]]
    if (!statistic %in% departure$statistics || !departure$applies(d)) next
    after <- suppressWarnings(departure$instead(answer, d, statistic))
    differs <- sapply(names(after), function(q) sum(isTRUE(attr(after[[q]], "may_be_missing")) | !mapply(
      identical, as.numeric(after[[q]]),
      as.numeric(if (is.null(answer[[q]])) rep(NA, length(after[[q]])) else answer[[q]]))))
    changed[name] <- sum(unlist(differs))
    answer <- after
  }
  list(answer = answer, changed = changed)
}

compare_numbers <- function(here, r, floor) {
  may_be_missing <- isTRUE(attr(r, "may_be_missing"))
  if (length(r) == 0) r <- rep(NA_real_, length(here))
  if (length(here) == 0) here <- rep(NA_real_, length(r))
  if (length(here) != length(r)) stop(sprintf("%d numbers here, %d in R", length(here), length(r)))
  stands_alone <- !is.na(r) & r == unanswered
  relative <- abs(here - r) / pmax(abs(r), floor)
  data.frame(numbers = sum(!is.na(here) & !is.na(r) & !stands_alone),
             only_here = sum(!is.na(here) & is.na(r)),
             only_r = if (may_be_missing) 0 else sum(is.na(here) & !is.na(r) & !stands_alone),
             worst = max(0, relative[!stands_alone], na.rm = TRUE))
}

compare_statistic <- function(number, statistic, here, d) {
  departed <- depart(statistic, recompute(statistic, d), d)
  quantities <- union(names(here), names(departed$answer))
  rows <- lapply(quantities, function(quantity) {
    floor <- if (is.null(floors[[quantity]])) floor_of_numbers else floors[[quantity]]
    compared <- tryCatch(compare_numbers(here[[quantity]], departed$answer[[quantity]], floor), error = function(e) {
      stop(sprintf("%s, %s, of dataset %d: %s", statistic, quantity, number, conditionMessage(e)), call. = FALSE)
    })
    cbind(data.frame(dataset = number, statistic = statistic, quantity = quantity), compared)
  })
  error <- attr(departed$answer, "error")
  list(rows = do.call(rbind, rows), changed = departed$changed,
       error = if (!is.null(error)) data.frame(statistic = statistic, dataset = number, message = error))
}

compare_dataset <- function(number, drawn, here) {
  d <- c(drawn$values, list(subjects = as.data.frame(drawn$subjects)))
  lapply(names(statistics), function(statistic) compare_statistic(number, statistic, here[[statistic]], d))
}

# --- Reporting ----------------------------------------------------------------------------------
bar_of <- function(statistic, quantity) {
  bar <- bars[[paste(statistic, quantity)]]
  if (is.null(bar)) bar <- bars[[statistic]]
  if (is.null(bar)) default_bar else bar
}

summarize <- function(rows) {
  key <- paste(rows$statistic, rows$quantity)
  do.call(rbind, lapply(split(rows, factor(key, unique(key))), function(part) {
    one_sided <- part$only_here + part$only_r > 0
    shown <- if (any(one_sided)) which(one_sided)[1] else which.max(part$worst)
    data.frame(statistic = part$statistic[1], quantity = part$quantity[1], datasets = nrow(part),
               numbers = sum(part$numbers), only_here = sum(part$only_here), only_r = sum(part$only_r),
               worst = max(part$worst), dataset = part$dataset[shown],
               bar = bar_of(part$statistic[1], part$quantity[1]))
  }))
}

print_table <- function(table) {
  cat(sprintf("%-24s %-26s %8s %9s %9s %6s %9s %8s %7s\n", "statistic", "quantity", "datasets", "numbers", "only here",
              "only R", "worst", "dataset", "bar"))
  cat(with(table, sprintf("%-24s %-26s %8d %9d %9d %6d %9.1e %8d %7.0e %s\n", statistic, quantity, datasets, numbers,
                          only_here, only_r, worst, dataset, bar, ifelse(ok, "ok", "FAIL"))), sep = "")
  cat("only here, only R: numbers that the other side does not give; dataset: the first with such a number, or the one",
      "with the worst relative difference\n\n")
}

print_departures <- function(changed) {
  cat("Numbers of R replaced before the comparison, because the difference is meant:\n")
  for (name in names(departures)) {
    cat(sprintf("%9d  %s: %s\n", sum(changed[names(changed) == name]), name, departures[[name]]$reason))
  }
}

directory <- commandArgs(trailingOnly = TRUE)[1]
drawn <- read_numbers(file.path(directory, "datasets.csv"))
here <- read_numbers(file.path(directory, "statistics.csv"))
computed <- unique(unlist(lapply(here, names)))
unknown <- c(setdiff(computed, names(statistics)), setdiff(names(statistics), computed))
if (length(unknown) > 0) stop("known to one side only: ", paste(unknown, collapse = ", "))

results <- parallel::mclapply(seq_along(drawn), function(i) {
  tryCatch(compare_dataset(as.integer(names(drawn)[i]), drawn[[i]], here[[names(drawn)[i]]]), error = function(e) {
    sprintf("dataset %s: %s", names(drawn)[i], conditionMessage(e))
  })
}, mc.cores = max(1, parallel::detectCores(), na.rm = TRUE))
broken <- unlist(Filter(is.character, results))
if (length(broken) > 0 || any(sapply(results, is.null))) stop(paste(c(head(broken, 10), ""), collapse = "\n"))

results <- unlist(results, recursive = FALSE)
table <- summarize(do.call(rbind, lapply(results, `[[`, "rows")))
table$ok <- table$worst <= table$bar & table$only_here + table$only_r == 0
print_table(table)
print_departures(unlist(lapply(results, `[[`, "changed")))
if (!all(table$ok)) {
  errors <- do.call(rbind, lapply(results, `[[`, "error"))
  errors <- errors[errors$statistic %in% table$statistic[!table$ok], ]
  for (i in head(which(!duplicated(errors[c("statistic", "message")])), 20)) {
    cat(sprintf("%s of dataset %d: R stops with %s\n", errors$statistic[i], errors$dataset[i], errors$message[i]))
  }
  cat(sprintf("\nFAIL: %d of %d quantities\n", sum(!table$ok), nrow(table)))
  quit(status = 1)
}
cat(sprintf("\nok: %d quantities, %d numbers\n", nrow(table), sum(table$numbers)))
