// What we need from a payment service, in our own words. Calls go over the network: never make one inside a
// transaction. Every call throws Error(kGatewayUnavailable) when it is not known what happened, so that the
// caller may ask again with the same key, and Error(kGatewayRefused) or Error(kCardDeclined) when it surely
// did not happen.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "modules/payments/connect_gateway.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

struct Item {
    std::string name;
    Money unit_price;
    int quantity = 1;
};

// What the gateway is told about an attempt to pay.
struct SessionRequest {
    Payment payment;
    std::string order_number, email, success_url, cancel_url;
    std::vector<Item> items;  // sum to the payment's amount
    Time expires_at;
};

enum class SessionState { open, complete, expired };
struct Session {
    std::string id, url, intent;
    SessionState state = SessionState::open;
    bool paid = false;
    Money amount;
    std::string client_secret = {};  // of a form on our own page, which has no session but its intent
};

enum class IntentState { waiting, processing, succeeded, canceled };
struct Intent {
    std::string id;
    IntentState state = IntentState::waiting;
    Money received;
    std::string failure_code;  // of the last card that was refused
    std::string client_secret = {};
};

struct Charge {
    std::string id, intent;
    Money refunded;
    Money amount = {};
    bool paid = false, disputed = false;
    std::optional<PaymentId> payment = {};  // ours, as we said when it began
};

struct GatewayDispute {
    std::string id, charge, intent, reason;
    DisputeStatus status = DisputeStatus::inquiry;
    Money amount, withdrawn;
    std::optional<Time> respond_by;
};

struct GatewayRefund {
    std::string id, intent;
    RefundStatus status = RefundStatus::pending;
    std::string failure;
};

struct Gateway : ConnectGateway {
    // The intent of a payment with a form on our page.
    virtual Intent create_intent(const SessionRequest& request) = 0;
    virtual Session create_session(const SessionRequest& request) = 0;
    virtual Session find_session(const std::string& id) = 0;
    // Ends an open session, and with it its intent.
    virtual Session expire_session(const std::string& id) = 0;
    virtual Intent find_intent(const std::string& id) = 0;
    virtual Intent cancel_intent(const std::string& id) = 0;
    virtual Charge find_charge(const std::string& id) = 0;
    virtual GatewayRefund refund(const Refund& refund, const Payment& payment) = 0;
    virtual GatewayRefund find_refund(const std::string& id) = 0;
    // The refund that was made for ours, when the gateway has one.
    virtual std::optional<GatewayRefund> find_refund_of(const RefundId& ours, const std::string& intent) = 0;
    virtual GatewayDispute find_dispute(const std::string& id) = 0;
    // At most a hundred.
    virtual Piece<Charge> list_charges(const Span& span) = 0;
};

// Where handlers and jobs take their gateway from; tests hand in one that gives their fake.
using GatewaySource = std::function<std::unique_ptr<Gateway>(const Context&)>;

}  // namespace gatehouse::payments
