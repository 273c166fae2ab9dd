// Counters that are not what they count (INV-8). The job that watches them alarms and repairs nothing; an
// administrator looks, and repairs with gatehouse-admin.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

// What repairing one counter came to.
enum class Repair {
    done,      // the counter is the sum of its holds again
    vanished,  // it is so already: somebody else was faster
    oversold,  // its holds take more than there is: nothing was changed, because a person must decide
};

class Drift {
public:
    explicit Drift(const Context& context) : context_(context) {}

    // Pools whose counter differs from the sum of their unreleased holds.
    std::vector<Mismatch> find() const;

    // Sets one pool's counter to the sum of its holds, with an audit row. Safe beside running sales: they
    // change a pool last before COMMIT, so whoever has its row locked sees all holds that it counts.
    Repair repair(const auth::Caller& caller, const PoolId& pool) const;

    // Finds, counts in the metric stock_drift, and logs each as an error; returns how many.
    int watch() const;

private:
    const Context& context_;
};

}  // namespace gatehouse::inventory
