// Reading the audit log, and letting go of what is old. Writing is common/audit.hpp.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/db/session.hpp"

namespace gatehouse::audit {

struct Record {
    std::int64_t seq = 0;
    Time at;
    std::optional<OrganizationId> organization;
    std::optional<UserId> actor, impersonator;  // no actor: a guest, or the system
    std::string action, subject_type;
    Uuid subject{};
    std::string detail, request_id, address;

    // "event_01h2xc…"; '' when it is about nobody we know. "address_…" stands for an address that was tried
    // and has no account.
    std::string subject_id() const;
};

// What is not set does not narrow.
struct Filter {
    std::optional<OrganizationId> organization;
    std::optional<UserId> actor;  // also who acted as somebody else
    std::optional<Uuid> subject;
    std::string action;  // "user.suspended", or "user." for all that begin so
    std::optional<Time> since, until;
};

// Newest first, at most `most`, those before the row `before` in the list left out.
std::vector<Record> find(
    db::Session& session, const Filter& filter, const std::optional<std::int64_t>& before, int most);

// What was recorded about any of these things, newest first, at most `most` rows.
std::vector<Record> find_about(db::Session& session, const std::vector<Uuid>& subjects, int most);

// Deletes what is older than audit.keep_days; returns how many rows. For the scheduler. The log itself
// refuses to lose anything younger than 400 days.
int sweep(const Context& context);

}  // namespace gatehouse::audit
