// Orders that friends pay together (SPL-1 … SPL-3): what does not need the gateway. The order's row is the
// lock for all of it: order → share → payment. The modules above have it from service.hpp.

#pragma once

#include "modules/orders/service.hpp"
#include "modules/payments/shares.hpp"

namespace gatehouse::payments {

// What who ordered may correct of a share that is not paid yet.
struct ShareChange {
    std::optional<std::string> name, email;
};

class Splits {
public:
    explicit Splits(const Context& context) : context_(context), events_(context), orders_(context) {}

    // For whom the order is shown; not_found for others, and when it is not split.
    Split look(const auth::Caller& caller, const OrderId& order) const;
    // For who has the share's link, and who ordered.
    OwnShare look(const auth::Caller& caller, const ShareId& share) const;

    // The order is paid in these shares from now on, and held for a day; everybody is mailed their link. Only
    // who ordered does that, and only while nobody pays by card: throws order_not_open, hold_expired,
    // order_is_split, payment_processing, split_too_late, and what divide() throws.
    void begin(const auth::Caller& caller, const OrderId& order, const std::vector<Payer>& payers) const;

    // What begin() would make of it now, and until when: of the wish alone, whoever pays just then. Throws
    // split_too_late, and what divide() throws.
    struct Plan {
        std::vector<Money> amounts;
        Time until;
    };
    Plan plan(db::Session& session, const orders::Order& order, const std::vector<Payer>& payers) const;

    // Only who ordered, and only of a share that is not paid: share_paid, share_over. Another address makes
    // the old link dead and is mailed a new one; too_many_letters when that was done too often.
    Split correct(const auth::Caller& caller, const ShareId& share, const ShareChange& change) const;
    Split resend(const auth::Caller& caller, const ShareId& share) const;

    // Who ordered, its payers and members may listen to the split, and are about to.
    void listen(const auth::Caller& caller, const OrderId& order) const;
    // What listeners are told, unchecked.
    std::vector<Split> states(const std::vector<OrderId>& ids) const;

    // Reminds those who have not paid, when it is time; returns how many orders it looked at.
    int remind() const;

    // A share with its order, unchecked; empty when there is none.
    std::optional<OwnShare> find(db::Session& session, const ShareId& share) const;
    std::optional<Split> find(db::Session& session, const OrderId& order) const;

    // The page where that share is paid, with the secret that opens it.
    std::string link(const Share& share) const;

    // Whether the caller has the share's link, or ordered.
    bool opens(const auth::Caller& caller, const orders::Order& order, const Share& share) const;

private:
    // Changes a share of an open split under the order's lock.
    Split change(const auth::Caller& caller, const ShareId& id,
        const std::function<void(db::Tx&, const orders::Order&, Share&)>& how) const;
    void invite(db::Tx& tx, const orders::Order& order, Share& share) const;

    const Context& context_;
    events::Service events_;
    orders::Service orders_;
};

// After the COMMIT, who listens is told that the split changed.
void mark_split(const Context& context, db::Tx& tx, const OrderId& order);

}  // namespace gatehouse::payments
