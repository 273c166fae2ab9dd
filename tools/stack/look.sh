# Looking into a stack: status, logs, shells, environment.

stack_status() {
    local name state pid restarts since now all=0
    running || { step status "nothing runs in ${VAR#"$ROOT/"}"; exit 3; }
    now=$(date +%s)
    printf '%s%-14s %-9s %8s %9s  %s%s\n' "$bold" name state pid restarts since "$plain"
    while IFS=$'\t' read -r name state pid restarts since; do
        case $state in ready | done) ;; *) all=1 ;; esac
        [ "$pid" = 0 ] && pid=-
        printf '%-14s %-9s %8s %9s  %s\n' "$name" "$state" "$pid" "$restarts" "$(ago $((now - since)))"
    done <"$VAR/status"
    read_ports
    [ "$(cat "$ETC/kind")" = data ] || printf '\n%s\n' "$BASE_URL"
    return $all
}

ago() {
    if [ "$1" -lt 120 ]; then printf '%s s' "$1"; elif [ "$1" -lt 7200 ]; then printf '%s min' $(($1 / 60)); else printf '%s h' $(($1 / 3600)); fi
}

stack_logs() {
    local files=() name
    [ -d "$LOG" ] || fail "no logs in ${LOG#"$ROOT/"} yet"
    for name in "$@"; do files+=("$LOG/$name.log"); done
    [ ${#files[@]} -gt 0 ] || files=("$LOG"/*.log)
    exec tail -n 20 -F "${files[@]}"
}

stack_sql() {
    MYSQL_PWD=$(cat "$ETC/db_root_password") exec mariadb --no-defaults -u root -S "$VAR/run/mariadb.sock" gatehouse "$@"
}

stack_redis() {
    REDISCLI_AUTH=$(cat "$ETC/redis_password") exec redis-cli -s "$VAR/run/redis.sock" "$@"
}

stack_env() {
    running || fail "nothing runs in ${VAR#"$ROOT/"}"
    read_ports
    find_run_dir
    printf '%s=%q\n' GATEHOUSE_CONFIG "$ETC/gatehouse.conf" GATEHOUSE_URL "$BASE_URL" \
        GATEHOUSE_DB_SOCKET "$RUN/mariadb.sock" GATEHOUSE_DB_ROOT_PASSWORD_FILE "$ETC/db_root_password" \
        GATEHOUSE_REDIS_SOCKET "$RUN/redis.sock" GATEHOUSE_REDIS_PASSWORD_FILE "$ETC/redis_password" \
        GATEHOUSE_LIVE_SOCKET "$RUN/live.sock" GATEHOUSE_LOGS "$LOG" GATEHOUSE_STATUS "$VAR/status" \
        GATEHOUSE_STRIPE_URL "http://127.0.0.1:$STRIPE_PORT" GATEHOUSE_MAIL_URL "http://127.0.0.1:$MAIL_HTTP_PORT" GATEHOUSE_OIDC_URL "http://127.0.0.1:$OIDC_PORT"
}
