#pragma once

#include <string>
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

// The detail of a change: {"before": …, "after": …}.
std::string change(std::string_view before, std::string_view after);

// The same for a thing with several members, of which only those that changed are told:
// {"name": {"before": …, "after": …}}.
class Changes {
public:
    Changes& add(std::string_view name, std::string_view before, std::string_view after);
    std::string json() const;  // '' when nothing changed

private:
    std::string members_;
};

}  // namespace gatehouse::audit
