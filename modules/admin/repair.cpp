// repair: counters that are not what they count are set right, when the administrator says so.

#include <algorithm>
#include <iostream>

#include "common/app/run.hpp"
#include "modules/admin/commands.hpp"
#include "modules/admin/patience.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::admin {

namespace {

const char* words_for(inventory::Repair outcome)
{
    switch (outcome) {
        case inventory::Repair::done: return "repaired";
        case inventory::Repair::vanished: return "was right already";
        case inventory::Repair::oversold:
            return "NOT repaired: the holds take more than there is; raise the capacity or the limit, or "
                   "cancel orders";
    }
    return "";
}

auth::Caller administrator()
{
    auth::Caller caller;
    caller.request_id = "gatehouse-admin";
    return caller;
}

// Shows one counter, and repairs it when told to; true when it is right then.
template <class Which>
bool settle(const inventory::Service& inventory, std::ostream& out, bool yes, std::int64_t expected,
    const Which& which)
{
    if (!yes) {
        out << " -> would be set to " << expected << '\n';
        return false;
    }
    const auto outcome = inventory.repair(administrator(), which);
    out << " -> " << words_for(outcome) << '\n';
    return outcome != inventory::Repair::oversold;
}

// Returns how many counters are still wrong.
int repair_all(const Context& context, std::ostream& out, bool yes)
{
    const inventory::Service inventory(context);
    auto patient = patient_pool(context);
    const auto pools = patient.read([&](db::Session& session) { return inventory.reconcile(session); });
    const auto claims =
        patient.read([&](db::Session& session) { return inventory.reconcile_claims(session); });
    if (pools.empty() && claims.empty()) {
        out << "every counter is what it counts; there is nothing to repair\n";
        return 0;
    }
    int left = 0;
    for (const auto& pool : pools) {
        out << pool.pool.str() << " of " << pool.event.str() << ": taken " << pool.taken
            << ", its holds take " << pool.expected;
        left += !settle(inventory, out, yes, pool.expected, pool.pool);
    }
    for (const auto& [key, subject, taken, expected] : claims) {
        out << (key.kind == inventory::ClaimKind::code ? "uses of " : "a person's count of ") << subject
            << ": " << taken << ", the holds claim " << expected;
        left += !settle(inventory, out, yes, expected, key);
    }
    if (!yes) out << "nothing was changed; gatehouse-admin repair --yes does it\n";
    return left;
}

}  // namespace

int repair(const Words& words)
{
    const bool yes = std::ranges::find(words, "--yes") != words.end();
    return app::with_context(
        "admin", [&](const Context& context) { return repair_all(context, std::cout, yes) ? 1 : 0; });
}

}  // namespace gatehouse::admin
