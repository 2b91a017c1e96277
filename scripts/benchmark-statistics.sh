#!/usr/bin/env bash
# JMH on the estimators, tests and fits of package statistics: microseconds for one call, on tables
# of few and of many subjects. Writes target/benchmark-statistics.json. Arguments are those of JMH:
#   scripts/benchmark-statistics.sh [-p subjects=200] [REGEXP]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=1.37
work=target/benchmark-statistics
bin="${JAVA_HOME:+$JAVA_HOME/bin/}"

jar=$(scripts/build.sh)
mkdir -p "$work/classes"
for artifact in org.openjdk.jmh:jmh-core:$version org.openjdk.jmh:jmh-generator-annprocess:$version \
  net.sf.jopt-simple:jopt-simple:5.0.4; do
  name=${artifact#*:}
  [ -e "$work/lib/${name/:/-}.jar" ] ||
    mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/$work/lib"
done
libraries="$jar:${SPARK_HOME:-target/spark-home}/jars/*:$work/lib/*"
processors=$(printf '%s:' "$work"/lib/*.jar "${SPARK_HOME:-target/spark-home}"/jars/commons-math3-*.jar)
"${bin}javac" -cp "$libraries" -processorpath "$processors" -d "$work/classes" src/benchmark/jmh/*.java
"${bin}java" -cp "$work/classes:$libraries" org.openjdk.jmh.Main -rf json -rff target/benchmark-statistics.json "$@"
