# The supervisor's plan: what runs, in which order, and how each part is stopped and reloaded.

process() { printf '\n[%s]\n' "$1"; }
line() { printf '%-8s = %s\n' "$1" "$2"; }

plan_data() {
    process mariadb
    line command "\"$(command -v mariadbd)\" \"--defaults-file=$ETC/my.cnf\""
    line ready "unix:$RUN/mariadb.sock"
    line grace 30
    process redis
    line command "\"$VAR/bin/redis-server\" \"$ETC/redis.conf\""
    line ready "unix:$RUN/redis.sock"
}

plan_peers() {
    process stripe-peer
    line command "\"$NODE\" \"$ROOT/tests/peers/stripe/main.mjs\" --port $STRIPE_PORT --secret-key-file \"$ETC/stripe_secret_key\" --webhook-secret-file \"$ETC/stripe_webhook_secret\" --webhook-url $BASE_URL/api/payments/stripe/webhook --public-base $BASE_URL/dev/stripe --state-dir \"$VAR/stripe\""
    line ready "tcp:$STRIPE_PORT"
    line grace 2
    process oidc-peer
    line command "\"$NODE\" \"$ROOT/tests/peers/oidc/main.mjs\" --port $OIDC_PORT --client-id gatehouse --client-secret-file \"$ETC/oidc_client_secret\" --redirect-uri $BASE_URL/api/auth/oauth/oidc/callback --public-base $BASE_URL/dev/oidc"
    line ready "tcp:$OIDC_PORT"
    line grace 2
    process mail-peer
    line command "\"$NODE\" \"$ROOT/tests/peers/mail/main.mjs\" --http-port $MAIL_HTTP_PORT --smtp-port $MAIL_SMTP_PORT --spool \"$VAR/mail\""
    line ready "tcp:$MAIL_SMTP_PORT"
    line grace 2
}

plan_worker() {
    process "$1"
    line command "\"$BIN/$2\""
    line env "$ETC/worker.env"
    line socket "$RUN/$1.sock"
    line after 'migrate redis stripe-peer mail-peer'
    line reload replace
    line grace 10
}

plan_nginx() {
    process nginx
    line command "\"$(command -v nginx)\" -e \"$LOG/nginx-error.log\" -p \"$VAR/nginx\" -c \"$ETC/nginx.conf\""
    line ready "tcp:$HTTP_PORT"
    line after "$MODULES scheduler"
    line remove "\"$RUN/live.sock\""
    line reload signal
    line stop QUIT
    line grace 6
}

plan_migrations() {
    process migrate
    line command "\"$BIN/gatehouse-admin\" migrate"
    line dir "$ROOT"
    line env "$ETC/worker.env"
    line ready exit
    line after 'mariadb redis'
}

# write_plan all|data
write_plan() {
    local module
    {
        line pid "$VAR/supervisor.pid"
        line status "$VAR/status"
        line logs "$LOG"
        plan_data
        plan_migrations
        if [ "$1" = all ]; then
            plan_peers
            for module in $MODULES; do plan_worker "$module" "$module"; done
            plan_worker scheduler gatehouse-scheduler
            plan_nginx
        fi
    } >"$ETC/plan"
}
