# The private MariaDB and Redis.

# Debian's redis-tools carries the server too: redis-check-rdb is the same binary under another name.
link_redis_server() {
    local server
    server=$(command -v redis-server || command -v redis-check-rdb) || fail 'redis-tools is missing: make deps'
    ln -sfn "$server" "$VAR/bin/redis-server"
}

# Runs before the first connection, at every start: schema, users and their rights follow the password files.
write_init_sql() {
    local all='SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER, CREATE VIEW, SHOW VIEW, LOCK TABLES, CREATE TEMPORARY TABLES'
    local password root_password
    password=$(<"$ETC/db_password")
    root_password=$(<"$ETC/db_root_password")
    (
        umask 077
        cat >"$ETC/init.sql" <<SQL
CREATE DATABASE IF NOT EXISTS gatehouse CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS 'gatehouse'@'localhost' IDENTIFIED BY '$password';
ALTER USER 'gatehouse'@'localhost' IDENTIFIED BY '$password';
GRANT $all ON \`gatehouse\`.* TO 'gatehouse'@'localhost';
ALTER USER 'root'@'localhost' IDENTIFIED BY '$root_password';
SQL
    )
}

make_database() {
    write_init_sql
    [ -f "$VAR/db/.made" ] && return
    step database "making a private MariaDB"
    rm -rf "$VAR/db"
    mkdir -p "$VAR/db"
    # By a path without blanks: mariadb-install-db is a script that does not quote.
    ln -sfn "$VAR/db" "$RUN/db"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$RUN/db" --tmpdir="$RUN" \
        --auth-root-authentication-method=normal --skip-test-db >"$LOG/mariadb-install.log" 2>&1 ||
        fail 'MariaDB could not make its data directory' "$LOG/mariadb-install.log"
    touch "$VAR/db/.made"
}
