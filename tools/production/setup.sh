#!/usr/bin/env bash
# gatehouse-setup: what `make install` cannot do. As root, once; safe to repeat. Makes the system user, directories and
# secrets, the schema and its users, and enables the services. Needs MariaDB or MySQL and Redis running here.
set -euo pipefail
umask 077
secrets=/etc/gatehouse/secrets

[ "$(id -u)" = 0 ] || { echo 'gatehouse-setup must run as root' >&2; exit 1; }

# secret NAME VALUE: written once.
secret() { [ -s "$secrets/$1" ] || printf '%s\n' "$2" >"$secrets/$1"; }

make_secrets() {
    mkdir -p $secrets
    local name
    secret master_key "$(openssl rand -hex 32)"
    for name in db_password db_backup_password redis_password; do secret $name "$(openssl rand -hex 24)"; done
    for name in stripe_secret_key stripe_webhook_secret smtp_password sms_token oauth_{google,microsoft,apple,github,facebook,oidc}; do [ -e $secrets/$name ] || : >$secrets/$name; done
}

make_database() {
    mariadb <<SQL
CREATE DATABASE IF NOT EXISTS gatehouse CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS 'gatehouse'@'localhost' IDENTIFIED BY '$(cat $secrets/db_password)';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER, CREATE VIEW, SHOW VIEW, LOCK TABLES,
  CREATE TEMPORARY TABLES ON gatehouse.* TO 'gatehouse'@'localhost';
CREATE USER IF NOT EXISTS 'gatehouse_backup'@'localhost' IDENTIFIED BY '$(cat $secrets/db_backup_password)';
GRANT SELECT, SHOW VIEW, TRIGGER, LOCK TABLES ON gatehouse.* TO 'gatehouse_backup'@'localhost';
GRANT RELOAD, REPLICATION CLIENT ON *.* TO 'gatehouse_backup'@'localhost';
-- What /etc/mysql/conf.d/gatehouse.cnf says, without waiting for the server's next start.
SET GLOBAL max_connections = GREATEST(@@GLOBAL.max_connections, 400);
SET GLOBAL max_prepared_stmt_count = GREATEST(@@GLOBAL.max_prepared_stmt_count, 150000);
SET GLOBAL log_bin_trust_function_creators = ON;
SQL
}

make_redis() {
    local conf=/etc/redis/redis.conf
    grep -qs '^include /etc/redis/gatehouse.conf' $conf && return
    {
        echo 'unixsocket /run/redis/redis-server.sock'
        echo 'unixsocketperm 770'
        echo 'appendonly yes'
        echo 'appendfsync everysec'
        echo 'maxmemory-policy noeviction'
        echo "requirepass $(cat $secrets/redis_password)"
    } >/etc/redis/gatehouse.conf
    chown redis:redis /etc/redis/gatehouse.conf
    echo 'include /etc/redis/gatehouse.conf' >>$conf
    systemctl restart redis-server
}

systemd-sysusers
make_secrets
systemd-tmpfiles --create
make_database
make_redis
ln -sfn ../sites-available/gatehouse /etc/nginx/sites-enabled/gatehouse
systemctl daemon-reload
systemctl enable gatehouse.target gatehouse-scheduler.socket gatehouse-backup.timer

cat <<'TEXT'
Ready. What is left:
  1. the host name and the mail server in /etc/gatehouse/gatehouse.conf
  2. your Stripe keys in /etc/gatehouse/secrets/stripe_secret_key and stripe_webhook_secret
  3. a certificate: /etc/gatehouse/tls/fullchain.pem and privkey.pem
  4. systemctl start gatehouse.target gatehouse-backup.timer && nginx -t && systemctl restart nginx
TEXT
