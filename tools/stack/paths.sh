# Where the parts of a stack are. Everything is absolute, so that no part depends on a working directory.

# Ordinary users have no sbin in their path, where Debian keeps servers.
PATH=$PATH:/usr/sbin:/sbin

ROOT=$PWD
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$ROOT" "$1" ;; esac; }

VAR=$(absolute "${GATEHOUSE_VAR:-var}")
BIN=$(absolute "${GATEHOUSE_BIN:-build/bin}")
WWW=$(absolute "${GATEHOUSE_WWW:-www/dist}")
ETC=$VAR/etc
LOG=$VAR/log
MODULES="accounts organizations oauth events inventory orders tickets payments scanning operations queue documents privacy"

if [ "$VAR" = "$ROOT/var" ]; then SEED=${GATEHOUSE_SEED:-1}; else SEED=${GATEHOUSE_SEED:-0}; fi

# Node 22 lives in var/node when the system's is too old (tools/deps.sh).
if [ -x "$ROOT/var/node/node_modules/.bin/node" ]; then
    NODE=$ROOT/var/node/node_modules/.bin/node
else
    NODE=$(command -v node || true)
fi

# Unix socket paths end at 107 characters, so the sockets live in a short directory that var/run points to.
# /tmp may have been emptied by a reboot: then there is a new one.
make_run_dir() {
    local target
    target=$(readlink "$VAR/run" || true)
    if [ -z "$target" ] || [ ! -d "$target" ] || [ ! -O "$target" ]; then
        target=$(mktemp -d /tmp/gatehouse-XXXXXX)
        ln -sfn "$target" "$VAR/run"
    fi
    RUN=$target
}

find_run_dir() { RUN=$(readlink "$VAR/run" || true); }

make_dirs() {
    mkdir -p "$VAR" "$ETC" "$LOG" "$VAR/bin" "$VAR/media" "$VAR/mail" "$VAR/stripe" "$VAR/redis" "$VAR/nginx" "$VAR/tmp"
    chmod 0700 "$VAR" "$ETC" "$LOG"
    make_run_dir
}
