#!/usr/bin/env bash
# Submits the job through spark-submit, to any cluster:
#   scripts/submit.sh [--master URL] [--conf KEY=VALUE]... run --config FILE [...]
# Options before the command go to spark-submit, the rest to the job. Where SPARK_HOME is unset, a
# Spark is assembled in target/spark-home from the Maven dependencies and its SparkSubmit runs.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$(ls "$project"/target/sarcoma-outcomes-*.jar 2>/dev/null | head -n 1 || true)
if [ -z "$jar" ] || { [ -z "${SPARK_HOME:-}" ] && [ ! -d "$project/target/spark-home/jars" ]; }; then
  echo "Building (once) ..." >&2
  (cd "$project" && mvn -q -B -DskipTests package) >&2
  jar=$(ls "$project"/target/sarcoma-outcomes-*.jar | head -n 1)
fi

spark_options=()
while [ $# -gt 0 ]; do
  case "$1" in
    --master | --conf | --deploy-mode | --name | --properties-file | --driver-memory | \
      --executor-memory | --executor-cores | --num-executors | --total-executor-cores | --queue)
      spark_options+=("$1" "${2:?"$1 needs a value"}")
      shift 2
      ;;
    *) break ;;
  esac
done

case " ${spark_options[*]:-} " in
  *" --properties-file "*) ;;
  *) spark_options+=(--properties-file "$project/conf/spark-defaults.conf") ;;
esac

log4j="-Dlog4j2.configurationFile=file:$project/conf/log4j2.properties"
spark_options+=(--driver-java-options "$log4j ${SARCOMA_OUTCOMES_JAVA_OPTIONS:-}")
spark_options+=(--conf "spark.executor.extraJavaOptions=$log4j")
spark_options+=(--class org.sarcoma.outcomes.Main "$jar")

if [ -n "${SPARK_HOME:-}" ]; then
  exec "$SPARK_HOME/bin/spark-submit" "${spark_options[@]}" "$@"
fi

# What bin/spark-submit does, without a Spark distribution: executors of local-cluster find their
# jars through SPARK_HOME, and Spark asks for these module flags on Java 17 and later.
export SPARK_HOME="$project/target/spark-home"
export SPARK_SCALA_VERSION=2.13
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
  sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
exec "$java" -XX:+IgnoreUnrecognizedVMOptions --add-modules=jdk.incubator.vector "${opens[@]}" \
  -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true \
  -XX:TieredStopAtLevel=4 "$log4j" ${SARCOMA_OUTCOMES_JAVA_OPTIONS:-} \
  -Xmx"${SARCOMA_OUTCOMES_DRIVER_MEMORY:-1g}" -cp "$SPARK_HOME/jars/*" \
  org.apache.spark.deploy.SparkSubmit "${spark_options[@]}" "$@"
