#!/usr/bin/env bash
# Submits the job to any cluster:
#   scripts/submit.sh [--master URL] [--conf KEY=VALUE]... run --config FILE [...]
# Options before the command are those of spark-submit, the rest is for the job.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$("$project/scripts/build.sh")

spark_options=()
properties=(--properties-file "$project/conf/spark-defaults.conf")
while [ $# -gt 0 ]; do
  case "$1" in
    --properties-file) properties=() ;;&
    --*=* | --verbose | --supervise) spark_options+=("$1") && shift ;;
    --help | --version | --print-config) break ;;
    --*) spark_options+=("$1" "${2:?"$1 needs a value"}") && shift 2 ;;
    *) break ;;
  esac
done

log4j="-Dlog4j2.configurationFile=file:$project/conf/log4j2.properties"
# All cores are there for the run: a collector that stops them is done sooner than one beside them.
# It has the whole heap from the start, or it collects all of it again and again to keep it small.
gc="-XX:+UseParallelGC -XX:InitialRAMPercentage=100 -XX:MetaspaceSize=256m"
# The compiler of hot code takes a core for itself, so it waits until code is hot beyond doubt.
compiler="-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
compiler="$compiler -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
# Where the system gives large pages to who asks, less time goes into finding memory. The executors
# can be on other machines, and Java warns where there are none.
pages=""
if grep -qsF '[madvise]' /sys/kernel/mm/transparent_hugepage/enabled; then
  pages="-XX:+UseTransparentHugePages"
fi
terminal=""
if [ -t 2 ]; then
  terminal="-Dsarcoma.outcomes.terminal=true"
fi
exec "$project/scripts/spark-submit.sh" "${properties[@]}" \
  --driver-java-options "$gc $compiler $pages $log4j $terminal ${SARCOMA_OUTCOMES_JAVA_OPTIONS:-}" \
  --conf "spark.executor.extraJavaOptions=$gc $compiler $log4j" "${spark_options[@]}" \
  --class org.sarcoma.outcomes.Main "$jar" "$@"
