#include "modules/payments/stripe_shapes.hpp"

#include <algorithm>
#include <cctype>

#include "common/time.hpp"

namespace gatehouse::payments::stripe {

namespace {

// https://docs.stripe.com/currencies#special-cases
std::int64_t factor_of(std::string_view currency) { return currency == "ISK" || currency == "UGX" ? 100 : 1; }

std::string in_case(std::string text, int (*change)(int))
{
    std::ranges::transform(text, text.begin(), [&](unsigned char c) { return static_cast<char>(change(c)); });
    return text;
}

std::int64_t integer_of(const json::Value& object, std::string_view member)
{
    const auto value = object.find(member);
    return value && value->is_integer() ? value->integer() : 0;
}

// A member that is an id, or the object itself when it was expanded.
std::string reference(const json::Value& object, std::string_view member)
{
    const auto value = object.find(member);
    return value && value->is_object() ? value->get("id") : object.get(member);
}

}  // namespace

std::int64_t to_stripe(const Money& money) { return (money * factor_of(money.currency)).amount; }

Money from_stripe(std::int64_t amount, std::string currency)
{
    currency = in_case(std::move(currency), std::toupper);
    return {amount / factor_of(currency), currency};
}

Money money_of(const json::Value& object, std::string_view member)
{
    return from_stripe(integer_of(object, member), object.get("currency"));
}

Session to_session(const json::Value& object)
{
    Session session;
    session.id = object.get("id");
    session.url = object.get("url");
    session.intent = reference(object, "payment_intent");
    const auto status = object.get("status");
    session.state = status == "complete"  ? SessionState::complete
                    : status == "expired" ? SessionState::expired
                                          : SessionState::open;
    session.paid = object.get("payment_status") == "paid";
    session.amount = money_of(object, "amount_total");
    return session;
}

Intent to_intent(const json::Value& object)
{
    Intent intent;
    intent.id = object.get("id");
    const auto status = object.get("status");
    intent.state = status == "succeeded"    ? IntentState::succeeded
                   : status == "processing" ? IntentState::processing
                   : status == "canceled"   ? IntentState::canceled
                                            : IntentState::waiting;
    intent.received = money_of(object, "amount_received");
    intent.client_secret = object.get("client_secret");
    const auto error = object.find("last_payment_error");
    if (error && error->is_object()) intent.failure_code = error->get("code");
    return intent;
}

Charge to_charge(const json::Value& object)
{
    Charge charge{object.get("id"), reference(object, "payment_intent"), money_of(object, "amount_refunded")};
    charge.amount = money_of(object, "amount_captured");
    charge.paid = object.get("status") == "succeeded";
    const auto disputed = object.find("disputed");
    charge.disputed = disputed && disputed->is_bool() && disputed->flag();
    charge.payment = PaymentId::parse(object.get("metadata", "payment_id"));
    return charge;
}

GatewayRefund to_refund(const json::Value& object)
{
    GatewayRefund refund;
    refund.id = object.get("id");
    refund.intent = reference(object, "payment_intent");
    const auto status = object.get("status");
    if (status == "succeeded") refund.status = RefundStatus::succeeded;
    if (status == "failed" || status == "canceled") refund.status = RefundStatus::failed;
    refund.failure = object.get("failure_reason");
    return refund;
}

namespace {

// Whose money it is. `in` is where intents have it: "" or "payment_intent_data".
void add_sharing(Fields& fields, const Payment& payment, const std::string& in)
{
    if (!payment.destination) return;
    const auto named = [&](const std::string& name, const std::string& rest = "") {
        return (in.empty() ? name : in + "[" + name + "]") + rest;
    };
    fields.emplace_back(named("transfer_data", "[destination]"), *payment.destination);
    if (payment.fee.amount > 0)
        fields.emplace_back(named("application_fee_amount"), std::to_string(to_stripe(payment.fee)));
}

DisputeStatus to_dispute_status(const std::string& text)
{
    if (text == "warning_closed" || text == "prevented") return DisputeStatus::closed;
    if (text.starts_with("warning_")) return DisputeStatus::inquiry;
    for (const auto status : values(DisputeStatus{}))
        if (text == to_string(status)) return status;
    return DisputeStatus::under_review;  // a word that is newer than we are
}

// What a balance transaction moved, in the dispute's own currency: it may be in that of the account.
Money moved(const Money& disputed, const json::Value& transaction)
{
    const auto amount = money_of(transaction, "amount");
    if (amount.currency == disputed.currency) return amount;
    return {amount.amount < 0 ? -disputed.amount : disputed.amount, disputed.currency};
}

}  // namespace

// What the bank has is what its balance transactions took: they are there for taking and for giving back.
GatewayDispute to_dispute(const json::Value& object)
{
    GatewayDispute dispute;
    dispute.id = object.get("id");
    dispute.charge = reference(object, "charge");
    dispute.intent = reference(object, "payment_intent");
    dispute.reason = object.get("reason");
    dispute.status = to_dispute_status(object.get("status"));
    dispute.amount = money_of(object, "amount");
    dispute.withdrawn = {0, dispute.amount.currency};
    const auto moves = object.find("balance_transactions");
    for (std::size_t i = 0; moves && moves->is_array() && i < moves->size(); ++i)
        dispute.withdrawn = dispute.withdrawn - moved(dispute.amount, moves->at(i));
    const auto details = object.find("evidence_details");
    if (const auto due = details && details->is_object() ? details->find("due_by") : std::nullopt;
        due && due->is_integer())
        dispute.respond_by = from_unix(due->integer());
    return dispute;
}

Fields intent_fields(const SessionRequest& request)
{
    const auto& payment = request.payment;
    Fields fields = {
        {"amount", std::to_string(to_stripe(payment.amount))},
        {"currency", in_case(payment.amount.currency, std::tolower)},
        {"automatic_payment_methods[enabled]", "true"},
        {"description", "Order " + request.order_number},
        {"metadata[order_id]", payment.order.str()},
        {"metadata[payment_id]", payment.id.str()},
    };
    add_sharing(fields, payment, "");
    return fields;
}

Fields refund_fields(const Refund& refund, const Payment& payment)
{
    Fields fields = {
        {"payment_intent", payment.intent.value_or("")},
        {"amount", std::to_string(to_stripe(refund.amount))},
        {"metadata[refund_id]", refund.id.str()},
        {"metadata[order_id]", refund.order.str()},
    };
    if (!refund.reverses_transfer) return fields;
    fields.emplace_back("reverse_transfer", "true");
    if (payment.fee.amount > 0)
        fields.emplace_back("refund_application_fee", refund.fee_returned.amount > 0 ? "true" : "false");
    return fields;
}

Fields session_fields(const SessionRequest& request)
{
    const auto& payment = request.payment;
    Fields fields = {
        {"mode", "payment"},
        {"success_url", request.success_url},
        {"cancel_url", request.cancel_url},
        {"customer_email", request.email},
        {"client_reference_id", payment.order.str()},
        {"expires_at", std::to_string(to_unix(request.expires_at))},
        {"payment_intent_data[description]", "Order " + request.order_number},
    };
    add_sharing(fields, payment, "payment_intent_data");
    // On both objects: each of them comes back in events of its own.
    for (const std::string where : {"metadata", "payment_intent_data[metadata]"}) {
        fields.emplace_back(where + "[order_id]", payment.order.str());
        fields.emplace_back(where + "[payment_id]", payment.id.str());
    }
    for (std::size_t i = 0; i < request.items.size(); ++i) {
        const auto& item = request.items[i];
        const auto at = "line_items[" + std::to_string(i) + "]";
        fields.emplace_back(at + "[quantity]", std::to_string(item.quantity));
        fields.emplace_back(at + "[price_data][currency]", in_case(item.unit_price.currency, std::tolower));
        fields.emplace_back(at + "[price_data][unit_amount]", std::to_string(to_stripe(item.unit_price)));
        fields.emplace_back(at + "[price_data][product_data][name]", item.name);
    }
    return fields;
}

}  // namespace gatehouse::payments::stripe
