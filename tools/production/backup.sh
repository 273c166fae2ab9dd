#!/usr/bin/env bash
# gatehouse-backup DIR: a consistent dump with its binary log position, and the pictures. Keeps the newest 14 of each.
# Point in time: restore the dump, then replay the binary log from the position written at its head.
set -euo pipefail
umask 077
dir=${1:?usage: gatehouse-backup DIR}
keep=${GATEHOUSE_BACKUPS:-14}
admin=${GATEHOUSE_ADMIN:-$(dirname "$(readlink -f "$0")")/gatehouse-admin}
user=${GATEHOUSE_BACKUP_USER:-gatehouse_backup}
password_file=${GATEHOUSE_BACKUP_PASSWORD_FILE:-${CREDENTIALS_DIRECTORY:-/etc/gatehouse/secrets}/db_backup_password}

dump=$(command -v mariadb-dump || command -v mysqldump) ||
    { echo 'gatehouse-backup: no mariadb-dump here: apt-get install mariadb-client' >&2; exit 1; }

get() { "$admin" config get "$1"; }

work=$(mktemp -d "${RUNTIME_DIRECTORY:-${TMPDIR:-/tmp}}/backup-XXXXXX")
trap 'rm -rf "$work"' EXIT

# By file, so that the password is in no argument list.
{
    printf '[client]\nuser=%s\npassword=%s\n' "$user" "$(cat "$password_file")"
    socket=$(get db.socket)
    if [ -n "$socket" ]; then printf 'socket=%s\n' "$socket"; else printf 'host=%s\nport=%s\n' "$(get db.host)" "$(get db.port)"; fi
} >"$work/client.cnf"

stamp=$(date -u +%Y%m%dT%H%M%SZ)
"$dump" --defaults-extra-file="$work/client.cnf" --single-transaction --quick --triggers --hex-blob --master-data=2 \
    "$(get db.schema)" | gzip -6 >"$dir/$stamp.sql.gz.part"
mv "$dir/$stamp.sql.gz.part" "$dir/$stamp.sql.gz"

media=$(get media.dir)
if [ -d "$media" ]; then
    tar -C "$media" -cf "$dir/$stamp.media.tar.part" .
    mv "$dir/$stamp.media.tar.part" "$dir/$stamp.media.tar"
fi

for kind in sql.gz media.tar; do
    find "$dir" -maxdepth 1 -name "*.$kind" -printf '%f\n' | sort -r | tail -n "+$((keep + 1))" |
        while read -r old; do rm -f "${dir:?}/$old"; done
done
echo "$dir/$stamp.sql.gz"
