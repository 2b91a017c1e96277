#!/usr/bin/env bash
# The job beside a bare scan by Spark, a plain group-by in Spark SQL, DuckDB and R, in turns in one
# run, on generated registries. Prints a table and writes benchmark.md and benchmark.json:
#   scripts/benchmark.sh [--only run,kernel,cox] [--rounds N] [PATIENTS...]
# Registries are kept between runs, in BENCHMARK_DIR. docs/performance.md says what is measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

parts=run,kernel,cox
rounds=""
while [ $# -gt 0 ]; do
  case "$1" in
    --only) parts=$2 && shift 2 ;;
    --rounds) rounds=$2 && shift 2 ;;
    *) break ;;
  esac
done
sizes=("$@")
[ $# -gt 0 ] || sizes=(10000 1000000 10000000)

work=$(realpath -m "${BENCHMARK_DIR:-target/benchmark}")
results="$work/results.tsv"
bin="${JAVA_HOME:+$JAVA_HOME/bin/}"
mkdir -p "$work/logs" "$work/lib" "$work/classes" && rm -f "$results"
jar=$(scripts/build.sh)
duckdb=$(sed -n 's:.*<duckdb.version>\(.*\)</duckdb.version>.*:\1:p' pom.xml)
if [ ! -e "$work/lib/duckdb_jdbc-$duckdb.jar" ]; then
  mvn -q -B dependency:copy -Dartifact="org.duckdb:duckdb_jdbc:$duckdb" -DoutputDirectory="$work/lib"
fi
duckdb="$work/lib/duckdb_jdbc-$duckdb.jar"
"${bin}javac" -cp "$jar:$duckdb:${SPARK_HOME:-target/spark-home}/jars/*" -d "$work/classes" src/benchmark/java/*.java
"${bin}jar" --create --file "$work/benchmark.jar" -C "$work/classes" .

# submit CORES CLASS ARGUMENT...: a class of the benchmark, with the memory that the job gets.
submit() {
  scripts/spark-submit.sh --master "local[$1]" --driver-memory 4g --jars "$jar,$duckdb" \
    --properties-file conf/spark-defaults.conf \
    --driver-java-options "-XX:+UseParallelGC -Dlog4j2.configurationFile=file:$PWD/conf/log4j2.properties" \
    --class "$2" "$work/benchmark.jar" "${@:3}"
}

# job CORES CONFIG OUTPUT
job() {
  rm -rf "$3"
  scripts/submit.sh --master "local[$1]" --driver-memory 4g run --config "$2" --output "$3" --run-id benchmark
}

sql() {
  "${bin}java" -cp "$work/classes:$duckdb" SqlEventTables "$@"
}

# record PART CONTENDER COMMAND...: wall seconds, peak memory and bytes read of a whole command.
# The scripts become the process that they start, so that its figures are those of one process.
record() {
  local log="$work/logs/$patients-$1-$2.log" start peak=0 bytes=0 seen
  start=$(date +%s%N)
  ("${@:3}") >"$log" 2>&1 &
  local pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    for process in $pid $(pgrep -P "$pid" || true); do
      seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null || true)
      [ "${seen:-0}" -gt "$peak" ] && peak=$seen
      seen=$(awk '/^rchar/ { print $2 }' "/proc/$process/io" 2>/dev/null || true)
      [ "${seen:-0}" -gt "$bytes" ] && bytes=$seen
    done
    sleep 0.1
  done
  wait "$pid" || { tail -n 20 "$log" >&2 && exit 1; }
  echo "$patients $1 $2 $((($(date +%s%N) - start) / 1000000)) $peak $bytes" >>"$results"
  tail -n 1 "$results"
}

run_part() {
  local data="$work/registries-$patients" round
  if [ ! -e "$data" ]; then
    scripts/submit.sh --driver-memory 4g generate --patients "$patients" --institutions 40 --out "$data.new"
    mv "$data.new" "$data"
  fi
  cat "$data/application.conf" src/benchmark/conf/everybody.conf >"$data/everybody.conf"
  for ((round = 1; round <= of_size; round++)); do
    record run scan submit 2 ScanBenchmark "$data/registries"
    record run job job 2 "$data/application.conf" "$work/job"
    record run job-on-one-core job 1 "$data/application.conf" "$work/one-core"
    record run job-of-everybody job 2 "$data/everybody.conf" "$work/everybody"
    record run group-by submit 2 SqlEventTables spark "$data/registries" src/benchmark/sql/event_tables.sql "$work/group-by"
    record run duckdb sql duckdb "$data/registries" src/benchmark/sql/event_tables.sql "$work/duckdb.parquet"
  done
  local curves="$work/job/runs/benchmark/tables/survival_curve"
  echo "$patients run $(sql compare "$work/duckdb.parquet" "$curves")" | tee -a "$results"
  sql compare "$work/group-by/*.parquet" "$curves" >/dev/null
  diff -r "$work/job/runs/benchmark/tables" "$work/one-core/runs/benchmark/tables"
  echo "$patients run published $(du -sb "$work/job/runs/benchmark/tables" | cut -f 1)" >>"$results"
}

kernel_part() {
  local data="$work/kernel-$patients" contender runs
  [ -e "$data/_SUCCESS" ] || submit 2 KernelData "$patients" "$data" >"$work/logs/kernel-data.log" 2>&1
  for contender in scan kernel group-by duckdb; do
    runs=3
    [ "$contender" != group-by ] || runs=$of_size
    rm -f "$work/$contender.cells"
    submit 2 KernelBenchmark "$contender" "$data" "$work/$contender.cells" "$runs" >"$work/logs/$patients-kernel-$contender.log" 2>&1
    awk -v of="$patients kernel $contender" '
      $1 == "kilobytes" { peak = $2 } $1 == "milliseconds" { all[++n] = $2 } $1 == "bytes" { bytes[n] = $2 }
      END { for (i = 1; i <= n; i++) print of, all[i], peak, bytes[i] }' \
      "$work/logs/$patients-kernel-$contender.log" | tee -a "$results"
  done
  cmp "$work/kernel.cells" "$work/group-by.cells"
  cmp "$work/kernel.cells" "$work/duckdb.cells"
  echo "$patients kernel equal $(stat -c %s "$work/kernel.cells")" >>"$results"
  if [ "$patients" -le 1000000 ] && Rscript -e 'library(survival)' >/dev/null 2>&1; then
    sql export "$data" "$work/os.csv"
    Rscript -e 'suppressMessages(library(survival)); d <- read.csv(commandArgs(TRUE)[1])
      s <- system.time(survfit(Surv(os_day, os_cause == 1) ~ 1, d)); cat(round(1000 * s[["elapsed"]]), "\n")' \
      "$work/os.csv" | awk -v of="$patients kernel survfit-of-one-table" '{ print of, $1, 0, 0 }' | tee -a "$results"
  fi
}

cox_part() {
  scripts/benchmark-cox.sh "$patients" "$of_size" | tee "$work/logs/$patients-cox.log"
  echo "$patients cox $(cat target/benchmark-cox.json)" >>"$results"
}

for patients in "${sizes[@]}"; do
  of_size=${rounds:-$((patients > 1000000 ? 1 : 3))}
  for part in ${parts//,/ }; do
    "${part}_part"
  done
done

{
  echo "processor $(awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)"
  echo "cores $(nproc)"
  echo "memory $(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1e6 }' /proc/meminfo)"
  echo "java $("${bin}java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
  echo "spark $(basename "${SPARK_HOME:-target/spark-home}"/jars/spark-sql_*.jar .jar | sed 's/.*-//')"
  echo "duckdb $(basename "$duckdb" .jar | sed 's/.*-//')"
  echo "r $(Rscript --version 2>&1 | grep -o '[0-9][0-9.]*[0-9]' | head -n 1 || echo none)"
} >"$work/machine.txt"
"${bin}java" src/benchmark/java/BenchmarkReport.java "$results" "$work/machine.txt" "$work/benchmark.json" "$work/benchmark.md"
cat "$work/benchmark.md"
