#!/usr/bin/env bash
# Builds the app into www/dist, unless nothing that goes into it is newer than what is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for part in say swap; do
    # shellcheck source=/dev/null
    source "tools/stack/$part.sh"
done

newer() { find www/src www/public www/vite www/index.html www/scan.html www/package-lock.json www/vite.config.ts -newer www/dist/index.html -print -quit 2>/dev/null; }
[ -s www/dist/index.html ] && [ -z "$(newer)" ] && exit
step www "building the app"
mkdir -p var
(cd www && npm run -s build -- --outDir dist.new --emptyOutDir) >var/www-build.log 2>&1 ||
    fail 'the app does not build' var/www-build.log
swap_in www/dist
