// A payment service in memory that does what it is told, also badly. Thread-safe.

#pragma once

#include <map>
#include <mutex>

#include "tests/support/fake_connect.hpp"

namespace gatehouse::support {

class FakeGateway : public FakeConnect {
public:
    bool down = false;           // nobody answers
    bool refuses = false;        // every write is refused
    bool loses_answers = false;  // writes happen, but nobody hears of it
    std::function<void(const payments::SessionRequest&)> on_create = [](const auto&) {};
    int created = 0, refund_calls = 0;
    std::map<std::string, payments::Session> sessions;
    std::map<std::string, payments::Intent> intents;
    std::map<std::string, payments::Charge> charges;
    std::map<std::string, payments::GatewayRefund> refunds;
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
        if (id.empty()) {
            id = "re_" + refund.id.str();
            refunds[id] = {id, intent, payments::RefundStatus::succeeded, ""};
            auto& charge = charges["ch_" + intent];
            charge.id = "ch_" + intent, charge.intent = intent;
            charge.refunded = {charge.refunded.amount + refund.amount.amount, refund.amount.currency};
        }
        if (loses_answers) throw Error(payments::kGatewayUnavailable, "lost");
        return refunds[id];
    }
    payments::GatewayRefund find_refund(const std::string& id) override { return get(refunds, id); }

    // The buyer pays on the gateway's page; no webhook is sent.
    void pay(const std::string& id)
    {
        const std::lock_guard lock(mutex_);
        auto& session = sessions.at(id);
        session.state = payments::SessionState::complete;
        session.paid = true;
        intents[session.intent].state = payments::IntentState::succeeded;
        intents[session.intent].received = session.amount;
        charges["ch_" + session.intent] = {
            "ch_" + session.intent, session.intent, {0, session.amount.currency}};
    }

private:
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
