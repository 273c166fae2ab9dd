#include "common/personal.hpp"

#include "common/time.hpp"

namespace gatehouse::personal {

namespace {

// A domain that never exists (RFC 2606).
constexpr std::string_view kNowhere = "@erased.invalid";

std::string quoted(const std::string& name) { return "“" + name + "”"; }

}  // namespace

std::string listed(const std::vector<std::string>& names)
{
    if (names.empty()) return {};
    if (names.size() == 1) return quoted(names[0]);
    if (names.size() == 2) return quoted(names[0]) + " and " + quoted(names[1]);
    return quoted(names[0]) + " and " + std::to_string(names.size() - 1) + " others";
}

File activity(db::Session& session, const UserId& user)
{
    constexpr db::Sql kActivity = R"sql(
        SELECT seq, at, action, subject_type, actor_id = ? AND impersonator_id IS NULL AS own, actor_id IS NULL AS nobody, address
          FROM audit_log WHERE actor_id = ?
         UNION
        SELECT seq, at, action, subject_type, actor_id = ? AND impersonator_id IS NULL, actor_id IS NULL, address
          FROM audit_log WHERE subject_id = ?
         ORDER BY seq DESC LIMIT 10000
    )sql";
    const auto write = [](const db::Row& row, json::Writer& out) {
        const bool own = !row.null("own") && row.flag("own");
        out.member("at", to_rfc3339(row.time("at")))
            .member("action", row.text("action"))
            .member("about", row.text("subject_type"))
            .member("by", own                  ? "you"
                          : row.flag("nobody") ? "the system"
                                               : "somebody else");
        if (own) out.member("from", row.text("address"));
    };
    return {"activity.json", rows(session, kActivity, write, user, user, user, user)};
}

std::string erased_email(const UserId& user) { return "erased-" + user.str() + std::string(kNowhere); }

bool is_erased(std::string_view email) { return email.ends_with(kNowhere); }

}  // namespace gatehouse::personal
