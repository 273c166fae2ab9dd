// The same steps against the real services, with a gateway that knows the truth: what was paid, what went
// back, what a bank holds.

#pragma once

#include "modules/payments/refunds.hpp"
#include "tests/model/money.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::model {

class Till {
public:
    struct Deal {
        orders::Order order;
        std::vector<std::string> sessions;  // that were opened, the latest last
        bool sees_answers = true;
    };

    explicit Till(support::PaymentsWorld& world) : world_(world), refunds_(world.context) {}

    // Runs one history with a type of its own, of which there are three places.
    void run(const Steps& steps, const TicketTypeId& type)
    {
        begin_ = deals_.size();
        type_ = type;
        behave();
        for (const auto& step : steps) take(step);
    }

    // Everybody gets the time and the gateway that they need, and hears of everything.
    void come_to_rest()
    {
        using namespace std::chrono_literals;
        behave();
        for (int round = 0; round < 3; ++round) {
            world_.clock.advance(30min);
            for (const auto& deal : deals_)
                for (const auto& session : deal.sessions) tell_all(session);
            while (world_.payments.settle_overdue() > 0) {}
            while (world_.orders.expire_holds() > 0) {}
            while (world_.payments.send_refunds() > 0) {}
        }
    }

    const std::vector<Deal>& deals() const { return deals_; }

private:
    void behave() { world_.gateway.down = world_.gateway.refuses = world_.gateway.loses_answers = false; }

    // A step that the services refuse changes nothing, which the end shows.
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
            case Deed::buy:
            case Deed::place: return attempt([&] { place(s); });
            case Deed::expire_holds: return attempt([&] { world_.orders.expire_holds(); });
            case Deed::settle: return attempt([&] { world_.payments.settle_overdue(); });
            case Deed::refund: return attempt([&] { world_.payments.send_refunds(); });
            case Deed::reconcile: return attempt([&] { world_.payments.reconcile(); });
            case Deed::wait: return world_.clock.advance(std::chrono::minutes(1 + 3 * s.which));
            case Deed::away: world_.gateway.down = true; return;
            case Deed::refuses: world_.gateway.refuses = true; return;
            case Deed::loses_answers: world_.gateway.loses_answers = true; return;
            case Deed::behaves: return behave();
            default: break;
        }
        if (deals_.size() == begin_) return;
        auto& deal = deals_[begin_ + s.which % (deals_.size() - begin_)];
        attempt([&] { deal_with(deal, s); });
    }

    void place(const Step& s)
    {
        deals_.push_back({world_.order(type_, 1 + static_cast<int>(s.which % 2)), {}});
        if (s.deed == Deed::place) return;
        auto& deal = deals_.back();
        deal.sessions.push_back(world_.open(deal.order));
        pay(deal.sessions.back(), 0);
        tell(deal.sessions.back());
    }

    void deal_with(Deal& deal, const Step& s)
    {
        switch (s.deed) {
            case Deed::cancel: world_.orders.cancel(world_.buyer(deal.order), deal.order.id); return;
            case Deed::checkout: {
                const auto session = world_.open(deal.order);
                if (deal.sessions.empty() || deal.sessions.back() != session)
                    deal.sessions.push_back(session);
                return;
            }
            case Deed::give_all: return give(deal, {{}, {}, "All"});
            case Deed::give_amount: return give(deal, {500 + 400 * s.which, {}, "Some"});
            case Deed::give_ticket: return give_ticket(deal);
            default: break;
        }
        if (!deal.sessions.empty()) deal_with(deal.sessions[s.which % deal.sessions.size()], s);
    }

    void deal_with(const std::string& session, const Step& s)
    {
        switch (s.deed) {
            case Deed::pay: return pay(session, 0);
            case Deed::pay_wrong: return pay(session, 1);
            case Deed::tell: return tell(session);
            case Deed::dashboard: return refund_on_dashboard(session, 300 + 300 * s.which);
            case Deed::bounce: return bounce(session);
            case Deed::dispute: return dispute(session, s.which);
            case Deed::win: return decide(session, payments::DisputeStatus::won);
            case Deed::lose: return decide(session, payments::DisputeStatus::lost);
            default: return tell_all(session);
        }
    }

    void pay(const std::string& session, int more)
    {
        auto& known = world_.gateway.sessions.at(session);
        if (known.state != payments::SessionState::open) return;
        known.amount.amount += more;
        world_.gateway.pay(session);
    }
    void tell(const std::string& session)
    {
        const bool paid = world_.gateway.sessions.at(session).paid;
        world_.hear(
            world_.session_event(paid ? "checkout.session.completed" : "checkout.session.expired", session));
    }
    void tell_all(const std::string& session)
    {
        const auto& known = world_.gateway.sessions.at(session);
        if (!known.paid) return;
        tell(session);
        const auto& charge = world_.gateway.charges.at("ch_" + known.intent);
        if (charge.refunded.amount > 0)
            attempt([&] { world_.charge_refunded(session, charge.refunded.amount); });
        for (const auto& id : refunds_of(known.intent)) attempt([&] { world_.refund_news(id); });
        const auto dispute = world_.gateway.disputes.find("du_" + known.intent);
        if (dispute != world_.gateway.disputes.end()) attempt([&] { world_.disputed(dispute->second); });
    }
    std::vector<std::string> refunds_of(const std::string& intent) const
    {
        std::vector<std::string> out;
        for (const auto& [id, refund] : world_.gateway.refunds)
            if (refund.intent == intent) out.push_back(id);
        return out;
    }

    void give(const Deal& deal, const payments::GiveBack& wanted)
    {
        refunds_.give(world_.organizer.caller, deal.order.id, wanted, world_.random.bytes(32));
    }
    void give_ticket(const Deal& deal)
    {
        const auto live = refunds_.look(world_.organizer.caller, deal.order.id).tickets;
        if (!live.empty()) give(deal, {{}, {live.front().ticket.id}, "One"});
    }

    // As the gateway itself would: no more than is left, and nothing that a bank has.
    void refund_on_dashboard(const std::string& session, std::int64_t amount)
    {
        const auto& known = world_.gateway.sessions.at(session);
        if (!known.paid || world_.gateway.disputes.contains("du_" + known.intent)) return;
        auto& refunded = world_.gateway.charges.at("ch_" + known.intent).refunded.amount;
        refunded = std::min(refunded + amount, known.amount.amount);
    }
    void bounce(const std::string& session)
    {
        for (const auto& id : refunds_of(world_.gateway.sessions.at(session).intent))
            if (world_.gateway.refunds.at(id).status == payments::RefundStatus::succeeded)
                return world_.gateway.bounce(id), void(world_.refund_news(id));
    }
    void dispute(const std::string& session, unsigned which)
    {
        const auto& known = world_.gateway.sessions.at(session);
        if (!known.paid || world_.gateway.disputes.contains("du_" + known.intent)) return;
        const auto amount = which % 2 ? known.amount.amount : known.amount.amount / 2;
        world_.gateway.dispute(session,
            which == 5 ? payments::DisputeStatus::inquiry : payments::DisputeStatus::needs_response, amount);
    }
    void decide(const std::string& session, payments::DisputeStatus status)
    {
        const auto found = world_.gateway.disputes.find("du_" + world_.gateway.sessions.at(session).intent);
        if (found == world_.gateway.disputes.end() || !is_open(found->second.status)) return;
        auto& dispute = found->second;
        if (dispute.status == payments::DisputeStatus::inquiry) status = payments::DisputeStatus::closed;
        dispute.status = status;
        if (status == payments::DisputeStatus::won) dispute.withdrawn.amount = 0;
    }

    support::PaymentsWorld& world_;
    payments::Refunds refunds_;
    std::vector<Deal> deals_;
    std::size_t begin_ = 0;
    TicketTypeId type_;
};

}  // namespace gatehouse::model
