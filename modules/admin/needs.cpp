#include "modules/admin/needs.hpp"

namespace gatehouse::admin {

namespace {

// Accounts, organizations, oauth, events, inventory, tickets, scanning, operations, documents and privacy;
// orders,
// payments and queue have keys of their own.
constexpr int kPlainWorkers = 10;
// The scheduler's jobs, an administrator, a backup.
constexpr int kOthers = 24;
// A literal with a list is prepared for each power of two, one with many rows for a dozen lengths.
constexpr int kStatementsEach = 400;

}  // namespace

Needs needs_of(const Config& config)
{
    const int connections =
        kPlainWorkers * config.number("workers.threads") + config.number("workers.orders.threads") +
        config.number("workers.payments.threads") + config.number("workers.queue.threads") + kOthers;
    return {connections, connections * kStatementsEach};
}

}  // namespace gatehouse::admin
