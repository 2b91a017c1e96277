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
# shellcheck disable=SC2086 # the driver's options are words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" \
  -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true \
  $driver_java_options -Xmx"$driver_memory" -cp "$SPARK_HOME/jars/*" \
  org.apache.spark.deploy.SparkSubmit "$@"
