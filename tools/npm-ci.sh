#!/usr/bin/env bash
# tools/npm-ci.sh DIR: `npm ci` there, unless it was done for this very lock file and this Node already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=/dev/null
source tools/stack/say.sh

dir=$1
log=$PWD/var/npm-${dir//\//-}.log
stamp=$dir/node_modules/.gatehouse-stamp
mkdir -p var
want=$(node -v; sha256sum "$dir/package-lock.json")
[ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && exit
step npm "packages of $dir"
npm ci --prefix "$dir" --no-audit --no-fund --loglevel=error </dev/null >"$log" 2>&1 || fail "npm ci failed in $dir" "$log"
printf '%s\n' "$want" >"$stamp"
