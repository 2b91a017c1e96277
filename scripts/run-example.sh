#!/usr/bin/env bash
# Runs the job on the example registries that come with it: scripts/run-example.sh [--master URL]
# The output is target/example, made anew.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
master=(--master "local[*]")
if [ "${1:-}" = "--master" ]; then
  master=(--master "${2:?"--master needs a value, for example local-cluster[2,1,1024]"}")
  shift 2
fi

# A run of seconds ends before the compiler of hot code has paid.
export SARCOMA_OUTCOMES_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 ${SARCOMA_OUTCOMES_JAVA_OPTIONS:-}"
rm -rf "$project/target/example"
exec "$project/scripts/submit.sh" "${master[@]}" \
  run --config "$project/conf/application.conf" --output "$project/target/example" --summary "$@"
