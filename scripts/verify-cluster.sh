#!/usr/bin/env bash
# Shows that a cluster gives the same bytes, whatever happens to it; on Linux:
#   scripts/verify-cluster.sh [PATIENTS [DIRECTORY]]
# The example and generated registries run on one core, two cores, local-cluster and a standalone
# cluster of two workers; then standalone with executors, the driver, and a worker killed, each while
# tasks run. Every file of a published run has to be that of one core, but
# _RUN.json and _MANIFEST.json, which hold times. Exit code 1 if anything is not so.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
patients=${1:-200000}
work=${2:-"$project/target/verify-cluster"}
example="$project/conf/application.conf"
generated="$work/registries/application.conf"

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# Publishes into $work/NAME; the log and the event logs, which say what tasks did, are beside it.
run() { # NAME CONFIGURATION MASTER RUN_ID OPTION...
  mkdir -p "$work/$1.events"
  exec "$project/scripts/submit.sh" --master "$3" --driver-memory 2g \
    --conf spark.eventLog.enabled=true --conf "spark.eventLog.dir=file://$work/$1.events" \
    --conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false "${@:5}" \
    run --config "$2" --output "$work/$1" --run-id "$4" >"$work/$1.$4.log" 2>&1
}

expect_success() { # NAME RUN_ID EXIT_CODE
  [ "$3" -eq 0 ] || { tail -n 5 "$work/$1.$2.log" >&2 && fail "$1: run $2 ended with $3"; }
}

expect_same() { # NAME REFERENCE WHAT
  local tables
  diff -r --exclude=_RUN.json --exclude=_MANIFEST.json \
    "$work/$2/runs/same" "$work/$1/runs/same" >&2 || fail "$1 differs from $2"
  tables=$(find "$work/$1/runs/same/tables" -name '*.parquet' | wc -l)
  [ "$tables" -ge 20 ] || fail "$1 has only $tables tables"
  echo "$3: $tables tables, byte for byte those of $2"
}

expect_run() { # NAME CONFIGURATION MASTER REFERENCE
  local exit_code=0
  (run "$1" "$2" "$3" same) || exit_code=$?
  expect_success "$1" same "$exit_code"
  expect_same "$1" "$4" "$1"
}

events() { # NAME PATTERN: matching lines of the event logs so far
  cat "$work/$1.events"/* 2>/dev/null | grep -E "$2" || true
}

executors() { # WORKER...: process ids of their executors
  local worker stat
  for worker in "$@"; do
    for stat in /proc/[0-9]*/stat; do
      # After the name in parentheses come the state and the parent.
      awk -v parent="$(cat "$CLUSTER_DIRECTORY/$worker.pid")" \
        '{ sub(/.*\) /, ""); if ($2 == parent) { split(FILENAME, path, "/"); print path[3] } }' \
        "$stat" 2>/dev/null || true
    done
  done
}

has_job() { # NAME: whether a Spark job is under way
  [ "$(events "$1" SparkListenerJobStart | wc -l)" -gt "$(events "$1" SparkListenerJobEnd | wc -l)" ]
}

runs_task() { # PID: whether it has a thread of the name that Spark gives to those of tasks
  cat "/proc/$1/task"/*/comm 2>/dev/null | grep -q '^Executor task l'
}

wait_for_task() { # NAME DRIVER WORKER...: sets busy to an executor at work other than before
  local name=$1 driver=$2 executor
  shift 2
  while kill -0 "$driver" 2>/dev/null; do
    if has_job "$name"; then
      for executor in $(executors "$@"); do
        if [ "$executor" != "$busy" ] && runs_task "$executor"; then
          busy=$executor
          return
        fi
      done
    fi
    sleep 0.05
  done
  fail "$name ended before there was anything to kill; see $work/$name.*.log, or give more patients"
}

# That tasks were lost proves that the kill came in the middle.
expect_survival() { # NAME DRIVER WHAT
  local exit_code=0 lost
  wait "$2" || exit_code=$?
  expect_success "$1" same "$exit_code"
  lost=$(events "$1" '"Reason":"(ExecutorLostFailure|FetchFailed)"' | wc -l)
  [ "$lost" -gt 0 ] || fail "$1 lost no task; give more patients"
  expect_same "$1" generated-1-core "$3, $lost tasks lost"
}

executors_killed() {
  local busy="" driver
  run executors-killed "$generated" "$MASTER" same &
  driver=$!
  wait_for_task executors-killed "$driver" worker-1
  kill -KILL "$busy"
  wait_for_task executors-killed "$driver" worker-1 worker-2
  kill -KILL "$busy"
  expect_survival executors-killed "$driver" "two executors killed"
}

# Where a task may not fail even once, the loss of an executor is that of the run.
executors_lost() {
  local busy="" driver exit_code=0
  run executors-lost "$generated" "$MASTER" same --conf spark.task.maxFailures=1 \
    --conf spark.stage.maxConsecutiveAttempts=1 &
  driver=$!
  wait_for_task executors-lost "$driver" worker-1
  kill -KILL "$busy"
  wait "$driver" || exit_code=$?
  [ "$exit_code" -eq 75 ] || fail "a run that lost its executors ended with $exit_code"
  [ ! -e "$work/executors-lost/CURRENT.json" ] || fail "a run that lost its executors is published"
  grep -h '^Executors were lost' "$work/executors-lost.same.log"
}

worker_killed() {
  local busy="" driver
  run worker-killed "$generated" "$MASTER" same &
  driver=$!
  wait_for_task worker-killed "$driver" worker-1
  kill -KILL "$(cat "$CLUSTER_DIRECTORY/worker-1.pid")"
  expect_survival worker-killed "$driver" "a worker killed"
}

# What was published before stays, and the next run is the next generation.
driver_killed() {
  local busy="" driver exit_code=0 tenth
  local output="$work/driver-killed"
  (run driver-killed "$example" "$MASTER" before) || exit_code=$?
  expect_success driver-killed before "$exit_code"
  cp "$output/CURRENT.json" "$work/current-before.json"

  run driver-killed "$generated" "$MASTER" killed &
  driver=$!
  wait_for_task driver-killed "$driver" worker-1
  kill -KILL "$driver"
  { wait "$driver"; } 2>/dev/null || exit_code=$?
  [ "$exit_code" -eq 137 ] || fail "the killed driver ended with $exit_code"
  cmp "$work/current-before.json" "$output/CURRENT.json" || fail "a killed run has become current"
  [ "$(ls "$output/commits")" = 00000000001.json ] || fail "a killed run is committed"
  grep -q '"STARTED"' "$output/status/killed.json" || fail "the status of a killed run is not STARTED"
  for ((tenth = 0; tenth < 300; tenth++)); do
    [ -n "$(executors worker-1 worker-2)" ] || break
    sleep 0.1
  done
  [ -z "$(executors worker-1 worker-2)" ] || fail "executors outlive their driver"

  expect_run driver-killed "$generated" "$MASTER" generated-1-core
  grep -q '"generation" *: *2' "$output/CURRENT.json" || fail "the run after a killed one is not the next"
  "$project/scripts/submit.sh" verify --output "$output" >>"$work/driver-killed.same.log" 2>&1 ||
    fail "verify is not content after a killed driver"
}

on_standalone() {
  trap 'jobs -p | xargs -r kill -KILL 2>/dev/null || true' EXIT
  expect_run example-standalone "$example" "$MASTER" example-1-core
  expect_run generated-standalone "$generated" "$MASTER" generated-1-core
  executors_killed
  executors_lost
  driver_killed
  worker_killed
}

if [ -n "${CLUSTER_DIRECTORY:-}" ]; then
  on_standalone
  exit
fi

rm -rf "$work"
mkdir -p "$work"
"$project/scripts/submit.sh" generate --patients "$patients" --out "$work/registries"
for registries in example generated; do
  (run "$registries-1-core" "${!registries}" "local[1]" same) || fail "see $work/$registries-1-core.same.log"
  expect_run "$registries-2-cores" "${!registries}" "local[2]" "$registries-1-core"
  expect_run "$registries-local-cluster" "${!registries}" "local-cluster[2,1,1024]" "$registries-1-core"
done
"$project/scripts/cluster.sh" --workers 2 --directory "$work/cluster" -- "${BASH_SOURCE[0]}" "$patients" "$work"
echo "A cluster gives the bytes of one core."
