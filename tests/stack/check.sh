#!/usr/bin/env bash
# The supervisor's tests; they start stacks of their own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec node --test --test-reporter=./node-reporter.mjs stack/*.test.mjs
