# Configuration files of a stack. Secrets and ports stay; the rest is written anew at each start.

make_config() {
    local PWNAM CONF LISTEN LOGS CACHE OPENAPI MEDIA ERRORS DOCS TMP MODULE_DIR USER_LINE NOFILE CONNECTIONS STRIPE_API SETTLEMENT ELEMENT FEES_PERCENT PAYMENT_CSP
    PWNAM=$(id -un)
    REDIS_PASSWORD=$(<"$ETC/redis_password")
    BASE_URL=http://127.0.0.1:$HTTP_PORT
    LIVE_SOCKET=$RUN/live.sock
    STRIPE_API=${GATEHOUSE_STRIPE_API:-http://127.0.0.1:$STRIPE_PORT}
    SETTLEMENT=${GATEHOUSE_SETTLEMENT:-direct}
    ELEMENT=${GATEHOUSE_ELEMENT:-false}
    FEES_PERCENT=${GATEHOUSE_FEES_PERCENT:-0}
    # The sandbox's script is one of our own.
    PAYMENT_CSP=
    render tools/stack/templates/my.cnf.in "$ETC/my.cnf"
    render tools/stack/templates/redis.conf.in "$ETC/redis.conf"
    render tools/stack/templates/gatehouse.conf.in "$ETC/gatehouse.conf"
    printf 'GATEHOUSE_CONFIG=%s\n' "$ETC/gatehouse.conf" >"$ETC/worker.env"

    CONF=$ETC/nginx
    LISTEN="127.0.0.1:$HTTP_PORT"
    CACHE=$VAR/nginx/cache
    TMP=$VAR/nginx
    OPENAPI=$ROOT/build/openapi.json
    MEDIA=$VAR/media
    ERRORS=$ROOT/nginx/errors
    DOCS=$ROOT/docs/reader
    MODULE_DIR=$(nginx_module_dir)
    # As root, nginx would give its workers to nobody, who cannot reach a private stack.
    USER_LINE='# workers run as whoever started this'
    [ "$(id -u)" != 0 ] || USER_LINE='user root;'
    # As many connections as this machine lets a process hold; one to a worker for each from outside.
    NOFILE=$(ulimit -Hn)
    [ "$NOFILE" != unlimited ] && [ "$NOFILE" -le 65536 ] || NOFILE=65536
    CONNECTIONS=$((NOFILE > 32768 ? 16384 : NOFILE - NOFILE / 10))
    rm -rf "$CONF"
    render_site demo "$CONF"
    render tools/stack/templates/nginx.conf.in "$ETC/nginx.conf"
    nginx -t -q -e "$LOG/nginx-error.log" -p "$VAR/nginx" -c "$ETC/nginx.conf" 2>"$LOG/nginx-check.log" ||
        fail 'nginx does not accept its configuration' "$LOG/nginx-check.log"
}

nginx_module_dir() {
    local dir
    for dir in /usr/lib/nginx/modules /usr/share/nginx/modules /usr/lib64/nginx/modules; do
        [ -e "$dir/ngx_nchan_module.so" ] && { printf '%s' "$dir"; return; }
    done
    fail 'nginx has no nchan module: make deps'
}
