#!/usr/bin/env bash
# spark-submit: that of SPARK_HOME, or where it is unset that of a Spark assembled in
# target/spark-home from the Maven dependencies. Same options, same SparkSubmit.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ -n "${SPARK_HOME:-}" ]; then
  exec "$SPARK_HOME/bin/spark-submit" "$@"
fi

# Executors of local-cluster find their jars through SPARK_HOME, and Spark asks for these module
# flags on Java 17 and later. The log and memory options of the driver have to be known before its
# JVM starts, so they are looked for among the options of spark-submit.
export SPARK_HOME="$project/target/spark-home"
export SPARK_SCALA_VERSION=2.13
driver_java_options=""
driver_memory=1g
previous=""
for option in "$@"; do
  case "$previous" in
    --driver-java-options) driver_java_options=$option ;;
    --driver-memory) driver_memory=$option ;;
    --class) break ;;
  esac
  previous=$option
done

opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
  sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# What build.sh has archived holds for the same class path only; it is left aside where it does not
# fit, which Java would complain of.
classes="$SPARK_HOME/jars/*$(printf ':%s' "$project"/target/sarcoma-outcomes-*.jar)"
sharing=()
if [ -s "$project/target/classes.jsa" ]; then
  sharing=("-XX:SharedArchiveFile=$project/target/classes.jsa" -Xshare:auto
    -Xlog:disable -Xlog:all=error:stderr)
fi
# shellcheck disable=SC2086 # the driver's options are words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" \
  -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true \
  "${sharing[@]}" $driver_java_options -Xmx"$driver_memory" -cp "$classes" \
  org.apache.spark.deploy.SparkSubmit "$@"
