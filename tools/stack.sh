#!/usr/bin/env bash
# A private Gatehouse: MariaDB, Redis, peers, workers, scheduler and nginx under one directory, on loopback only.
# Several stacks run side by side; GATEHOUSE_VAR names the directory (var for the demo, var/test for the tests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for part in say paths secrets ports render database config plan wait up down look closing; do
    # shellcheck source=/dev/null
    source "tools/stack/$part.sh"
done

usage() {
    cat <<'TEXT'
usage: tools/stack.sh COMMAND
  up            start everything, migrate, and in the demo seed; safe to repeat
  up data       MariaDB, Redis and the migrated schema only: for tests without a browser
  down          stop everything
  reload        new binaries and configuration without a dropped request
  status        what runs; exit code 0 when all of it does
  logs [NAME…]  follow the logs
  reset         stop and delete the data of this stack
  sql [ARGS]    a MariaDB shell          redis [ARGS]  a Redis shell
  env           where things are, as shell assignments
Environment: GATEHOUSE_VAR (var), GATEHOUSE_PORT (8080), GATEHOUSE_SEED (1 for var, else 0), GATEHOUSE_BIN (build/bin), GATEHOUSE_WWW (www/dist),
  GATEHOUSE_STRIPE_API (the stack's own peer), GATEHOUSE_SETTLEMENT (direct, or connect), GATEHOUSE_ELEMENT (false), GATEHOUSE_FEES_PERCENT (0)
TEXT
}

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
    up) stack_up "$@" ;;
    down) stack_down ;;
    reload) stack_reload ;;
    status) stack_status ;;
    logs) stack_logs "$@" ;;
    reset) stack_reset ;;
    sql) stack_sql "$@" ;;
    redis) stack_redis "$@" ;;
    env) stack_env ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
