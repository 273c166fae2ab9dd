#!/usr/bin/env bash
# Every check that needs no running stack. Prints what is wrong, by file; quiet where all is well.
#   tests/lint/run.sh "events: organizations" …   (the USES_ list of the Makefile)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
bad=0

check() { # NAME COMMAND…
    local name=$1 out
    shift
    if out=$("$@" 2>&1); then printf '  ok      %s\n' "$name"; else
        printf '  FAILED  %s\n%s\n' "$name" "$(sed 's/^/      | /' <<<"$out" | tail -n 60)"
        bad=1
    fi
}

sources() { git ls-files -- '*.cpp' '*.hpp' '*.ts' '*.tsx' '*.mjs' '*.sh' '*.sql' | grep -v -e 'schema.d.ts' -e package-lock; }

sizes() { # at most 400 lines a file
    sources | xargs wc -l | awk '$2 != "total" && $1 > 400 {print $2 ": " $1 " lines"; bad = 1} END {exit bad}'
}

clocks() { # time comes from a Clock, so that tests can set it
    ! grep -nE '(system_clock|utc_clock)::now\(|[^_a-z]time\((NULL|nullptr|0)\)|gettimeofday' -r common modules |
        grep -v -e '^common/clock.cpp'
}

secrets() { # a private key or a token that was committed by accident
    ! git grep -nIE '(sk_live_|whsec_[A-Za-z0-9]{24,}|-----BEGIN [A-Z ]*PRIVATE KEY)' -- ':!tests/lint/run.sh'
}

locks() { ! git ls-files '*package-lock.json' | xargs grep -n '"resolved": *"http'; }

scripts() { git ls-files '*.sh' .ci/run | xargs -n1 bash -n; }

format() { git ls-files 'common/*.?pp' 'modules/*.?pp' 'tests/*.?pp' 'tools/*.?pp' | xargs clang-format --dry-run -Werror; }

app() { cd www && npm run -s lint; }

api() { # the document is valid OpenAPI, and the client that the app uses was generated from it
    local redocly=www/tools/node_modules/.bin/redocly
    [ -s build/openapi.json ] || { echo 'build/openapi.json is missing: make all'; return 1; }
    if [ -x "$redocly" ]; then REDOCLY_TELEMETRY=off "$redocly" lint --config tests/lint/redocly.yaml build/openapi.json; fi
}

client() {
    local fresh
    fresh=$(mktemp)
    (cd www && npm run -s tools && tools/node_modules/.bin/openapi-typescript ../build/openapi.json -o "$fresh" >/dev/null) &&
        diff -q "$fresh" www/src/lib/api/schema.d.ts >/dev/null || { echo 'run: cd www && npm run generate'; rm -f "$fresh"; return 1; }
    rm -f "$fresh"
}

check 'who includes whom' tests/lint/includes "$@"
check 'sizes (≤ 400 lines)' sizes
check 'time only from clocks' clocks
check 'no secrets' secrets
check 'lock files name no hosts' locks
check 'scripts parse' scripts
check 'clang-format' format
check 'ESLint, TypeScript' app
check 'OpenAPI document' api
check 'typed client is current' client
exit $bad
