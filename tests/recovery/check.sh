#!/usr/bin/env bash
# Kills the parts of the running stack that GATEHOUSE_VAR names, one by one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
settings=$(tools/stack.sh env)
set -a
eval "$settings"
set +a
cd tests
exec node --test --test-reporter=./node-reporter.mjs recovery/*.test.mjs
