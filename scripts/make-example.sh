#!/usr/bin/env bash
# Regenerates the committed example registries under src/example/registries, and the extracts in the
# layouts of the profiles under src/example/profiles.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -q -B test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
rm -rf src/example/registries
java -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  org.sarcoma.outcomes.example.ExampleRegistries src/example/registries
find src/example/profiles -name '*.parquet' -delete
java -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  org.sarcoma.outcomes.example.ProfileExtracts src/example/profiles
find src/example -name '*.parquet' | sort
