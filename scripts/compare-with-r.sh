#!/usr/bin/env bash
# Draws random datasets, computes every statistic of them here and in R, and compares:
#   scripts/compare-with-r.sh [DATASETS] [SEED]
#   scripts/compare-with-r.sh --check     only whether R is there with its packages
# Dataset k of a seed is always the same. What was drawn and computed is left in target/differential.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages='quit(status = !all(sapply(c("survival", "cmprsk"), requireNamespace, quietly = TRUE)))'
has_r() {
  Rscript -e "$packages" >/dev/null 2>&1
}

if [ "${1:-}" = "--check" ]; then
  has_r && exit 0 || exit 1
fi
if ! has_r; then
  echo "skipped: R is not installed with its packages survival and cmprsk; nothing was compared"
  exit 0
fi

datasets=${1:-2000}
seed=${2:-1}
work="$project/target/differential"
cd "$project"
mvn -q -B test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
java -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  org.sarcoma.outcomes.differential.RandomDatasets "$work" "$datasets" "$seed"
echo "$datasets random datasets of seed $seed:"
Rscript scripts/compare-with-r.R "$work"
