# Secrets of a stack: made once, one per file, readable by the owner alone, never printed.

hex() { openssl rand -hex "$1"; }

# secret NAME VALUE-COMMAND…: writes the file unless it is there already.
secret() {
    local file=$ETC/$1
    shift
    [ -s "$file" ] && return
    (umask 077 && "$@" >"$file.next" && mv "$file.next" "$file")
}

prefixed() { printf '%s%s\n' "$1" "$(hex 24)"; }

make_secrets() {
    secret master_key hex 32
    secret db_root_password hex 24
    secret db_password hex 24
    secret redis_password hex 24
    secret stripe_secret_key prefixed sk_test_
    secret stripe_webhook_secret prefixed whsec_
    secret oidc_client_secret hex 24
}
