# Ports of a stack, chosen once and kept in etc/ports: the preferred one, or the next that is free.

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# next_free START: the first port from START on that nobody listens on and that we have not chosen already.
next_free() {
    local port=$1
    while port_taken "$port" || [[ " $CHOSEN " == *" $port "* ]]; do port=$((port + 1)); done
    printf '%s' "$port"
}

# Stacks other than the demo begin at a place of their own, so that two that start together do not meet.
base_port() {
    [ -n "${GATEHOUSE_PORT:-}" ] && { printf '%s' "$GATEHOUSE_PORT"; return; }
    [ "$VAR" = "$ROOT/var" ] && { printf 8080; return; }
    local sum
    sum=$(printf '%s' "$VAR" | cksum | cut -d' ' -f1)
    printf '%s' $((20000 + sum % 1000 * 10))
}

choose_ports() {
    local base name preferred offset=0
    CHOSEN=''
    base=$(base_port)
    # shellcheck source=/dev/null
    [ -f "$ETC/ports" ] && source "$ETC/ports"
    for name in HTTP_PORT STRIPE_PORT MAIL_HTTP_PORT MAIL_SMTP_PORT OIDC_PORT; do
        preferred=${!name:-$((base + offset))}
        [ $name = HTTP_PORT ] && preferred=$base
        printf -v "$name" '%s' "$(next_free "$preferred")"
        CHOSEN="$CHOSEN ${!name}"
        offset=$((offset + 1))
    done
    printf '%s\n' "HTTP_PORT=$HTTP_PORT" "STRIPE_PORT=$STRIPE_PORT" "MAIL_HTTP_PORT=$MAIL_HTTP_PORT" \
        "MAIL_SMTP_PORT=$MAIL_SMTP_PORT" "OIDC_PORT=$OIDC_PORT" >"$ETC/ports"
    [ "$HTTP_PORT" = "$base" ] || step port "$base is taken, using $HTTP_PORT"
}

read_ports() {
    # shellcheck source=/dev/null
    source "$ETC/ports"
    # A stack that was started before there was one has none until it starts again.
    : "${OIDC_PORT:=9}"
    BASE_URL=http://127.0.0.1:$HTTP_PORT
}
