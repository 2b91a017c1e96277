#!/usr/bin/env bash
# Runs a command on a Spark standalone cluster of several worker processes on loopback:
#   scripts/cluster.sh [--workers N] [--cores N] [--memory SIZE] [--directory DIR] -- COMMAND...
# The command finds the URL of the master in MASTER, and in CLUSTER_DIRECTORY a log and a file with
# the process id of the master and of each worker. Every process of the cluster ends with the
# command, however that ends; the exit code is that of the command.
#   scripts/cluster.sh -- bash -c 'scripts/run-example.sh --master "$MASTER"'
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
workers=2
cores=1
memory=1g
directory="$project/target/cluster"
wait_seconds=60

usage() {
  echo "$1; scripts/cluster.sh [--workers N] [--cores N] [--memory SIZE] [--directory DIR] -- COMMAND..." >&2
  exit 64
}

while [ $# -gt 0 ] && [ "$1" != "--" ]; do
  [ $# -gt 1 ] || usage "$1 needs a value"
  case "$1" in
    --workers) workers=$2 ;;
    --cores) cores=$2 ;;
    --memory) memory=$2 ;;
    --directory) directory=$2 ;;
    *) usage "Unknown option $1" ;;
  esac
  shift 2
done
[[ $workers =~ ^[1-9][0-9]*$ && $cores =~ ^[1-9][0-9]*$ ]] || usage "--workers and --cores are whole numbers from 1"
[ $# -gt 1 ] || usage "No command after --"
shift

"$project/scripts/build.sh" >/dev/null
rm -rf "$directory"
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)

# Nothing listens anywhere but on loopback.
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost
spark_home="${SPARK_HOME:-$project/target/spark-home}"

# Every process leads a process group, so that executors whose worker was killed end with it too.
groups=()
stop() {
  for signal in TERM KILL; do
    for group in "${groups[@]}"; do
      kill "-$signal" -- "-$group" 2>/dev/null || true
    done
    for ((tenth = 0; tenth < 100; tenth++)); do
      alive=false
      for group in "${groups[@]}"; do
        if kill -0 -- "-$group" 2>/dev/null; then alive=true; fi
      done
      if ! $alive; then return; fi
      sleep 0.1
    done
  done
}
trap 'status=$?; trap "" INT TERM HUP; stop; exit $status' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

start() { # NAME CLASS ARGUMENT...
  local name=$1
  shift
  set -m
  # Workers start executors from SPARK_HOME.
  SPARK_HOME="$spark_home" SPARK_SCALA_VERSION=2.13 \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -XX:+IgnoreUnrecognizedVMOptions \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
    -cp "$spark_home/jars/*" "$@" </dev/null >"$directory/$name.log" 2>&1 &
  set +m
  groups+=($!)
  disown # bash is not to tell of its end
  echo $! >"$directory/$name.pid"
}

wait_for() { # NAME PATTERN: the first match in the log
  for ((tenth = 0; tenth < wait_seconds * 10; tenth++)); do
    if grep -m 1 -o -E "$2" "$directory/$1.log"; then return; fi
    if ! kill -0 "$(cat "$directory/$1.pid")" 2>/dev/null; then break; fi
    sleep 0.1
  done
  echo "The $1 of the cluster did not start; the end of $directory/$1.log:" >&2
  tail -n 20 "$directory/$1.log" >&2
  return 1
}

start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
MASTER=$(wait_for master 'spark://127\.0\.0\.1:[0-9]+')
for ((worker = 1; worker <= workers; worker++)); do
  start "worker-$worker" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 \
    --cores "$cores" --memory "$memory" --work-dir "$directory/work-$worker" "$MASTER"
done
for ((worker = 1; worker <= workers; worker++)); do
  wait_for "worker-$worker" 'Successfully registered with master' >/dev/null
done

export MASTER CLUSTER_DIRECTORY="$directory"
# In the background and waited for, so that a signal is seen at once.
"$@" &
command=$!
trap 'kill -TERM "$command" 2>/dev/null; exit 130' INT
trap 'kill -TERM "$command" 2>/dev/null; exit 143' TERM
wait "$command"
