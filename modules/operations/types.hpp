// What administrators see of the running installation. Pure data and rules; no I/O.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/audit_log.hpp"
#include "common/obs/gauges.hpp"
#include "common/obs/pulse.hpp"
#include "common/outbox.hpp"
#include "common/page.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::operations {

// A worker or the scheduler: running; silent, when none of its processes was heard of lately; away, when
// there is none.
enum class State { running, silent, away };
constexpr std::array<State, 3> values(State) { return {State::running, State::silent, State::away}; }
constexpr const char* to_string(State state)
{
    return state == State::running ? "running" : state == State::silent ? "silent" : "away";
}

struct Part {
    std::string module;
    State state = State::away;
    std::vector<obs::Process> processes;
};

struct Refusal {
    std::string code;
    std::int64_t hour = 0, day = 0;  // how often in the last hour, and in the last day
};

struct Health {
    bool good = false;  // nothing of this needs a person
    std::string version, schema;
    bool database = false, redis = false;
    std::vector<Part> parts;
    outbox::Backlog news;
    int stuck_payments = 0, stuck_refunds = 0, differences = 0;
    std::vector<obs::Gauge> gauges;
    std::vector<Refusal> refusals;
    Time at;
};

// What needs a person.
struct Stuck {
    std::vector<payments::Payment> payments;
    std::vector<payments::Refund> refunds;
    std::vector<payments::Difference> differences;
    std::vector<outbox::Dead> news;
};

struct Resent {
    int count = 0;
};

// A row of the audit log, with the names of who is in it.
struct Entry {
    audit::Record record;
    std::string actor, impersonator, organization;  // names; '' when nobody
};

// One thing that happened to an order. `what` is an action of the audit log, or "mail.sent.<kind>",
// "mail.waits.<kind>", "scan.admitted", "scan.left", "scan.refused".
struct Happening {
    Time at;
    std::string what, actor;  // '': the buyer, or nobody
    std::string ticket;       // its number; '' when it is about the order
    std::optional<Money> amount;
    std::string note;  // a reason, an address, a gate
};

struct AuditFilter {
    std::optional<OrganizationId> organization;
    std::optional<UserId> actor;
    std::string subject;  // any id of ours
    std::string action;
    std::optional<Time> since, until;
};
struct AuditQuery : AuditFilter, PageQuery {};

}  // namespace gatehouse::operations
