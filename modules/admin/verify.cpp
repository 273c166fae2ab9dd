// verify: does everything hold that must hold whatever happened?

#include <iomanip>
#include <iostream>

#include "common/app/run.hpp"
#include "modules/admin/commands.hpp"
#include "modules/admin/invariants.hpp"
#include "modules/admin/patience.hpp"

namespace gatehouse::admin {

int report(std::ostream& out, const std::vector<Invariant>& invariants)
{
    int broken = 0;
    for (const auto& invariant : invariants) {
        const bool good = invariant.broken.empty();
        out << (good ? "holds  " : "BROKEN ") << std::left << std::setw(4) << invariant.id << invariant.holds
            << '\n';
        for (const auto& example : invariant.broken) out << "           " << example << '\n';
        if (invariant.broken.size() == kMostExamples) out << "           and perhaps more\n";
        broken += !good;
    }
    if (broken > 0)
        out << broken << " of " << invariants.size() << " statements do not hold\n";
    else
        out << "all invariants hold\n";
    return broken;
}

int verify(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        auto pool = patient_pool(context);
        return report(std::cout, pool.read(check_invariants)) ? 1 : 0;
    });
}

}  // namespace gatehouse::admin
