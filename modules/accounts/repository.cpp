// All SQL for the tables users and user_roles, and for no others.

#include "modules/accounts/repository.hpp"

#include <algorithm>

#include "common/db/pool.hpp"
#include "common/text/email.hpp"

namespace gatehouse::accounts::repo {

User to_user(const db::Row& row)
{
    User user;
    user.id = row.id<UserId>("id");
    user.email = row.text("email");
    user.name = row.text("name");
    user.phone = row.text("phone");
    user.email_verified = !row.null("email_verified_at");
    user.phone_verified = !row.null("phone_verified_at");
    user.roles = auth::Roles::parse(row.text("roles"));
    user.status = row.choice<Status>("status");
    user.created_at = row.time("created_at");
    user.signed_in_at = row.find_time("signed_in_at");
    return user;
}

std::string email_key(std::string_view email) { return text::email_key(email); }

std::optional<User> find(db::Session& session, const UserId& id)
{
    constexpr db::Sql kFind = R"sql(
        SELECT u.id, u.email, u.name, u.phone, u.email_verified_at, u.phone_verified_at, u.status, u.created_at, u.signed_in_at,
               (SELECT GROUP_CONCAT(r.role) FROM user_roles r WHERE r.user_id = u.id) AS roles
          FROM users u
         WHERE u.id = ? AND u.status <> 'erased'
    )sql";
    return session.one(kFind, to_user, id);
}

std::optional<Stored> find_by_email(db::Session& session, std::string_view email)
{
    constexpr db::Sql kFind = R"sql(
        SELECT u.id, u.email, u.name, u.phone, u.email_verified_at, u.phone_verified_at, u.status, u.created_at, u.signed_in_at, u.password_hash,
               (SELECT GROUP_CONCAT(r.role) FROM user_roles r WHERE r.user_id = u.id) AS roles
          FROM users u
         WHERE u.email_key = ? AND u.status <> 'erased'
    )sql";
    return session.one(
        kFind,
        [](const db::Row& row) {
            return Stored{to_user(row), row.text("password_hash")};
        },
        email_key(email));
}

std::optional<std::string> password_hash(db::Session& session, const UserId& id)
{
    return session.one(
        "SELECT password_hash FROM users WHERE id = ? AND status = 'active'",
        [](const db::Row& row) { return row.text(1); }, id);
}

std::vector<Person> people(db::Session& session, const std::vector<UserId>& ids)
{
    return session.all_in(
        "SELECT id, name, email FROM users WHERE id IN (?*)",
        [](const db::Row& row) {
            return Person{row.id<UserId>(1), row.text(2), row.text(3)};
        },
        ids);
}

std::optional<User> lock(db::Tx& tx, const UserId& id)
{
    const auto there = tx.one(
        "SELECT 1 FROM users WHERE id = ? AND status <> 'erased' FOR UPDATE",
        [](const db::Row& row) { return row.flag(1); }, id);
    return there ? find(tx, id) : std::nullopt;
}

void insert(db::Tx& tx, const User& user, const std::string& password_hash)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO users (id, email, email_key, email_verified_at, password_hash, name, phone, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    try {
        const auto verified_at = user.email_verified ? std::optional(user.created_at) : std::nullopt;
        tx.exec(kInsert, user.id, user.email, email_key(user.email), verified_at, password_hash, user.name,
            user.phone, user.created_at, user.created_at);
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) throw EmailTaken();
        throw;
    }
    set_roles(tx, user.id, user.roles);
}

void update(db::Tx& tx, const User& user, Time now)
{
    tx.exec("UPDATE users SET name = ?, phone = ?, updated_at = ? WHERE id = ?", user.name, user.phone, now,
        user.id);
}

void set_password(db::Tx& tx, const UserId& id, const std::string& hash, Time now)
{
    tx.exec("UPDATE users SET password_hash = ?, updated_at = ? WHERE id = ?", hash, now, id);
}

std::string hash_of(db::Session& session, const UserId& id)
{
    return session
        .one(
            "SELECT password_hash FROM users WHERE id = ?", [](const db::Row& row) { return row.text(1); },
            id)
        .value_or("");
}

bool replace_hash(db::Tx& tx, const UserId& id, const std::string& old, const std::string& hash, Time now)
{
    return tx.exec("UPDATE users SET password_hash = ?, updated_at = ? WHERE id = ? AND password_hash = ?",
               hash, now, id, old) == 1;
}

bool has_hash(db::Tx& tx, const UserId& id, const std::string& hash)
{
    return tx
        .one(
            "SELECT 1 FROM users WHERE id = ? AND password_hash = ?",
            [](const db::Row& row) { return row.flag(1); }, id, hash)
        .has_value();
}

void note_sign_in(db::Tx& tx, const UserId& id, Time now)
{
    tx.exec("UPDATE users SET signed_in_at = ? WHERE id = ?", now, id);
}

bool set_verified_email(db::Tx& tx, const UserId& id, const std::string& email, Time now)
try {
    tx.exec("UPDATE users SET email = ?, email_key = ?, email_verified_at = ?, updated_at = ? WHERE id = ?",
        email, email_key(email), now, now, id);
    return true;
} catch (const std::exception& e) {
    if (db::is_duplicate(e)) return false;
    throw;
}

void set_verified_phone(db::Tx& tx, const UserId& id, const std::string& number, Time now)
{
    tx.exec("UPDATE users SET phone = ?, phone_verified_at = ?, updated_at = ? WHERE id = ?", number, now,
        now, id);
}

void forget_phone(db::Tx& tx, const UserId& id, Time now)
{
    tx.exec("UPDATE users SET phone = '', phone_verified_at = NULL, updated_at = ? WHERE id = ?", now, id);
}

std::vector<UserId> administrators(db::Session& session)
{
    return session.all("SELECT user_id FROM user_roles WHERE role = 'admin'",
        [](const db::Row& row) { return row.id<UserId>(1); });
}

void set_roles(db::Tx& tx, const UserId& id, const auth::Roles& roles)
{
    std::vector<db::Args> rows;
    for (const auto role : roles.list()) rows.push_back({id, auth::to_string(role)});
    tx.exec("DELETE FROM user_roles WHERE user_id = ?", id);
    tx.exec_many("INSERT INTO user_roles (user_id, role) VALUES (?, ?)", rows);
}

void erase(db::Tx& tx, const UserId& id, const std::string& name, const std::string& email, Time now)
{
    constexpr db::Sql kErase = R"sql(
        UPDATE users
           SET email = ?, email_key = ?, email_verified_at = NULL, password_hash = '', password_by_mail = FALSE, name = ?,
               phone = '', phone_verified_at = NULL, status = 'erased', suspended_reason = '', signed_in_at = NULL, updated_at = ?
         WHERE id = ?
    )sql";
    tx.exec(kErase, email, email_key(email), name, now, id);
    tx.exec("DELETE FROM user_roles WHERE user_id = ?", id);
}

std::optional<Status> lock_status(db::Tx& tx, const UserId& id)
{
    return tx.one(
        "SELECT status FROM users WHERE id = ? LOCK IN SHARE MODE",
        [](const db::Row& row) { return row.choice<Status>(1); }, id);
}

bool are_active(db::Tx& tx, const std::vector<UserId>& ids)
{
    const auto states = tx.all_in(
        "SELECT status FROM users WHERE id IN (?*) LOCK IN SHARE MODE",
        [](const db::Row& row) { return row.choice<Status>(1); }, ids);
    return std::ranges::all_of(states, [](Status status) { return status == Status::active; });
}

}  // namespace gatehouse::accounts::repo
