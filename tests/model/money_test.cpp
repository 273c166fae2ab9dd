// Random histories of orders and their money, with a gateway that loses answers, is away, and tells its news
// late, twice and in any order. When all is quiet again every cent is in an order or on its way back.

#include <sstream>

#include "tests/model/history.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::model {

namespace {

using namespace std::chrono_literals;

constexpr int kHistories = 500;

enum class Deed {
    place,
    checkout,
    pay,
    tell,
    pay_wrong,
    cancel,
    expire_holds,
    settle,
    refund,
    wait,
    away,
    back
};

struct Step {
    Deed deed = Deed::place;
    unsigned which = 0;
};

void showValue(const Step& s, std::ostream& out)
{
    constexpr const char* kNames[] = {"place", "checkout", "pay", "tell", "pay wrong amount", "cancel",
        "expire holds", "settle", "refund", "wait", "gateway away", "gateway back"};
    out << kNames[static_cast<int>(s.deed)] << ' ' << s.which;
}

rc::Gen<std::vector<Step>> any_steps()
{
    const auto deed = rc::gen::weightedElement<Deed>({{6, Deed::place}, {6, Deed::checkout}, {7, Deed::pay},
        {7, Deed::tell}, {1, Deed::pay_wrong}, {2, Deed::cancel}, {3, Deed::expire_holds}, {3, Deed::settle},
        {2, Deed::refund}, {4, Deed::wait}, {1, Deed::away}, {2, Deed::back}});
    const auto step = rc::gen::build<Step>(
        rc::gen::set(&Step::deed, deed), rc::gen::set(&Step::which, rc::gen::inRange(0u, 5u)));
    return rc::gen::resize(18, rc::gen::container<std::vector<Step>>(step));
}

}  // namespace

class MoneyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MoneyTest);
    CPPUNIT_TEST(in_the_end_every_cent_is_in_an_order_or_went_back);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { world.set_unlimited(world.organizer.organization.id); }

private:
    struct Deal {
        orders::Order order;
        std::vector<std::string> sessions;  // that were opened, the latest last
    };

    support::PaymentsWorld world;
    std::vector<Deal> deals;
    TicketTypeId type;

    // A command that the services refuse changes nothing, which the end shows.
    template <class F>
    static void attempt(F step)
    {
        try {
            step();
        } catch (const Error& e) {
            if (&e.kind() == &kInternal) throw;
        }
    }

    void take(const Step& s)
    {
        switch (s.deed) {
            case Deed::place:
                return attempt([&] {
                    deals.push_back({world.order(type, 1 + static_cast<int>(s.which % 2)), {}});
                });
            case Deed::expire_holds:
                return attempt([&] {
                    while (world.orders.expire_holds() > 0) {}
                });
            case Deed::settle: return attempt([&] { world.payments.settle_overdue(); });
            case Deed::refund: return attempt([&] { world.payments.send_refunds(); });
            case Deed::wait: return world.clock.advance(std::chrono::minutes(1 + 3 * s.which));
            case Deed::away: world.gateway.down = true; return;
            case Deed::back: world.gateway.down = false; return;
            default: break;
        }
        if (deals.empty()) return;
        auto& deal = deals[s.which % deals.size()];
        attempt([&] { deal_with(deal, s); });
    }

    void deal_with(Deal& deal, const Step& s)
    {
        if (s.deed == Deed::cancel) {
            world.orders.cancel(world.buyer(deal.order), deal.order.id);
        } else if (s.deed == Deed::checkout) {
            const auto session = world.open(deal.order);
            if (deal.sessions.empty() || deal.sessions.back() != session) deal.sessions.push_back(session);
        } else if (!deal.sessions.empty()) {
            const auto session = deal.sessions[s.which % deal.sessions.size()];
            auto& known = world.gateway.sessions.at(session);
            if (s.deed == Deed::pay && known.state == payments::SessionState::open)
                world.gateway.pay(session);
            if (s.deed == Deed::tell)
                world.hear(world.session_event(
                    known.paid ? "checkout.session.completed" : "checkout.session.expired", session));
            if (s.deed == Deed::pay_wrong && known.state == payments::SessionState::open) {
                ++known.amount.amount;
                world.gateway.pay(session);
            }
        }
    }

    // Everybody gets the time and the gateway that they need.
    void come_to_rest()
    {
        world.gateway.down = false;
        for (int round = 0; round < 4; ++round) {
            world.clock.advance(30min);
            for (const auto& deal : deals)
                for (const auto& session : deal.sessions)
                    if (world.gateway.sessions.at(session).paid)
                        world.hear(world.session_event("checkout.session.completed", session));
            while (world.payments.settle_overdue() > 0) {}
            while (world.orders.expire_holds() > 0) {}
            while (world.payments.send_refunds() > 0) {}
        }
    }

    std::string difference()
    {
        int sold = 0;
        for (std::size_t i = 0; i < deals.size(); ++i) {
            const auto& deal = deals[i];
            const auto now = world.now(deal.order);
            std::int64_t paid = 0, back = 0;
            for (const auto& session : deal.sessions) {
                const auto& known = world.gateway.sessions.at(session);
                if (!known.paid) continue;
                paid += known.amount.amount;
                back += world.gateway.charges.at("ch_" + known.intent).refunded.amount;
            }
            const bool complete = now.status == orders::Status::completed;
            const auto tickets = static_cast<int>(world.tickets_of(deal.order));
            const auto said = "order " + std::to_string(i) + " is " + to_string(now.status) + ", paid " +
                              std::to_string(paid) + ", back " + std::to_string(back) + ", tickets " +
                              std::to_string(tickets);
            if (now.status == orders::Status::pending) return said;
            if (paid - back != (complete ? deal.order.total.amount : 0)) return said;
            if (tickets != (complete ? deal.order.quantity : 0)) return said;
            sold += tickets;
        }
        const auto pool = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT p.taken FROM pools p JOIN item_pools i ON i.pool_id = p.id WHERE i.item_id = ?",
                [](const db::Row& row) { return row.integer(1); }, type);
        });
        return pool == sold ? ""
                            : std::to_string(*pool) + " are taken, " + std::to_string(sold) + " were sold";
    }

    void in_the_end_every_cent_is_in_an_order_or_went_back()
    {
        support::for_all(
            "money is accounted for",
            [&] {
                const auto steps = *any_steps();
                deals.clear();
                world.gateway.down = false;
                world.event = world.TicketsWorld::event();
                type = world.type(3);
                for (const auto& step : steps) take(step);
                come_to_rest();
                const auto wrong = difference();
                if (!wrong.empty()) RC_FAIL(wrong);
            },
            kHistories);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MoneyTest);

}  // namespace gatehouse::model
