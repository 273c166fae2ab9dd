// Counters that are not what they count (INV-8). The job that watches them alarms and repairs nothing; an
// administrator looks, and repairs with gatehouse-admin.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

class Drift {
public:
    explicit Drift(const Context& context) : context_(context) {}

    // Pools whose counter differs from the sum of their unreleased holds.
    std::vector<Mismatch> find() const;

    // Codes and persons whose counter differs from the sum of their unreleased claims.
    std::vector<ClaimMismatch> find_claims() const;

    // Service::repair().
    Repair repair(const auth::Caller& caller, const PoolId& pool) const;
    Repair repair(const auth::Caller& caller, const ClaimKey& claims) const;

    // Finds both, counts in the metrics stock_drift and claim_drift, and logs each as an error; returns how
    // many.
    int watch() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::inventory
