#!/usr/bin/env bash
# Fits one Cox model (Efron, six covariates) to the same drawn rows here and by R's coxph, in one run, and compares seconds and
# coefficients:  scripts/benchmark-cox.sh [ROWS [ROUNDS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-1000000}
rounds=${2:-3}
if ! Rscript -e 'library(survival)' >/dev/null 2>&1; then
  echo "skipped: R is not installed, or lacks the package survival"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jar=$(scripts/build.sh)
javac -cp "$jar" -d "$work" src/benchmark/java/CoxBenchmark.java
java -Xmx4g -cp "$jar:$work" CoxBenchmark "$rows" "$rounds" "$work" >"$work/here.txt"
Rscript - "$work" "$rows" "$rounds" <<'R'
suppressMessages(library(survival))
arguments <- commandArgs(TRUE)
here <- strsplit(readLines(file.path(arguments[1], "here.txt")), " ")
numbers <- function(kind, column) as.numeric(sapply(Filter(function(it) it[1] == kind, here), `[`, column))
n <- as.numeric(arguments[2])
values <- matrix(readBin(file.path(arguments[1], "rows.bin"), "double", 8 * n, endian = "big"), ncol = 8, byrow = TRUE)
d <- as.data.frame(values)
names(d) <- c("day", "status", paste0("x", 1:6))
seconds <- replicate(as.integer(arguments[3]), system.time(
  fit <<- coxph(Surv(day, status) ~ x1 + x2 + x3 + x4 + x5 + x6, d, ties = "efron"))[["elapsed"]])
difference <- max(abs(numbers("term", 3) / coef(fit) - 1), abs(numbers("term", 4) / sqrt(diag(vcov(fit))) - 1))
cat(sprintf("%s rows, %s events, 6 covariates, Efron\n", format(n, big.mark = ","), format(fit$nevent, big.mark = ",")))
cat(sprintf("here    %s s, median %.2f\n", paste(sprintf("%.2f", numbers("seconds", 2)), collapse = " "), median(numbers("seconds", 2))))
cat(sprintf("coxph   %s s, median %.2f\n", paste(sprintf("%.2f", seconds), collapse = " "), median(seconds)))
cat(sprintf("coxph takes %.1f times as long (first fits: %.1f); largest relative difference of coefficients and errors %.1e\n",
            median(seconds) / median(numbers("seconds", 2)), seconds[1] / numbers("seconds", 2)[1], difference))
R
