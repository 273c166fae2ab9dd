#include "modules/inventory/drift.hpp"

#include <cstdlib>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/drift_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

std::string change_json(std::int64_t from, std::int64_t to)
{
    json::Writer out;
    out.object().member("taken_before", from).member("taken", to);
    return out.end_object().take();
}

}  // namespace

std::vector<Mismatch> Drift::find() const
{
    return context_.db.read([](db::Session& session) { return repo::mismatches(session); });
}

Repair Drift::repair(const auth::Caller& caller, const PoolId& id) const
{
    std::optional<EventId> event;
    const auto outcome = context_.db.transact([&](db::Tx& tx) {
        const auto pool = repo::lock_pool(tx, id);
        const auto wrong = pool ? repo::mismatch(tx, id) : std::nullopt;
        if (!wrong) return Repair::vanished;
        if (pool->size && wrong->expected > *pool->size) return Repair::oversold;
        repo::set_taken(tx, id, wrong->expected);
        const auto facts = events::Service(context_).find(tx, wrong->event);
        audit::record(tx, context_.clock.now(), caller,
            {"pool.repaired", "pool", id.uuid(), facts ? std::optional(facts->organization) : std::nullopt,
                change_json(wrong->taken, wrong->expected)});
        event = wrong->event;
        return Repair::done;
    });
    if (outcome == Repair::done && event) Service(context_).stock_returned(*event);
    return outcome;
}

Repair Service::repair(const auth::Caller& caller, const PoolId& pool) const
{
    return Drift(context_).repair(caller, pool);
}

int Drift::watch() const
{
    const auto wrong = find();
    double drift = 0;
    for (const auto& mismatch : wrong) {
        drift += static_cast<double>(std::llabs(mismatch.taken - mismatch.expected));
        log::error("stock drift", {{"pool", mismatch.pool.str()}, {"event", mismatch.event.str()},
                                      {"taken", mismatch.taken}, {"holds", mismatch.expected}});
    }
    context_.metrics.set("stock_drift", drift);
    return static_cast<int>(wrong.size());
}

}  // namespace gatehouse::inventory
