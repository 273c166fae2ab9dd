#include "modules/inventory/drift.hpp"

#include <cstdlib>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/obs/gauges.hpp"
#include "common/obs/log.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/drift_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

namespace {

double off_by(std::int64_t taken, std::int64_t expected)
{
    return static_cast<double>(std::llabs(taken - expected));
}

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

std::vector<ClaimMismatch> Drift::find_claims() const
{
    return context_.db.read([](db::Session& session) { return repo::claim_mismatches(session); });
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

// Who counts claims writes the counter after them and commits, so under its lock the sum is of all that it
// counts.
Repair Drift::repair(const auth::Caller& caller, const ClaimKey& key) const
{
    return context_.db.transact([&](db::Tx& tx) {
        const auto counter = repo::lock_counter(tx, key);
        if (!counter || counter->counted == counter->claimed) return Repair::vanished;
        if (counter->most && counter->claimed > *counter->most) return Repair::oversold;
        repo::set_counted(tx, key, counter->claimed);
        const bool code = key.kind == ClaimKind::code;
        audit::record(tx, context_.clock.now(), caller,
            {code ? "code.repaired" : "person.repaired", counter->subject_type, key.subject,
                counter->organization, change_json(counter->counted, counter->claimed)});
        return Repair::done;
    });
}

std::vector<ClaimMismatch> Service::reconcile_claims(db::Session& session) const
{
    return repo::claim_mismatches(session);
}

Repair Service::repair(const auth::Caller& caller, const ClaimKey& claims) const
{
    return Drift(context_).repair(caller, claims);
}

Repair Service::repair(const auth::Caller& caller, const PoolId& pool) const
{
    return Drift(context_).repair(caller, pool);
}

int Drift::watch() const
{
    const auto wrong = find();
    const auto wrong_claims = find_claims();
    double drift = 0, claims = 0;
    for (const auto& mismatch : wrong) {
        drift += off_by(mismatch.taken, mismatch.expected);
        log::error("stock drift", {{"pool", mismatch.pool.str()}, {"event", mismatch.event.str()},
                                      {"taken", mismatch.taken}, {"holds", mismatch.expected}});
    }
    for (const auto& mismatch : wrong_claims) {
        claims += off_by(mismatch.taken, mismatch.expected);
        log::error("claim drift", {{"kind", to_string(mismatch.key.kind)}, {"subject", mismatch.subject},
                                      {"counted", mismatch.taken}, {"claims", mismatch.expected}});
    }
    obs::set_gauge(context_, "stock_drift", drift);
    obs::set_gauge(context_, "claim_drift", claims);
    return static_cast<int>(wrong.size() + wrong_claims.size());
}

}  // namespace gatehouse::inventory
