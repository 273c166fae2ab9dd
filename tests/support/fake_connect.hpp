// Connected accounts of a payment service in memory.

#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "modules/payments/gateway.hpp"

namespace gatehouse::support {

class FakeConnect : public payments::Gateway {
public:
    int accounts_made = 0;
    std::function<void()> on_find_account;  // once, after it was read and before anybody hears of it
    std::map<std::string, payments::Account> accounts;
    std::map<std::string, std::string> account_of;  // organization → account
    std::map<std::string, payments::Payout> payouts;
    std::map<std::string, std::string> paid_out_of;  // payout → account, where the gateway lists it
    int payout_lists = 0;
    std::vector<payments::ReturnTo> pages;
    payments::Balance held;

    payments::Account create_account(const OrganizationId& organization) override
    {
        const std::lock_guard lock(accounts_mutex_);
        auto& id = account_of[organization.str()];
        if (id.empty()) {
            ++accounts_made;
            id = "acct_" + organization.str().substr(4);
            accounts[id].id = id;
            accounts[id].details_due = 2;
            accounts[id].disabled_reason = "requirements.past_due";
        }
        return accounts[id];
    }
    payments::Account find_account(const std::string& id) override
    {
        const auto account = accounts.at(id);
        if (on_find_account) std::exchange(on_find_account, nullptr)();
        return account;
    }
    payments::OneTimePage onboarding_page(
        const std::string& account, const payments::ReturnTo& to, const std::string& key) override
    {
        const std::lock_guard lock(accounts_mutex_);
        pages.push_back(to);
        return {"https://pay.example/onboard/" + account + "/" + key};
    }
    payments::OneTimePage dashboard_page(const std::string& account, const std::string&) override
    {
        return {"https://pay.example/dashboard/" + account};
    }
    payments::Balance balance(const std::string&) override { return held; }
    payments::Payout find_payout(const std::string&, const std::string& id) override
    {
        return payouts.at(id);
    }
    // In pieces of one, so that there are several.
    payments::Piece<payments::Payout> list_payouts(
        const std::string& account, const payments::Span& span) override
    {
        ++payout_lists;
        if (account == refused_account) throw Error(payments::kGatewayRefused, "no such account");
        payments::Piece<payments::Payout> out;
        for (const auto& [id, payout] : payouts) {
            const auto of = paid_out_of.find(id);
            if (of == paid_out_of.end() || of->second != account || id <= span.after) continue;
            if (payout.created_at < span.since || payout.created_at >= span.until) continue;
            if (!out.items.empty()) {
                out.more = true;
                break;
            }
            out.items.push_back(payout);
        }
        return out;
    }
    std::string refused_account;  // that has left

    // What the organizer gave suffices, or the gateway changed its mind.
    void enable(const std::string& account, bool enabled)
    {
        auto& a = accounts.at(account);
        a.charges_enabled = a.payouts_enabled = enabled;
        a.details_submitted = true;
        a.details_due = 0;
        a.disabled_reason = enabled ? "" : "rejected.other";
    }

private:
    std::mutex accounts_mutex_;
};

}  // namespace gatehouse::support
