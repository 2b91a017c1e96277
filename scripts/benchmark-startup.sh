#!/usr/bin/env bash
# The wall time of the example run against that of the least Spark program there is, which starts a
# session, reads one table of the same registries, writes it and stops; run in turns, and the least
# program twice, as Spark starts it and with the archive of classes that runs of the job are given:
#   scripts/benchmark-startup.sh [ROUNDS]
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-5}
work="$project/target/benchmark-startup"
table="$project/src/example/registries/north/persons"

rm -rf "$work" && mkdir -p "$work/classes"
"$project/scripts/run-example.sh" >"$work/first.log" 2>&1
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -cp "${SPARK_HOME:-$project/target/spark-home}/jars/*" \
  -d "$work/classes" "$project/src/benchmark/java/MinimalJob.java"
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --file "$work/minimal.jar" -C "$work/classes" .

java_home=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XshowSettings:properties -version 2>&1 |
  awk '$1 == "java.home" { print $3 }')

# Java options of the driver: minimal_job OPTION
minimal_job() {
  rm -rf "$work/written"
  "$project/scripts/spark-submit.sh" --master "local[*]" \
    --properties-file "$project/conf/spark-defaults.conf" \
    --driver-java-options "$1 -Dlog4j2.configurationFile=file:$project/conf/log4j2.properties" \
    --class MinimalJob "$work/minimal.jar" "$table" "$work/written"
}

milliseconds() {
  local start
  start=$(date +%s%N)
  "$@" >"$work/last.log" 2>&1 || { cat "$work/last.log" >&2 && exit 1; }
  echo $((($(date +%s%N) - start) / 1000000))
}

median() {
  sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

for ((round = 1; round <= rounds; round++)); do
  milliseconds minimal_job "-XX:SharedArchiveFile=$java_home/lib/server/classes.jsa" \
    >>"$work/minimal.ms"
  milliseconds minimal_job "" >>"$work/shared.ms"
  milliseconds "$project/scripts/run-example.sh" >>"$work/example.ms"
done
minimal=$(median <"$work/minimal.ms")
shared=$(median <"$work/shared.ms")
example=$(median <"$work/example.ms")
awk -v minimal="$minimal" -v shared="$shared" -v example="$example" -v rounds="$rounds" 'BEGIN {
  printf "median of %d rounds: minimal program %.1f s, example run %.1f s, ratio %.2f\n",
    rounds, minimal / 1000, example / 1000, example / minimal
  printf "minimal program with the archive of classes %.1f s, ratio %.2f\n",
    shared / 1000, example / shared
}'
