// The money people's part of the HTTP surface: accounts, payouts, settlements.

#include "common/http/file.hpp"
#include "common/http/page.hpp"
#include "modules/payments/account_render.hpp"
#include "modules/payments/accounts.hpp"
#include "modules/payments/routes.hpp"
#include "modules/payments/settlement.hpp"

namespace gatehouse::payments {

namespace {

using http::Access;
using http::Limit;

constexpr Limit kRead{"payments.read", 240, 60};
constexpr Limit kSetup{"payments.setup", 20, 60};
constexpr Limit kFile{"payments.file", 20, 60};

const auto kPage = page::query<PageQuery>("PayoutsQuery");
const auto kEvents = page::query<PageQuery>("SettlementsQuery");

// A use case of Accounts as a handler.
template <class R>
auto with_accounts(
    const GatewaySource& gateways, R (Accounts::*use)(const auth::Caller&, const OrganizationId&) const)
{
    return [gateways, use](const http::Request& request, const Context& context) {
        const auto gateway = gateways(context);
        return (Accounts(context, *gateway).*use)(request.caller, request.param<OrganizationId>("id"));
    };
}

auto list_payouts(const GatewaySource& gateways)
{
    return [gateways](const http::Request& request, const PageQuery& query, const Context& context) {
        const auto gateway = gateways(context);
        return Accounts(context, *gateway)
            .payouts(request.caller, request.param<OrganizationId>("id"), query);
    };
}

Page<Settlement> of_organization(const http::Request& request, const PageQuery& query, const Context& context)
{
    return Settlements(context).of_organization(request.caller, request.param<OrganizationId>("id"), query);
}

Settlement of_event(const http::Request& request, const Context& context)
{
    return Settlements(context).of_event(request.caller, request.param<EventId>("id"));
}

template <class Id>
http::Content csv_of(const http::Request& request, const Context& context)
{
    return http::file(Settlements(context).csv(request.caller, request.param<Id>("id")),
        "text/csv; charset=utf-8", "settlement.csv", "attachment");
}

}  // namespace

http::Routes account_routes(const GatewaySource& gateways)
{
    using enum Access;
    using namespace http;
    // clang-format off
    return {
        {"GET", "/api/organizations/{id}/payments", member, kRead, takes_nothing(), gives(account_view()),
            with_accounts(gateways, &Accounts::get), "How an organization is paid, and what the platform keeps"},
        {"POST", "/api/organizations/{id}/payments/refresh", member, kSetup, takes_nothing(), gives(account_view()),
            with_accounts(gateways, &Accounts::refresh), "Ask the gateway how far its account is"},
        {"POST", "/api/organizations/{id}/payments/onboarding", member, kSetup, takes_nothing(), gives(one_time_page_view(), 201),
            with_accounts(gateways, &Accounts::onboard), "Open the gateway's page on which the account is set up"},
        {"POST", "/api/organizations/{id}/payments/dashboard", member, kSetup, takes_nothing(), gives(one_time_page_view(), 201),
            with_accounts(gateways, &Accounts::dashboard), "Open the account's own pages at the gateway"},
        {"GET", "/api/organizations/{id}/payments/balance", member, kRead, takes_nothing(), gives(balance_view()),
            with_accounts(gateways, &Accounts::balance), "What the gateway holds for an organization"},
        {"GET", "/api/organizations/{id}/payments/payouts", member, kRead, takes_query(kPage), gives(page::view_of(payout_view())),
            list_payouts(gateways), "What went to its bank, latest first"},
        {"GET", "/api/organizations/{id}/settlement", member, kRead, takes_query(kEvents), gives(page::view_of(settlement_view())),
            of_organization, "What its events brought, and what of it was whose; latest first"},
        {"GET", "/api/organizations/{id}/settlement.csv", member, kFile, takes_nothing(), gives_content("text/csv"),
            csv_of<OrganizationId>, "The same for spreadsheets, a row for each event"},
        {"GET", "/api/events/{id}/settlement", member, kRead, takes_nothing(), gives(settlement_view()),
            of_event, "What an event brought, and what of it was whose"},
        {"GET", "/api/events/{id}/settlement.csv", member, kFile, takes_nothing(), gives_content("text/csv"),
            csv_of<EventId>, "Its orders with their money for spreadsheets"},
    };
    // clang-format on
}

}  // namespace gatehouse::payments
