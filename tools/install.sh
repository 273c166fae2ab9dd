#!/usr/bin/env bash
# Lays Gatehouse out for production; called by `make install`. DESTDIR and PREFIX are honoured, existing configuration is
# kept (the new one is put beside it as *.new). Starts nothing: tools/production/setup.sh does the rest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for part in say paths render swap; do
    # shellcheck source=/dev/null
    source "tools/stack/$part.sh"
done

DESTDIR=${DESTDIR:-}
PREFIX=${PREFIX-/usr/local}
HOST=${HOST:-tickets.example.org}
BINDIR=$PREFIX/bin
LIBEXEC=$PREFIX/lib/gatehouse
SHARE=$PREFIX/share/gatehouse
CONFIG=/etc/gatehouse

put() { install -D -m "$1" "$2" "$DESTDIR$3"; }

# Rendered files are public; secrets are files of their own that this script never sees.
put_rendered() {
    local target=$DESTDIR$2
    mkdir -p "$(dirname "$target")"
    render "$1" "$target"
    chmod 0644 "$target"
}

# Configuration that an administrator may have changed is not overwritten.
put_config() {
    if [ -e "$DESTDIR$2" ]; then put_rendered "$1" "$2.new"; else put_rendered "$1" "$2"; fi
}

install_programs() {
    local module
    for module in $MODULES gatehouse-scheduler; do put 0755 "$BIN/$module" "$LIBEXEC/$module"; done
    put 0755 "$BIN/gatehouse-admin" "$BINDIR/gatehouse-admin"
    put 0755 tools/production/backup.sh "$BINDIR/gatehouse-backup"
    put 0755 tools/production/setup.sh "$BINDIR/gatehouse-setup"
}

install_shared() {
    local target=$DESTDIR$SHARE file
    mkdir -p "$target"
    rm -rf "${target:?}/www.new"
    cp -R "$WWW" "$target/www.new"
    swap_in "$target/www"
    put 0644 "${GATEHOUSE_OPENAPI:-build/openapi.json}" "$SHARE/openapi.json"
    for file in nginx/errors/*.html; do put 0644 "$file" "$SHARE/errors/${file##*/}"; done
    for file in docs/reader/*; do put 0644 "$file" "$SHARE/docs/${file##*/}"; done
    for file in sql/migrations/*.sql; do put 0644 "$file" "$SHARE/migrations/${file##*/}"; done
}

install_units() {
    local unit WORKERS='' HARDENING NO_NETWORK NETWORK REDIS_GROUP=${REDIS_GROUP:-redis}
    HARDENING=$(<systemd/hardening.conf)
    NO_NETWORK=$(<systemd/no-network.conf)
    NETWORK=$(<systemd/network.conf)
    for unit in $MODULES; do WORKERS="$WORKERS gatehouse@$unit.socket gatehouse@$unit.service"; done
    WORKERS=${WORKERS# }
    while IFS= read -r unit; do
        put_rendered "systemd/units/$unit" "$PREFIX/lib/systemd/system/$unit"
    done < <(cd systemd/units && find . -type f -printf '%P\n')
    put 0644 systemd/nginx-live.conf "$PREFIX/lib/systemd/system/nginx.service.d/gatehouse.conf"
    put 0644 systemd/sysusers.conf "$PREFIX/lib/sysusers.d/gatehouse.conf"
    put 0644 systemd/tmpfiles.conf "$PREFIX/lib/tmpfiles.d/gatehouse.conf"
}

install_site() {
    local RUN=/run/gatehouse LIVE_SOCKET=/run/gatehouse/live/publisher.sock LOG=/var/log/nginx CACHE=/var/cache/gatehouse
    local CONF=$CONFIG/nginx WWW=$SHARE/www MEDIA=/var/lib/gatehouse/media ERRORS=$SHARE/errors DOCS=$SHARE/docs OPENAPI=$SHARE/openapi.json
    local TLS=$CONFIG/tls BASE_URL=https://$HOST
    # PAYMENT_ELEMENT=yes goes with payments.element = true: Stripe's script may run on the checkout page.
    local PAYMENT_CSP=''
    [ "${PAYMENT_ELEMENT:-no}" != yes ] ||
        PAYMENT_CSP="script-src 'self' https://js.stripe.com; frame-src https://js.stripe.com https://hooks.stripe.com; connect-src 'self' https://api.stripe.com; "
    render_site production "$DESTDIR$CONF"
    find "$DESTDIR$CONF" -name '*.conf' -exec chmod 0644 {} +
    mkdir -p "$DESTDIR/etc/nginx/sites-available"
    printf 'include %s/gatehouse.conf;\n' "$CONF" >"$DESTDIR/etc/nginx/sites-available/gatehouse"
}

install_config() {
    put_config systemd/gatehouse.conf "$CONFIG/gatehouse.conf"
    put_config sql/server.cnf /etc/mysql/conf.d/gatehouse.cnf
    install -d -m 0700 "$DESTDIR$CONFIG/secrets" "$DESTDIR$CONFIG/tls"
}

install_programs
install_shared
install_units
install_site
install_config
step install "${DESTDIR:-/} is ready; next: gatehouse-setup"
