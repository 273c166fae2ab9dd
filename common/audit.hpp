#pragma once

#include <string_view>

#include "common/auth/caller.hpp"
#include "common/db/session.hpp"

namespace gatehouse::audit {

// What happened to one thing. `action` is "event.published"; `detail` is JSON or ''.
struct Entry {
    std::string_view action, subject_type;
    Uuid subject;
    std::optional<OrganizationId> organization;
    std::string_view detail;
};

// Appends to the audit log, in the transaction of the change itself (ACC-8).
void record(db::Tx& tx, Time at, const auth::Caller& caller, const Entry& entry);

// The same for many things, each done by somebody else, in few statements.
struct Act {
    const auth::Caller& caller;
    Entry entry;
};
void record_all(db::Tx& tx, Time at, const std::vector<Act>& acts);

}  // namespace gatehouse::audit
