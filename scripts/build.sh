#!/usr/bin/env bash
# Builds the job if it is not built or its sources are newer, and prints the path of the jar. With
# the jar comes an archive of the classes that a run loads, so that Java need not read them anew.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$(ls "$project"/target/sarcoma-outcomes-*.jar 2>/dev/null | head -n 1 || true)
newer=$(find "$project/pom.xml" "$project/src/main" -newer "${jar:-/nonexistent}" 2>/dev/null || true)
if [ -z "$jar" ] || [ -n "$newer" ] || [ ! -d "${SPARK_HOME:-$project/target/spark-home}/jars" ]; then
  echo "Building ..." >&2
  (cd "$project" && mvn -q -B -DskipTests package) >&2
fi
jar=$(ls "$project"/target/sarcoma-outcomes-*.jar | head -n 1)

# Where none can be made the file is empty, and a run starts without it.
archive="$project/target/classes.jsa"
if [ -z "${SPARK_HOME:-}" ] && [ "$jar" -nt "$archive" ]; then
  rm -f "$archive" # one archive is not made from another
  work=$(mktemp -d)
  "$project/scripts/spark-submit.sh" --master "local[*]" \
    --properties-file "$project/conf/spark-defaults.conf" \
    --driver-java-options "-XX:+UseParallelGC -XX:ArchiveClassesAtExit=$work/classes.jsa
      -Dlog4j2.configurationFile=file:$project/conf/log4j2.properties" \
    --class org.sarcoma.outcomes.Main "$jar" \
    run --config "$project/conf/application.conf" --output "$work/run" >"$work/log" 2>&1 || true
  touch "$work/classes.jsa" && mv "$work/classes.jsa" "$archive" && rm -rf "$work"
fi
echo "$jar"
