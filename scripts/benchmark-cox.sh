#!/usr/bin/env bash
# Fits one Cox model (Efron, six covariates) to drawn rows in Parquet. Times in turns, in one run, a bare scan of the same columns by
# Spark, and reading and fitting; and, of no more rows than R_LIMIT, R's coxph. Prints a table, and writes the figures as a line of
# JSON to target/benchmark-cox.json:
#   scripts/benchmark-cox.sh [ROWS [ROUNDS [R_LIMIT]]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-1000000}
rounds=${2:-3}
limit=${3:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jar=$(scripts/build.sh)
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -cp "$jar:${SPARK_HOME:-target/spark-home}/jars/*" -d "$work/classes" src/benchmark/java/CoxBenchmark.java
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --file "$work/benchmark.jar" -C "$work/classes" .

# fit ROWS ROUNDS FOLDER [export]: with the rows as doubles for R to read
fit() {
  mkdir -p "$3"
  scripts/spark-submit.sh --master "local[*]" --driver-memory 4g --properties-file conf/spark-defaults.conf --jars "$jar" \
    --driver-java-options "-Dlog4j2.configurationFile=file:$PWD/conf/log4j2.properties" \
    --class CoxBenchmark "$work/benchmark.jar" "$@" >"$3/log.txt" 2>&1 || { tail -n 30 "$3/log.txt" >&2 && exit 1; }
}

r_rows=$((rows > limit ? limit : rows))
if [ "$rows" -gt "$limit" ]; then
  compared="$work/compared"
  fit "$rows" "$rounds" "$work/main"
  fit "$r_rows" "$rounds" "$compared" export
else
  compared="$work/main"
  fit "$rows" "$rounds" "$work/main" export
fi

: >"$work/r.txt"
if Rscript -e 'library(survival)' >/dev/null 2>&1; then
  Rscript - "$compared" "$r_rows" >"$work/r.txt" <<'R'
suppressMessages(library(survival))
arguments <- commandArgs(TRUE)
here <- strsplit(readLines(file.path(arguments[1], "here.txt")), " ")
numbers <- function(kind, column) as.numeric(sapply(Filter(function(it) it[1] == kind, here), `[`, column))
n <- as.numeric(arguments[2])
values <- matrix(readBin(file.path(arguments[1], "rows.bin"), "double", 8 * n, endian = "big"), ncol = 8, byrow = TRUE)
d <- as.data.frame(values)
names(d) <- c("day", "status", paste0("x", 1:6))
# R stops up to 1e-5 before the maximum unless it is told to go on.
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)
seconds <- system.time(fit <- coxph(Surv(day, status) ~ x1 + x2 + x3 + x4 + x5 + x6, d, ties = "efron"))[["elapsed"]]
exact <- coxph(Surv(day, status) ~ x1 + x2 + x3 + x4 + x5 + x6, d, ties = "efron", control = control)
difference <- max(abs(numbers("term", 3) / coef(exact) - 1), abs(numbers("term", 4) / sqrt(diag(vcov(exact))) - 1))
cat(sprintf("coxph %.3f\ndifference %.3e\n", seconds, difference))
R
else
  echo "R is not installed, or lacks the package survival: nothing to compare with" >&2
fi

mkdir -p target
awk -v rows="$rows" -v r_rows="$r_rows" -v json=target/benchmark-cox.json '
  function median(what, file,   all, n, i, j, t) {
    n = count[file, what]
    for (i = 1; i <= n; i++) all[i] = seconds[file, what, i]
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (all[j] < all[i]) { t = all[i]; all[i] = all[j]; all[j] = t }
    return n == 0 ? 0 : all[int((n + 1) / 2)]
  }
  FNR == 1 { file++ }
  { seconds[file, $1, ++count[file, $1]] = $2 }
  END {
    scan = median("scan", 1); read = median("read", 1); fit = median("fit", 1)
    ratio = (read + fit) / scan; allowed = 4 * scan + 5
    printf "%d rows, %d events, 6 covariates, Efron, %d cores, %d rounds; medians in seconds\n", rows, median("events", 1), median("cores", 1), count[1, "fit"]
    printf "  bare scan by Spark          %8.2f\n", scan
    printf "  read                        %8.2f\n  fit (%d iterations)          %8.2f\n", read, median("iterations", 1), fit
    printf "  read and fit                %8.2f   %.1f scans; 4 scans and 5 s are %.2f\n", read + fit, ratio, allowed
    printf "  robust, clustered errors    %8.2f %8.2f\n", median("robust", 1), median("clustered", 1)
    printf "  proportionality, baseline   %8.2f %8.2f\n", median("proportional", 1), median("baseline", 1)
    printf "  peak heap                   %8.0f MB\n", median("peak", 1) / 1e6
    coxph = median("coxph", 3); compared = 0; within = "false"
    if (coxph > 0) compared = r_rows
    if (read + fit <= allowed) within = "true"
    if (coxph > 0) {
      printf "  coxph of R on %9d rows %7.2f   fit here of as many %.2f: R takes %.1f times as long\n", r_rows, coxph, median("fit", 2), coxph / median("fit", 2)
      printf "  largest relative difference of coefficients and errors from R %.1e\n", median("difference", 3)
    }
    printf "{\"rows\":%d,\"cores\":%d,\"rounds\":%d,\"scan_s\":%.3f,\"read_s\":%.3f,\"fit_s\":%.3f,\"read_fit_s\":%.3f,\"scans\":%.3f,\"within_bar\":%s,\"peak_heap_bytes\":%.0f,\"robust_s\":%.3f,\"clustered_s\":%.3f,\"r_rows\":%d,\"coxph_s\":%.3f,\"fit_r_rows_s\":%.3f,\"difference\":%.3e}\n", \
      rows, median("cores", 1), count[1, "fit"], scan, read, fit, read + fit, ratio, within, median("peak", 1), \
      median("robust", 1), median("clustered", 1), compared, coxph, median("fit", 2), median("difference", 3) > json
  }' "$work/main/here.txt" "$compared/here.txt" "$work/r.txt"
