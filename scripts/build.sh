#!/usr/bin/env bash
# Builds the job if it is not built or its sources are newer, and prints the path of the jar.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$(ls "$project"/target/sarcoma-outcomes-*.jar 2>/dev/null | head -n 1 || true)
newer=$(find "$project/pom.xml" "$project/src/main" -newer "${jar:-/nonexistent}" 2>/dev/null || true)
if [ -z "$jar" ] || [ -n "$newer" ] || [ ! -d "${SPARK_HOME:-$project/target/spark-home}/jars" ]; then
  echo "Building ..." >&2
  (cd "$project" && mvn -q -B -DskipTests package) >&2
fi
ls "$project"/target/sarcoma-outcomes-*.jar | head -n 1
