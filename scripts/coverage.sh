#!/usr/bin/env bash
# Counts how often 95% confidence intervals cover the truth in generated registries of 200 and of 2,000 patients, all of whom are
# treated by the protocol:  scripts/coverage.sh [REPLICATES]
# A replicate is a seed, from 1 on. Fails if an estimate is outside 93 to 97% twice; docs/coverage.md says more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -q -B test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath >&2
java -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  org.sarcoma.outcomes.CoverageStudy "${1:-500}" 200 2000
