#include "modules/payments/destinations.hpp"

#include "modules/organizations/types.hpp"
#include "modules/payments/accounts_repository.hpp"

namespace gatehouse::payments {

bool is_connect(const Config& config) { return config.text("payments.settlement") == "connect"; }

std::optional<std::string> Destinations::operator()(const OrganizationId& organization)
{
    if (!is_connect(context_.config)) return {};
    const auto [entry, is_new] = known_.try_emplace(organization);
    if (is_new)
        if (const auto account = repo::find_account(session_, organization);
            account && account->charges_enabled)
            entry->second = account->id;
    if (entry->second.empty())
        throw Error(organizations::kCardSalesStopped, organization.str())
            .saying(
                "The organizer cannot take card payments at the moment. Nothing was charged, and your "
                "tickets stay "
                "held until their time is over. Please try again in a few minutes.");
    return entry->second;
}

}  // namespace gatehouse::payments
