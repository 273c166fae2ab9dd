#!/usr/bin/env bash
# The units as `make install` lays them out: systemd accepts them, and each is as closed as it must be.
# systemd-analyze security scores from 0 (closed) to 10 (open); thresholds are tenths.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
passed=0 failed=0
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
units=$root/usr/lib/systemd/system

check() { # check SENTENCE COMMAND…
    local sentence=$1
    shift
    if "$@" >"$root/out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s\n' "$sentence"
        sed 's/^/  | /' "$root/out"
    fi
}

lay_out() {
    # Programs are not what is tested here; systemd only wants them to exist.
    local module stub=$root/stub
    mkdir -p "$stub" "$root/www"
    # shellcheck source=/dev/null
    source tools/stack/paths.sh
    for module in $MODULES gatehouse-scheduler gatehouse-admin; do
        printf '#!/bin/sh\n' >"$stub/$module"
        chmod 0755 "$stub/$module"
    done
    DESTDIR=$root PREFIX=/usr GATEHOUSE_BIN=$stub GATEHOUSE_WWW=$root/www GATEHOUSE_OPENAPI=$root/stub/gatehouse-admin tools/install.sh >/dev/null
}

exposed_at_most() { systemd-analyze security --offline=yes --root="$root" --threshold="$1" --no-pager "$2"; }
verified() { systemd-analyze verify --root="$root" --man=no --recursive-errors=no "$units/$1"; }

lay_out
for worker in accounts organizations events inventory orders tickets scanning operations queue documents privacy; do
    ln -s gatehouse@.service "$units/gatehouse@$worker.service"
    [ -d "$units/gatehouse@$worker.service.d" ] || ln -s gatehouse@.service.d "$units/gatehouse@$worker.service.d"
    check "worker $worker is exposed at most 1.5" exposed_at_most 15 "gatehouse@$worker.service"
done
for worker in payments oauth; do ln -s gatehouse@.service "$units/gatehouse@$worker.service"; done
for unit in gatehouse@payments gatehouse@oauth gatehouse-scheduler gatehouse-migrate gatehouse-backup; do
    check "$unit is exposed at most 2.0" exposed_at_most 20 "$unit.service"
done
for unit in "$units"/*.{target,socket,timer} "$units"/gatehouse-*.service; do
    check "systemd accepts ${unit##*/}" verified "${unit##*/}"
done
check 'a unit without hardening would be refused' bash -c "
    printf '[Service]\nExecStart=/bin/true\n' >'$units/open.service'
    ! systemd-analyze security --offline=yes --root='$root' --threshold=20 --no-pager open.service"
# shellcheck disable=SC2016
check 'the database server accepts what is set for it' bash -c '
    mariadbd --defaults-file="$1" --user="$(id -un)" --verbose --help 2>&1 | grep -E "^max-connections +400$"' _ "$root/etc/mysql/conf.d/gatehouse.cnf"
check 'no secret stands in an argument or in the environment of a unit' bash -c "! grep -rnE '^(ExecStart|Environment).*(password|secret|key)' '$units' | grep -v CONFIG"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
