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

    // Service::repair().
    Repair repair(const auth::Caller& caller, const PoolId& pool) const;

    // Finds, counts in the metric stock_drift, and logs each as an error; returns how many.
    int watch() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::inventory
