// What an organization used: told here, where its orders and money are known.

#include <algorithm>

#include "common/time.hpp"
#include "modules/orders/figures.hpp"
#include "modules/orders/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kMonths = 12;

// The latest twelve months with the present one, oldest first.
std::vector<std::string> months_to(Time now)
{
    const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
    std::vector<std::string> out;
    for (int back = kMonths - 1; back >= 0; --back) {
        const auto month = today.year() / today.month() - std::chrono::months(back);
        out.push_back(to_rfc3339(std::chrono::sys_days(month / 1)).substr(0, 7));
    }
    return out;
}

}  // namespace

Usage Service::usage(const auth::Caller& caller, const OrganizationId& id) const
{
    const organizations::Service organizations(context_);
    const auto months = months_to(context_.clock.now());
    const auto from = parse_rfc3339(months.front() + "-01T00:00:00Z").value();
    return context_.db.read([&](db::Session& session) {
        organizations.require_permission(session, caller, id, organizations::Permission::money);
        const auto overview = organizations.overview(session, caller, id);
        Usage usage{overview.organization.plan, overview.limits, overview.members,
            events_.count_open(session, id), {}};
        const auto members = organizations.headcounts(session, id, months);
        const auto of_events = events_.usage(session, id, months);
        const auto logo = organizations.logo_bytes(session, id);
        for (std::size_t i = 0; i < months.size(); ++i)
            usage.months.push_back(
                {months[i], of_events[i].published, 0, {}, members[i], of_events[i].bytes});
        usage.months.back().storage += logo;
        if (const auto events = events_.ids_of(session, id); !events.empty())
            for (const auto& sold : repo::gross_by_month(session, events, from)) {
                const auto month = std::ranges::find(usage.months, sold.month, &Usage::Month::month);
                if (month == usage.months.end()) continue;
                month->orders += sold.orders;
                if (sold.gross > 0) month->revenue.push_back({sold.gross, sold.currency});
            }
        return usage;
    });
}

}  // namespace gatehouse::orders
