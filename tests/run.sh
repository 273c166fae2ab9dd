#!/usr/bin/env bash
# Runs the suites against stacks of their own, beside a running demo, and ends with the sum: "N passed, N failed".
#   tests/run.sh                 everything
#   tests/run.sh orders browser  these alone        (cpp stands for all C++ suites)
# What a suite printed is in var/artifacts/<suite>.log. Of what failed, the messages follow the suite's line, and the names
# stand once more above the sum.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

binaries=${GATEHOUSE_TESTS:-build/test}
artifacts=$PWD/var/artifacts
cpp='common admin accounts organizations oauth events inventory tickets orders payments documents scanning operations queue notifications privacy model'
all="$cpp peers app systemd stack nginx walk api browser"
wanted=${*:-$all}
wanted=${wanted//cpp/$cpp}
passed=0 failed=0 started='' names=()
mkdir -p "$artifacts"

for name in $wanted; do
    [[ " $all " == *" $name "* ]] || { printf 'there is no suite %s; there are: cpp %s\n' "$name" "$all" >&2; exit 2; }
done

wants() { local suite; for suite in "$@"; do [[ " $wanted " == *" $suite "* ]] && return; done; return 1; }

# The failures in a log, each from its heading to the next test or the count: FAIL of the node reporter, the walk, vitest and
# the checks; places and names of CppUnit.
failures() {
    awk '/^ *FAIL / || /^[^ ]+:[0-9]+: ?(Assertion|Error)/ || /^##Failure Location/ {on = 1}
         /^ok / || /^Failures !!!/ || /^ *Test Files / || /^[0-9]+ passed, / {on = 0}
         on' "$1"
}

# The names of those tests.
failed_tests() { sed -nE 's/^ *FAIL +//p; s/^Test name: //p' "$1"; }

# missed NAME LOG: shows what failed in the log and notes it for the end.
missed() {
    local name=$1 log=$2 text test
    text=$(failures "$log")
    # A suite that crashed, or never began, names no test: its last words must do.
    [ -n "$text" ] || text=$(tail -n 40 "$log")
    head -n 120 <<<"$text" | sed 's/^/      | /'
    [ "$(wc -l <<<"$text")" -le 120 ] || printf '      | … the rest is in %s\n' "${log#"$PWD"/}"
    while read -r test; do names+=("$name: $test"); done < <(failed_tests "$log")
    [ -n "$(failed_tests "$log")" ] || names+=("$name: see ${log#"$PWD"/}")
}

# broken WHAT LOG: counts what kept tests from running as a failure.
broken() {
    failed=$((failed + 1))
    printf '  %s\n' "$1"
    missed "$1" "$2"
}

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
    [ "$f" -eq 0 ] || missed "$name" "$log"
}

# up VAR [data]: a stack of ours; it is taken down at the end.
up() {
    local log=$artifacts/stack-$(basename "$1").log
    export GATEHOUSE_VAR=$1
    tools/stack.sh down >/dev/null 2>&1
    tools/stack.sh reset >/dev/null 2>&1
    started="$started $1"
    tools/stack.sh up "${@:2}" >"$log" 2>&1 || { broken "the test stack $1 does not start" "$log"; return 1; }
}

down() {
    local var
    for var in $started; do GATEHOUSE_VAR=$var tools/stack.sh down >/dev/null 2>&1; done
}
trap down EXIT

cpp_suites() {
    local name
    export LSAN_OPTIONS=suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0
    up var/test-data data || return
    export GATEHOUSE_CONFIG=$PWD/var/test-data/etc/gatehouse.conf
    build/bin/gatehouse-admin migrate >"$artifacts/migrate.log" 2>&1 ||
        { broken 'the migrations fail' "$artifacts/migrate.log"; return; }
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
    GATEHOUSE_SEED=1 up var/test || return
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

if wants peers api browser && ! tools/npm-ci.sh tests >"$artifacts/npm.log" 2>&1; then
    broken 'the packages of the tests are missing' "$artifacts/npm.log"
fi
# shellcheck disable=SC2086
if wants $cpp; then cpp_suites; fi
wants peers && suite peers npm --prefix tests run -s test
wants app && suite app app_tests
wants systemd && suite systemd tests/systemd/check.sh
wants stack && suite stack tests/stack/check.sh
if wants nginx walk api browser; then stack_suites; fi

if [ ${#names[@]} -gt 0 ]; then
    printf '\nfailed:\n'
    printf '  %s\n' "${names[@]:0:25}"
    [ ${#names[@]} -le 25 ] || printf '  … and %d more\n' $((${#names[@]} - 25))
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
