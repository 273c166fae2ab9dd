// A payment service in memory that does what it is told, also badly. Thread-safe.

#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "tests/support/fake_connect.hpp"

namespace gatehouse::support {

class FakeGateway : public FakeConnect {
public:
    bool down = false;           // nobody answers
    bool refuses = false;        // every write is refused
    bool loses_answers = false;  // writes happen, but nobody hears of it
    bool forgets_keys = false;   // what is asked for twice is done twice: a fault that tests must find
    std::function<void(const payments::SessionRequest&)> on_create = [](const auto&) {};
    std::function<void()> before_cancel = [] {};  // an intent, after it was looked at
    std::function<void()> on_find_dispute;        // once, after it was read and before anybody hears of it
    int created = 0, refund_calls = 0;
    std::map<std::string, payments::Session> sessions;
    std::map<std::string, payments::Intent> intents;
    std::map<std::string, payments::Charge> charges;
    std::map<std::string, payments::GatewayRefund> refunds;
    std::map<std::string, int> sent;              // refund → how often its money left
    std::map<std::string, std::int64_t> amounts;  // of refunds
    std::map<std::string, payments::GatewayDispute> disputes;
    std::map<std::string, std::string> by_key;      // idempotency key → id
    std::map<std::string, std::string> payment_of;  // session → our payment id
    std::map<std::string, std::string> order_of;    // session → our order id

    payments::Session create_session(const payments::SessionRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        answer_or_throw();
        on_create(request);
        auto& id = by_key[request.payment.idempotency_key()];
        if (id.empty()) {
            const auto n = request.payment.id.str().substr(4) + std::to_string(++created);
            id = "cs_" + n;
            sessions[id] = {id, "https://pay.example/" + id, "pi_" + n, payments::SessionState::open, false,
                request.payment.amount};
            intents["pi_" + n] = {
                "pi_" + n, payments::IntentState::waiting, {0, request.payment.amount.currency}, ""};
            payment_of[id] = request.payment.id.str();
            order_of[id] = request.payment.order.str();
        }
        if (loses_answers) throw Error(payments::kGatewayUnavailable, "lost");
        return sessions[id];
    }
    payments::Session find_session(const std::string& id) override { return get(sessions, id); }
    payments::Session expire_session(const std::string& id) override
    {
        auto session = get(sessions, id);
        if (session.state != payments::SessionState::open) throw Error(payments::kGatewayRefused, "not open");
        const std::lock_guard lock(mutex_);
        sessions[id].state = payments::SessionState::expired;
        intents[session.intent].state = payments::IntentState::canceled;
        return sessions[id];
    }
    payments::Intent find_intent(const std::string& id) override { return get(intents, id); }
    payments::Intent cancel_intent(const std::string& id) override
    {
        get(intents, id);
        before_cancel();
        const std::lock_guard lock(mutex_);
        if (intents[id].state == payments::IntentState::succeeded)
            throw Error(payments::kGatewayRefused, "succeeded");
        intents[id].state = payments::IntentState::canceled;
        return intents[id];
    }
    payments::Intent create_intent(const payments::SessionRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        answer_or_throw();
        on_create(request);
        auto& id = by_key[request.payment.idempotency_key()];
        if (id.empty()) {
            id = "pi_" + request.payment.id.str().substr(4) + std::to_string(++created);
            intents[id] = {
                id, payments::IntentState::waiting, {0, request.payment.amount.currency}, "", id + "_secret"};
            payment_of[id] = request.payment.id.str();
            order_of[id] = request.payment.order.str();
        }
        if (loses_answers) throw Error(payments::kGatewayUnavailable, "lost");
        return intents[id];
    }
    payments::Charge find_charge(const std::string& id) override { return get(charges, id); }
    payments::GatewayRefund refund(const payments::Refund& refund, const payments::Payment& payment) override
    {
        const auto& intent = *payment.intent;
        const std::lock_guard lock(mutex_);
        ++refund_calls;
        answer_or_throw();
        auto& id = by_key[refund.id.str()];
        if (id.empty() || forgets_keys) {
            auto& charge = charges["ch_" + intent];
            if (has_taken(intent)) throw Error(payments::kGatewayRefused, "charged back");
            if (charge.paid && charge.refunded.amount + refund.amount.amount > charge.amount.amount)
                throw Error(payments::kGatewayRefused, "more than is left");
            id = "re_" + refund.id.str();
            refunds[id] = {id, intent, payments::RefundStatus::succeeded, ""};
            amounts[id] = refund.amount.amount;
            ++sent[id];
            charge.id = "ch_" + intent, charge.intent = intent;
            charge.refunded = {charge.refunded.amount + refund.amount.amount, refund.amount.currency};
        }
        if (loses_answers) throw Error(payments::kGatewayUnavailable, "lost");
        return refunds[id];
    }
    payments::GatewayRefund find_refund(const std::string& id) override { return get(refunds, id); }
    std::optional<payments::GatewayRefund> find_refund_of(
        const RefundId& ours, const std::string& intent) override
    {
        const std::lock_guard lock(mutex_);
        if (down) throw Error(payments::kGatewayUnavailable, "down");
        const auto it = refunds.find("re_" + ours.str());
        if (it == refunds.end() || it->second.intent != intent) return {};
        return it->second;
    }
    payments::GatewayDispute find_dispute(const std::string& id) override
    {
        const auto dispute = get(disputes, id);
        if (on_find_dispute) std::exchange(on_find_dispute, nullptr)();
        return dispute;
    }
    // All of them, whenever they were made, in pieces of `piece`.
    payments::Piece<payments::Charge> list_charges(const payments::Span& span) override
    {
        const std::lock_guard lock(mutex_);
        if (down) throw Error(payments::kGatewayUnavailable, "down");
        payments::Piece<payments::Charge> out;
        for (auto it = span.after.empty() ? charges.begin() : charges.upper_bound(span.after);
             it != charges.end() && !out.more; ++it)
            if (out.items.size() < piece)
                out.items.push_back(it->second);
            else
                out.more = true;
        return out;
    }
    std::size_t piece = 100;

    // The buyer pays on the gateway's page; no webhook is sent.
    void pay(const std::string& id)
    {
        const std::lock_guard lock(mutex_);
        auto& session = sessions.at(id);
        session.state = payments::SessionState::complete;
        session.paid = true;
        intents[session.intent].state = payments::IntentState::succeeded;
        intents[session.intent].received = session.amount;
        charges["ch_" + session.intent] = {"ch_" + session.intent, session.intent,
            {0, session.amount.currency}, session.amount, true, false, PaymentId::parse(payment_of[id])};
    }

    // A refund comes back, days later.
    void bounce(const std::string& id)
    {
        const std::lock_guard lock(mutex_);
        auto& refund = refunds.at(id);
        refund.status = payments::RefundStatus::failed;
        refund.failure = "expired_or_canceled_card";
        charges.at("ch_" + refund.intent).refunded.amount -= amounts.at(id);
    }

    // The cardholder's bank takes the money of a paid session, or only asks (an inquiry).
    payments::GatewayDispute& dispute(
        const std::string& session_id, payments::DisputeStatus status, std::int64_t amount)
    {
        const std::lock_guard lock(mutex_);
        const auto& session = sessions.at(session_id);
        auto& dispute = disputes["du_" + session.intent];
        charges["ch_" + session.intent].disputed = true;
        const Money money{amount, session.amount.currency};
        dispute = {"du_" + session.intent, "ch_" + session.intent, session.intent, "fraudulent", status,
            money, status == payments::DisputeStatus::inquiry ? Money{0, money.currency} : money, {}};
        return dispute;
    }

private:
    bool has_taken(const std::string& intent) const
    {
        const auto dispute = disputes.find("du_" + intent);
        return dispute != disputes.end() && dispute->second.withdrawn.amount > 0;
    }
    void answer_or_throw() const
    {
        if (down) throw Error(payments::kGatewayUnavailable, "down");
        if (refuses) throw Error(payments::kGatewayRefused, "refused");
    }
    template <class T>
    T get(const std::map<std::string, T>& all, const std::string& id)
    {
        const std::lock_guard lock(mutex_);
        if (down) throw Error(payments::kGatewayUnavailable, "down");
        const auto it = all.find(id);
        if (it == all.end()) throw Error(payments::kGatewayRefused, "no such " + id);
        return it->second;
    }
    std::mutex mutex_;
};

}  // namespace gatehouse::support
