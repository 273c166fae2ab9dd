# Waiting for a stack that starts: patient while there is progress, quick to tell when there is none.

supervisor_pid() {
    [ -s "$VAR/supervisor.pid" ] || return 1
    # The lock, not the number, says whether it runs: numbers are used again.
    flock -n "$VAR/supervisor.pid" true && return 1
    cat "$VAR/supervisor.pid"
}

running() { supervisor_pid >/dev/null; }

not_ready() { awk -F'\t' '$2 != "ready" && $2 != "done" {print $1}' "$VAR/status" 2>/dev/null; }

# A part that came back three times before it was ever ready will not get better by waiting.
failing() { awk -F'\t' '$2 != "ready" && $2 != "done" && $4 >= 3 {print $1; exit}' "$VAR/status" 2>/dev/null; }

give_up() {
    local name=$1 message=$2
    stack_down quiet
    fail "$message" "$LOG/$name.log"
}

wait_ready() {
    local deadline=$((SECONDS + ${GATEHOUSE_START_SECONDS:-120})) name missing
    while :; do
        running || fail 'the supervisor ended' "$LOG/supervisor.log"
        missing=$(not_ready)
        [ -s "$VAR/status" ] && [ -z "$missing" ] && return
        name=$(failing)
        [ -z "$name" ] || give_up "$name" "$name does not start"
        name=${missing%%$'\n'*}
        [ $SECONDS -lt $deadline ] || give_up "${name:-supervisor}" "${name:-the stack} is not ready in time"
        sleep 0.1
    done
}

# Each worker says through nginx that it reaches what it needs.
wait_healthy() {
    local deadline=$((SECONDS + 30)) name answer
    for name in $MODULES scheduler; do
        until answer=$(curl -fsS -m 5 "$BASE_URL/readyz/$name" 2>&1); do
            if [ $SECONDS -ge $deadline ]; then
                printf '%s\n' "$answer" >&2
                give_up "$name" "$name runs, but is not healthy"
            fi
            sleep 0.2
        done
    done
}
