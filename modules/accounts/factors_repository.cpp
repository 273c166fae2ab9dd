// All SQL for the tables factors and recovery_codes.

#include "modules/accounts/factors_repository.hpp"

namespace gatehouse::accounts::repo {

std::vector<Factor> factors(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT kind, secret, confirmed_at, created_at, used_at FROM factors WHERE user_id = ? ORDER BY kind",
        [](const db::Row& row) {
            return Factor{row.choice<FactorKind>("kind"), row.text("secret"), !row.null("confirmed_at"),
                row.time("created_at"), row.find_time("used_at")};
        },
        user);
}

bool has_factor(db::Session& session, const UserId& user)
{
    return session
        .one(
            "SELECT 1 FROM factors WHERE user_id = ? AND confirmed_at IS NOT NULL LIMIT 1",
            [](const db::Row& row) { return row.flag(1); }, user)
        .has_value();
}

bool put_totp(db::Tx& tx, const UserId& user, const std::string& sealed, Time now)
{
    tx.exec("DELETE FROM factors WHERE user_id = ? AND kind = 'totp' AND confirmed_at IS NULL", user);
    return tx.exec("INSERT IGNORE INTO factors (user_id, kind, secret, created_at) VALUES (?, 'totp', ?, ?)",
               user, db::Bytes{sealed}, now) == 1;
}

bool confirm_totp(db::Tx& tx, const UserId& user, std::int64_t step, Time now)
{
    return tx.exec(R"sql(
        UPDATE factors SET confirmed_at = ?, last_step = ?
         WHERE user_id = ? AND kind = 'totp' AND confirmed_at IS NULL
    )sql",
               now, step, user) == 1;
}

bool use_totp(db::Tx& tx, const UserId& user, std::int64_t step, Time now)
{
    return tx.exec(R"sql(
        UPDATE factors SET last_step = ?, used_at = ?
         WHERE user_id = ? AND kind = 'totp' AND confirmed_at IS NOT NULL AND last_step < ?
    )sql",
               step, now, user, step) == 1;
}

bool remove_factor(db::Tx& tx, const UserId& user, FactorKind kind)
{
    return tx.exec("DELETE FROM factors WHERE user_id = ? AND kind = ?", user, to_string(kind)) == 1;
}

int recovery_codes_left(db::Session& session, const UserId& user)
{
    return *session.one(
        "SELECT COUNT(*) FROM recovery_codes WHERE user_id = ? AND used_at IS NULL",
        [](const db::Row& row) { return row.integer(1); }, user);
}

void replace_recovery_codes(db::Tx& tx, const UserId& user, const std::vector<std::string>& hashes)
{
    std::vector<db::Args> rows;
    for (const auto& hash : hashes) rows.push_back({user, db::Bytes{hash}});
    tx.exec("DELETE FROM recovery_codes WHERE user_id = ?", user);
    tx.exec_many("INSERT INTO recovery_codes (user_id, code_hash) VALUES (?, ?)", rows);
}

bool use_recovery_code(db::Tx& tx, const UserId& user, const std::string& hash, Time now)
{
    return tx.exec(
               "UPDATE recovery_codes SET used_at = ? WHERE user_id = ? AND code_hash = ? AND used_at IS "
               "NULL",
               now, user, db::Bytes{hash}) == 1;
}

bool password_by_mail(db::Session& session, const UserId& user)
{
    return session
        .one(
            "SELECT password_by_mail FROM users WHERE id = ?", [](const db::Row& row) { return row.flag(1); },
            user)
        .value_or(false);
}

void set_password_by_mail(db::Tx& tx, const UserId& user, bool by_mail)
{
    tx.exec("UPDATE users SET password_by_mail = ? WHERE id = ? AND password_by_mail <> ?", by_mail, user,
        by_mail);
}

void remove_factors(db::Tx& tx, const UserId& user)
{
    tx.exec("DELETE FROM factors WHERE user_id = ?", user);
    tx.exec("DELETE FROM recovery_codes WHERE user_id = ?", user);
}

}  // namespace gatehouse::accounts::repo
