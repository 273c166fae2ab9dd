// The administrators' view of the running installation, and of what everybody did. It owns no table.

#pragma once

#include <unordered_set>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/operations/types.hpp"

namespace gatehouse::operations {

class Service {
public:
    explicit Service(const Context& context) : context_(context) {}

    // Every part of the installation at a glance (OPS-5).
    Health health() const;

    // Payments, refunds and news that need a person.
    Stuck stuck() const;

    // Gives all news that was given up another three days.
    Resent resend(const auth::Caller& caller) const;

    // The audit log, newest first. Without a filter by actor, subject or organization the last thirty days.
    Page<Entry> audit(const AuditQuery& query) const;
    // The same for one organization, for those who may manage its people. Of others (buyers, staff of the
    // platform) it names nobody and no network address. Throws not_found to strangers.
    Page<Entry> audit_of(
        const auth::Caller& caller, const OrganizationId& organization, AuditQuery query) const;

    // As comma-separated values, at most 50,000 rows; the export itself is audited.
    std::string audit_csv(const auth::Caller& caller, const AuditFilter& filter) const;
    std::string audit_csv_of(
        const auth::Caller& caller, const OrganizationId& organization, AuditFilter filter) const;

private:
    std::unordered_set<UserId> staff_for(
        const auth::Caller& caller, const OrganizationId& organization) const;
    // With `staff`: of these people alone who they are and where from.
    std::string csv_of(
        const auth::Caller& caller, const AuditFilter& wanted, const std::unordered_set<UserId>* staff) const;

    const Context& context_;
};

}  // namespace gatehouse::operations
