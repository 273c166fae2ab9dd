// Random histories of orders and their money. A step is two small numbers that mean something in every state,
// so that leaving any of them out gives a shorter history that can be run as well: that is how failures
// shrink.

#pragma once

#include <rapidcheck.h>

#include <ostream>
#include <vector>

namespace gatehouse::model {

enum class Deed {
    buy,  // place, checkout, pay and tell in one
    place,
    checkout,
    pay,        // and nobody hears of it
    tell,       // of the payment page as it is now
    pay_wrong,  // a cent more than was asked for
    cancel,
    expire_holds,
    settle,
    refund,  // send what is owed
    give_all,
    give_amount,
    give_ticket,
    dashboard,  // somebody refunds at the gateway
    bounce,     // a refund comes back
    dispute,
    win,
    lose,
    tell_more,  // of charges, refunds and disputes as they are now
    reconcile,
    wait,
    away,
    refuses,
    loses_answers,
    behaves
};
inline constexpr const char* kDeeds[] = {"buy", "place", "checkout", "pay", "tell", "pay wrong amount",
    "cancel", "expire holds", "settle", "send refunds", "give all", "give amount", "give ticket",
    "refund on the dashboard", "bounce", "dispute", "win", "lose", "tell more", "reconcile", "wait",
    "gateway away", "gateway refuses", "answers get lost", "gateway behaves"};

struct Step {
    Deed deed = Deed::place;
    unsigned which = 0;
};
using Steps = std::vector<Step>;

inline void showValue(const Step& s, std::ostream& out)
{
    out << kDeeds[static_cast<int>(s.deed)] << ' ' << s.which;
}

inline rc::Gen<Steps> any_steps()
{
    using enum Deed;
    const auto deed = rc::gen::weightedElement<Deed>(
        {{8, buy}, {4, place}, {4, checkout}, {5, pay}, {5, tell}, {1, pay_wrong}, {2, cancel},
            {2, expire_holds}, {2, settle}, {4, refund}, {2, give_all}, {4, give_amount}, {3, give_ticket},
            {2, dashboard}, {2, bounce}, {2, dispute}, {1, win}, {2, lose}, {3, tell_more}, {1, reconcile},
            {3, wait}, {1, away}, {1, refuses}, {2, loses_answers}, {4, behaves}});
    const auto step = rc::gen::build<Step>(
        rc::gen::set(&Step::deed, deed), rc::gen::set(&Step::which, rc::gen::inRange(0u, 6u)));
    return rc::gen::resize(18, rc::gen::container<Steps>(step));
}

}  // namespace gatehouse::model
