# What a person reads: short lines, colour only on a terminal, and a failure that says what to do.

if [ -t 1 ]; then bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' plain=$'\e[0m'; else bold='' dim='' red='' plain=''; fi

step() { printf '  %-8s %s\n' "$1" "$2"; }

# fail MESSAGE [LOG]: says what is wrong, shows the end of the log, and gives up.
fail() {
    printf '\n%s%s%s\n' "$red" "$1" "$plain" >&2
    if [ -s "${2:-}" ]; then
        printf '%sthe end of %s:%s\n' "$dim" "$2" "$plain" >&2
        tail -n 15 "$2" | sed 's/^/  | /' >&2
    fi
    exit 1
}
