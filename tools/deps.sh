#!/usr/bin/env bash
# Brings what the machine lacks: Debian packages, Node 22 in var/node, and the packages of the local peers. Changes
# nothing where everything is there. With --test also what only the tests need.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=/dev/null
source tools/stack/say.sh

log=$PWD/var/deps.log
lists=(tools/apt-packages.txt)
[ "${1:-}" = --test ] && lists+=(tools/apt-packages-test.txt)
mkdir -p var

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
    local name
    while read -r name; do installed "$name" || printf '%s\n' "$name"; done < <(grep -hv '^#' "${lists[@]}")
    # Node may come from anywhere; Debian's is only asked for where there is none.
    command -v node >/dev/null || printf 'nodejs\n'
    command -v npm >/dev/null || printf 'npm\n'
}

# Packages such as nginx would start a service of the system; Gatehouse runs its own.
policy=/usr/sbin/policy-rc.d
refuse_services() {
    if [ -e $policy ]; then as_root mv $policy $policy.gatehouse-saved; fi
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 0755 $policy
}
restore_services() {
    as_root rm -f $policy
    if [ -e $policy.gatehouse-saved ]; then as_root mv $policy.gatehouse-saved $policy; fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1; }

install_packages() {
    local had_nginx=1
    command -v apt-get >/dev/null || fail "these packages are missing, and there is no apt-get to install them: $*"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        fail "these packages are missing; install them as root, then try again:
  apt-get install --no-install-recommends $*"
    installed nginx-common || had_nginx=0
    step deps "Debian packages: $# to install (log: var/deps.log)"
    trap restore_services EXIT
    refuse_services
    apt update || fail 'apt-get update failed' "$log"
    apt install -y --no-install-recommends "$@" || fail 'apt-get install failed' "$log"
    # Not at the next boot either, unless somebody wanted it before us.
    if [ $had_nginx = 0 ] && command -v systemctl >/dev/null; then as_root systemctl disable nginx >>"$log" 2>&1 || true; fi
    restore_services
    trap - EXIT
}

node_is_enough() {
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) ? 0 : 1)' 2>/dev/null
}

bring_node() {
    node_is_enough node && return
    [ -x var/node/node_modules/.bin/node ] && node_is_enough var/node/node_modules/.bin/node && return
    step deps "Node 22 into var/node (the system's is $(node -v))"
    mkdir -p var/node
    npm install --prefix var/node --no-audit --no-fund --loglevel=error node@22 npm@11 </dev/null >>"$log" 2>&1 ||
        fail 'npm could not bring Node 22' "$log"
}

: >"$log"
mapfile -t missing < <(missing_packages)
[ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
bring_node
PATH=$PWD/var/node/node_modules/.bin:$PATH tools/npm-ci.sh tests
