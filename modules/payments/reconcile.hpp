// Payments, refunds and payouts compared with the gateway's own lists (PAY-8). Private to this module; the
// scheduler calls it through Service.

#pragma once

#include "modules/payments/accounts.hpp"
#include "modules/payments/gateway.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

class Reconciliation {
public:
    Reconciliation(const Context& context, Gateway& gateway, const Service& service)
        : context_(context), gateway_(gateway), service_(service), accounts_(context, gateway)
    {
    }

    // Goes on where the last run stopped, for a bounded number of calls; what it can book it books, what
    // remains it lists. Returns how many differences it has found. The same again finds nothing new.
    int run() const;

private:
    int walk_charges() const;
    int ask_about_unseen() const;
    int list_slow_refunds() const;
    int walk_payouts() const;
    std::vector<Payout> payouts_of(const ConnectedAccount& account) const;
    void look_again() const;

    std::optional<Difference> compare(const Charge& charge) const;
    std::optional<Difference> compare(const Payment& payment, const Charge& charge) const;
    std::optional<Difference> compare(const Payment& unseen) const;
    std::optional<Difference> compare(const ConnectedAccount& account, const Payout& told) const;
    std::optional<Difference> look_again(const Difference& known) const;
    std::optional<Difference> look_again_at_payout(const Difference& known) const;

    const Context& context_;
    Gateway& gateway_;
    const Service& service_;
    Accounts accounts_;
};

}  // namespace gatehouse::payments
