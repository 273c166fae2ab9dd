# Stop, reset.

stack_down() {
    local pid
    if ! pid=$(supervisor_pid); then
        [ "${1:-}" = quiet ] || step stop "nothing runs in ${VAR#"$ROOT/"}"
        return 0
    fi
    [ "${1:-}" = quiet ] || step stop "${VAR#"$ROOT/"}"
    kill -TERM "$pid"
    while running; do sleep 0.1; done
}

stack_reset() {
    stack_down quiet
    local run part
    [ -f "$ETC/kind" ] || fail "${VAR#"$ROOT/"} holds no stack"
    run=$(readlink "$VAR/run" || true)
    [[ $run == /tmp/gatehouse-* && -O $run ]] && rm -rf "$run"
    for part in etc log bin db redis nginx media mail stripe tmp run demo.json status supervisor.pid loaded; do
        rm -rf "${VAR:?}/$part"
    done
    step reset "the data of ${VAR#"$ROOT/"} is gone"
}
