#!/usr/bin/env bash
# The nginx tests against the running stack that GATEHOUSE_VAR names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
settings=$(tools/stack.sh env)
set -a
eval "$settings"
set +a
cd tests
exec node --test --test-reporter=./node-reporter.mjs nginx/*.test.mjs
