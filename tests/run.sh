#!/usr/bin/env bash
# Runs the suites against stacks of their own, beside a running demo, and ends with the sum: "N passed, N failed".
#   tests/run.sh                 everything
#   tests/run.sh orders browser  these alone        (cpp stands for all C++ suites)
# What a suite printed is in var/artifacts/<suite>.log.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/stack/say.sh

binaries=${GATEHOUSE_TESTS:-build/test}
artifacts=$PWD/var/artifacts
cpp='common accounts organizations events inventory tickets orders payments scanning notifications'
all="$cpp peers app systemd stack nginx walk api browser"
wanted=${*:-$all}
wanted=${wanted//cpp/$cpp}
passed=0 failed=0 started=''
mkdir -p "$artifacts"

wants() { local suite; for suite in "$@"; do [[ " $wanted " == *" $suite "* ]] && return; done; return 1; }

# suite NAME COMMAND…: its last "N passed, N failed" counts; a suite that says nothing, or fails silently, is a failure.
suite() {
    local name=$1 log=$artifacts/$1.log begin=$SECONDS status line p f
    shift
    "$@" >"$log" 2>&1
    status=$?
    line=$(grep -oE '[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
    p=$(cut -d' ' -f1 <<<"${line:-0}") f=$(cut -d' ' -f3 <<<"${line:-0 x 1}")
    [ "$status" -ne 0 ] && [ "$f" -eq 0 ] && f=1
    passed=$((passed + p)) failed=$((failed + f))
    printf '  %-14s %5d passed, %d failed   %ds\n' "$name" "$p" "$f" $((SECONDS - begin))
    [ "$f" -eq 0 ] || { tail -n 40 "$log" | sed 's/^/      | /'; }
}

# up VAR [data]: a stack of ours; it is taken down at the end.
up() {
    local log=$artifacts/stack-$(basename "$1").log
    export GATEHOUSE_VAR=$1
    tools/stack.sh down >/dev/null 2>&1
    tools/stack.sh reset >/dev/null 2>&1
    started="$started $1"
    tools/stack.sh up "${@:2}" >"$log" 2>&1 || fail "the test stack $1 does not start" "$log"
}

down() {
    local var
    for var in $started; do GATEHOUSE_VAR=$var tools/stack.sh down >/dev/null 2>&1; done
}
trap down EXIT

cpp_suites() {
    local name
    export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
    up var/test-data data
    export GATEHOUSE_CONFIG=$PWD/var/test-data/etc/gatehouse.conf
    build/bin/gatehouse-admin migrate >"$artifacts/migrate.log" 2>&1 || fail 'the migrations fail' "$artifacts/migrate.log"
    for name in $cpp; do
        wants "$name" && GATEHOUSE_TEST_LOG=$artifacts/$name.jsonl suite "$name" "$binaries/$name"
    done
    unset GATEHOUSE_CONFIG
    GATEHOUSE_VAR=var/test-data tools/stack.sh down >/dev/null 2>&1
}

# The app's own unit tests; vitest counts in other words.
app_tests() {
    (cd www && npm test -- --reporter=default --no-color) | tee /dev/stderr |
        awk '/^ *Tests /{for (i = 2; i < NF; i++) {if ($(i+1) ~ /^passed/) p = $i; if ($(i+1) ~ /^failed/) f = $i}} END {printf "%d passed, %d failed\n", p, f; exit f > 0}'
}

stack_suites() {
    GATEHOUSE_SEED=1 up var/test
    set -a
    # shellcheck disable=SC1090
    source <(tools/stack.sh env)
    GATEHOUSE_DEMO=$PWD/var/test/demo.json
    set +a
    wants nginx && suite nginx tests/nginx/check.sh
    wants walk && suite walk tests/walk.sh "$GATEHOUSE_URL"
    wants api && suite api npm --prefix tests run -s test:api
    wants browser && suite browser npm --prefix tests run -s test:browser
}

if wants peers api browser; then tools/npm-ci.sh tests || exit 1; fi
# shellcheck disable=SC2086
if wants $cpp; then cpp_suites; fi
wants peers && suite peers npm --prefix tests run -s test
wants app && suite app app_tests
wants systemd && suite systemd tests/systemd/check.sh
wants stack && suite stack tests/stack/check.sh
if wants nginx walk api browser; then stack_suites; fi

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
