// Stripe's objects in our words: read from an API answer and, the same, from the object of a webhook.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/json/json.hpp"
#include "modules/payments/gateway.hpp"

namespace gatehouse::payments::stripe {

// Stripe counts some currencies differently from ISO 4217 (ISK and UGX in hundredths).
std::int64_t to_stripe(const Money& money);
Money from_stripe(std::int64_t amount, std::string currency);

// The amount in one of an object's members, in the object's currency.
Money money_of(const json::Value& object, std::string_view member);

Session to_session(const json::Value& object);
Intent to_intent(const json::Value& object);
Charge to_charge(const json::Value& object);
GatewayRefund to_refund(const json::Value& object);
GatewayDispute to_dispute(const json::Value& object);

Account to_account(const json::Value& object);
Payout to_payout(const json::Value& object);
Balance to_balance(const json::Value& object);

using Fields = std::vector<std::pair<std::string, std::string>>;
// The form fields that create a Checkout Session, and a PaymentIntent without one.
Fields session_fields(const SessionRequest& request);
Fields intent_fields(const SessionRequest& request);
// Those that send money back; of a destination charge, out of the account that it went to (PAY-7).
Fields refund_fields(const Refund& refund, const Payment& payment);

}  // namespace gatehouse::payments::stripe
