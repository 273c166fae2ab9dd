// What administrators ask about users. Reads the sessions of common/auth to count sign-ins.

#include "modules/accounts/administration_repository.hpp"

#include "common/text/text.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts::repo {

// Ids begin with the time of their making, so the primary key is also the order of the list.
std::vector<User> people(
    db::Session& session, const UserQuery& query, const std::optional<UserId>& before, int most)
{
    constexpr db::Sql kList = R"sql(
        SELECT u.id, u.email, u.name, u.phone, u.email_verified_at, u.phone_verified_at, u.status, u.created_at, u.signed_in_at,
               (SELECT GROUP_CONCAT(r.role) FROM user_roles r WHERE r.user_id = u.id) AS roles
          FROM users u
         WHERE u.status <> 'erased' AND (? IS NULL OR u.id < ?)
           AND (? = '' OR u.email_key LIKE ? OR u.name LIKE ?)
           AND (? = '' OR u.status = ?)
           AND (? = '' OR EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = ?))
         ORDER BY u.id DESC
         LIMIT ?
    )sql";
    const std::string status = query.status ? to_string(*query.status) : "";
    const std::string role = query.role ? auth::to_string(*query.role) : "";
    return session.all(kList, to_user, before, before, query.search,
        text::like(email_key(query.search)) + "%", "%" + text::like(query.search) + "%", status, status, role,
        role, most);
}

std::optional<Account> account(db::Session& session, const UserId& id, Time now)
{
    constexpr db::Sql kMore = R"sql(
        SELECT u.suspended_reason, COUNT(DISTINCT s.family) AS sign_ins, MAX(s.created_at) AS last_sign_in
          FROM users u
          LEFT JOIN sessions s ON s.user_id = u.id AND s.expires_at > ? AND s.ends_at > ? AND s.impersonator_id IS NULL
         WHERE u.id = ?
         GROUP BY u.id, u.suspended_reason
    )sql";
    auto user = find(session, id);
    if (!user) return {};
    return session.one(
        kMore,
        [&](const db::Row& row) {
            return Account{
                *user, row.text("suspended_reason"), row.integer("sign_ins"), row.find_time("last_sign_in")};
        },
        now, now, id);
}

Statistics statistics(db::Session& session, Time now)
{
    constexpr db::Sql kCount = R"sql(
        SELECT COUNT(*) AS total, COALESCE(SUM(status = 'active'), 0) AS active,
               COALESCE(SUM(status = 'suspended'), 0) AS suspended,
               COALESCE(SUM(email_verified_at IS NOT NULL), 0) AS verified,
               (SELECT COUNT(*) FROM user_roles WHERE role = 'organizer') AS organizers,
               (SELECT COUNT(*) FROM user_roles WHERE role = 'admin') AS admins,
               (SELECT COUNT(DISTINCT user_id) FROM sessions WHERE expires_at > ? AND ends_at > ?) AS signed_in
          FROM users WHERE status <> 'erased'
    )sql";
    return session
        .one(
            kCount,
            [](const db::Row& row) {
                Statistics s;
                s.total = row.integer("total");
                s.active = row.integer("active");
                s.suspended = row.integer("suspended");
                s.verified = row.integer("verified");
                s.organizers = row.integer("organizers");
                s.admins = row.integer("admins");
                s.signed_in = row.integer("signed_in");
                return s;
            },
            now, now)
        .value();
}

std::vector<Day> new_by_day(db::Session& session, Time since)
{
    return session.all(
        "SELECT DATE_FORMAT(created_at, '%Y-%m-%d') AS day, COUNT(*) FROM users WHERE created_at >= ?"
        " GROUP BY day ORDER BY day",
        [](const db::Row& row) {
            return Day{row.text(1), row.integer(2)};
        },
        since);
}

void set_status(db::Tx& tx, const UserId& id, Status status, const std::string& reason, Time now)
{
    tx.exec("UPDATE users SET status = ?, suspended_reason = ?, updated_at = ? WHERE id = ?",
        to_string(status), reason, now, id);
}

}  // namespace gatehouse::accounts::repo
