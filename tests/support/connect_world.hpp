// Organizations with accounts of their own at a payment service in memory.

#pragma once

#include "modules/payments/accounts.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::support {

struct ConnectWorld : PaymentsWorld {
    explicit ConnectWorld(PaymentsConfig::Values also = {}) : PaymentsWorld(with_fees(std::move(also))) {}
    static PaymentsConfig::Values with_fees(PaymentsConfig::Values also)
    {
        also.merge(PaymentsConfig::Values{{"payments.settlement", "connect"}, {"fees.percent", "500"}});
        return also;
    }

    payments::Accounts accounts{context, gateway};
    OrganizationId organization = organizer.organization.id;

    std::string begin()
    {
        accounts.onboard(organizer.caller, organization);
        return gateway.account_of.at(organization.str());
    }
    std::string enabled(bool is = true)
    {
        const auto account = begin();
        gateway.enable(account, is);
        tell(account);
        return account;
    }
    std::string tell(const std::string& account, const std::string& members = "")
    {
        return hear(event_body("account.updated", R"("object":"account","id":")" + account + '"' + members));
    }
    payments::AccountState state() { return accounts.get(organizer.caller, organization).state; }
    std::string tell_payout(const std::string& account, const std::string& id)
    {
        auto body = event_body("payout.paid", R"("object":"payout","id":")" + id + '"');
        body.insert(1, R"("account":")" + account + R"(",)");
        return hear(body);
    }
};

}  // namespace gatehouse::support
