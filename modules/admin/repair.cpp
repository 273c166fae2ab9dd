// repair: counters that are not what they count are set right, when the administrator says so.

#include <algorithm>
#include <iostream>

#include "common/app/run.hpp"
#include "modules/admin/commands.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::admin {

namespace {

const char* words_for(inventory::Repair outcome)
{
    switch (outcome) {
        case inventory::Repair::done: return "repaired";
        case inventory::Repair::vanished: return "was right already";
        case inventory::Repair::oversold:
            return "NOT repaired: its holds take more than its size; raise the capacity or cancel orders";
    }
    return "";
}

auth::Caller administrator()
{
    auth::Caller caller;
    caller.request_id = "gatehouse-admin";
    return caller;
}

// Returns how many counters are still wrong.
int repair_all(const Context& context, std::ostream& out, bool yes)
{
    const inventory::Service inventory(context);
    const auto wrong = context.db.read([&](db::Session& session) { return inventory.reconcile(session); });
    if (wrong.empty()) {
        out << "every counter is what it counts; there is nothing to repair\n";
        return 0;
    }
    int left = 0;
    for (const auto& pool : wrong) {
        out << pool.pool.str() << " of " << pool.event.str() << ": taken " << pool.taken
            << ", its holds take " << pool.expected;
        if (!yes) {
            out << " -> would be set to " << pool.expected << '\n';
            ++left;
            continue;
        }
        const auto outcome = inventory.repair(administrator(), pool.pool);
        out << " -> " << words_for(outcome) << '\n';
        left += outcome == inventory::Repair::oversold;
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
