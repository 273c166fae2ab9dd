# Start, reload.

need_files() {
    local name missing=''
    for name in "$@"; do [ -e "$name" ] || missing="$missing ${name#"$ROOT/"}"; done
    [ -z "$missing" ] || fail "not built yet:$missing
Run: make run (or make all www)"
}

need_everything() {
    local files=() module
    for module in $MODULES gatehouse-scheduler gatehouse-admin gatehouse-supervisor; do files+=("$BIN/$module"); done
    need_files "${files[@]}" "$WWW/index.html" "$ROOT/build/openapi.json"
    [ -n "$NODE" ] || fail 'node is missing: make deps'
}

# A session of its own outlives the terminal. But the kernel shares the processors by sessions first (autogroup), so who
# measures the stack stays in the same one with it.
start_supervisor() {
    local apart=setsid
    [ -z "${GATEHOUSE_SHARE_SESSION:-}" ] || apart=
    rm -f "$VAR/status"
    # Nothing of whoever starts it stays open: a lock that flock(1) handed on would be held for as long as the stack runs.
    env -i PATH="$PATH" HOME="${HOME:-/}" LANG=C.UTF-8 $apart "$BIN/gatehouse-supervisor" "$ETC/plan" \
        </dev/null >>"$LOG/supervisor.log" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
    local tries
    for ((tries = 0; tries < 50; tries++)); do
        [ -s "$VAR/status" ] && return
        sleep 0.1
    done
    fail 'the supervisor does not start' "$LOG/supervisor.log"
}

seed() {
    [ "$SEED" = 1 ] && [ ! -s "$VAR/demo.json" ] || return 0
    step seed "a demo worth looking at"
    (umask 077 && GATEHOUSE_CONFIG=$ETC/gatehouse.conf "$BIN/gatehouse-admin" seed-demo --out "$VAR/demo.json" \
        >"$LOG/seed.log" 2>&1) || fail 'seeding failed (try again after: make reset)' "$LOG/seed.log"
}

prepare() {
    make_dirs
    echo "$1" >"$ETC/kind"
    make_secrets
    choose_ports
    link_redis_server
    make_config
    make_database
    write_plan "$1"
}

# It runs already: bring in what was built since.
stay_up() {
    [ "$1" = all ] && [ "$(cat "$ETC/kind")" = data ] && fail "only the data part runs here; first: tools/stack.sh down"
    read_ports
    find_run_dir
    step up "already running"
    newer_build && stack_reload
    wait_ready
    [ "$1" = all ] || return 0
    wait_healthy
    seed
    closing_table
}

stack_up() {
    local kind=${1:-all}
    if running; then
        stay_up "$kind"
        return
    fi
    if [ "$kind" = all ]; then need_everything; else need_files "$BIN/gatehouse-supervisor" "$BIN/gatehouse-admin"; fi
    prepare "$kind"
    step start "MariaDB, Redis, migrations$([ "$kind" = all ] && echo ', peers, workers, scheduler, nginx')"
    start_supervisor
    touch "$VAR/loaded"
    wait_ready
    [ "$kind" = all ] || return 0
    wait_healthy
    seed
    closing_table
}

newer_build() { [ -n "$(find "$BIN" nginx tools/stack/templates -type f -newer "$VAR/loaded" -print -quit)" ]; }

# Migrations first: an older worker keeps working beside a newer schema, not the other way round.
stack_reload() {
    local pid
    pid=$(supervisor_pid) || fail 'nothing runs here: make run'
    step reload "migrations, then the workers one after the other"
    read_ports
    find_run_dir
    make_config
    GATEHOUSE_CONFIG=$ETC/gatehouse.conf "$BIN/gatehouse-admin" migrate >>"$LOG/migrate.log" 2>&1 ||
        fail 'the migrations failed; the old workers keep running' "$LOG/migrate.log"
    touch "$VAR/loaded"
    [ "$(cat "$ETC/kind")" = data ] || kill -HUP "$pid"
}
