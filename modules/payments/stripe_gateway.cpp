#include "modules/payments/stripe_gateway.hpp"

#include "common/net/http_client.hpp"
#include "common/obs/log.hpp"
#include "common/time.hpp"
#include "modules/payments/stripe_shapes.hpp"

namespace gatehouse::payments {

namespace {

// Nothing is known about the effect: a time-out, an overloaded or broken service, a key that is still being
// worked on.
bool is_transient(int status) { return status == 0 || status == 409 || status == 429 || status >= 500; }

[[noreturn]] void refuse(const std::string& path, int status, const std::string& body)
{
    std::string type, code, message;
    try {
        const auto document = json::Document::parse(body);
        type = document.root().get("error", "type");
        code = document.root().get("error", "code");
        message = document.root().get("error", "message");
    } catch (const Error&) {
        message = "no JSON";
    }
    const auto detail = path + ": " + std::to_string(status) + " " + type + " " + code + " " + message;
    if (type == "card_error") throw Error(kCardDeclined, detail).with("decline_code", code);
    // Our key or our request is wrong: nothing a buyer can do about.
    log::error("gateway refused", {{"status", std::int64_t{status}}, {"path", path}, {"why", message}});
    throw Error(kGatewayRefused, detail);
}

std::string query_of(const Span& span)
{
    std::vector<std::pair<std::string, std::string>> query = {{"limit", "100"},
        {"created[gte]", std::to_string(to_unix(span.since))},
        {"created[lt]", std::to_string(to_unix(span.until))}};
    if (!span.after.empty()) query.emplace_back("starting_after", span.after);
    return "?" + net::form_encode(query);
}

template <class T>
Piece<T> piece_of(const json::Document& list, T (*shape)(const json::Value&))
{
    const auto data = list.root().find("data");
    const auto more = list.root().find("has_more");
    Piece<T> piece;
    piece.more = more && more->is_bool() && more->flag();
    for (std::size_t i = 0; data && data->is_array() && i < data->size(); ++i)
        piece.items.push_back(shape(data->at(i)));
    return piece;
}

}  // namespace

StripeGateway::StripeGateway(const Config& config, const Clock& clock, std::shared_ptr<Breaker> breaker)
    : config_(config), clock_(clock), breaker_(std::move(breaker))
{
}

Session StripeGateway::create_session(const SessionRequest& request)
{
    const auto answer =
        post("/v1/checkout/sessions", stripe::session_fields(request), request.payment.idempotency_key());
    return stripe::to_session(answer.root());
}

Session StripeGateway::find_session(const std::string& id)
{
    return stripe::to_session(get("/v1/checkout/sessions/" + id).root());
}

Session StripeGateway::expire_session(const std::string& id)
{
    return stripe::to_session(post("/v1/checkout/sessions/" + id + "/expire", {}, "expire-" + id).root());
}

Intent StripeGateway::find_intent(const std::string& id)
{
    return stripe::to_intent(get("/v1/payment_intents/" + id).root());
}

Intent StripeGateway::cancel_intent(const std::string& id)
{
    return stripe::to_intent(
        post("/v1/payment_intents/" + id + "/cancel", {{"cancellation_reason", "abandoned"}}, "cancel-" + id)
            .root());
}

Charge StripeGateway::find_charge(const std::string& id)
{
    return stripe::to_charge(get("/v1/charges/" + id).root());
}

GatewayRefund StripeGateway::refund(const Refund& refund, const Payment& payment)
{
    return stripe::to_refund(
        post("/v1/refunds", stripe::refund_fields(refund, payment), refund.id.str()).root());
}

Intent StripeGateway::create_intent(const SessionRequest& request)
{
    return stripe::to_intent(
        post("/v1/payment_intents", stripe::intent_fields(request), request.payment.idempotency_key())
            .root());
}

// Nothing is sent that may change meanwhile: the same words again give the same account.
Account StripeGateway::create_account(const OrganizationId& organization)
{
    const Fields fields = {
        {"type", "express"},
        {"capabilities[card_payments][requested]", "true"},
        {"capabilities[transfers][requested]", "true"},
        {"metadata[organization_id]", organization.str()},
    };
    return stripe::to_account(post("/v1/accounts", fields, "account-" + organization.str()).root());
}

Account StripeGateway::find_account(const std::string& id)
{
    return stripe::to_account(get("/v1/accounts/" + id).root());
}

OneTimePage StripeGateway::onboarding_page(
    const std::string& account, const ReturnTo& to, const std::string& key)
{
    const Fields fields = {{"account", account}, {"type", "account_onboarding"}, {"refresh_url", to.again},
        {"return_url", to.done}};
    return {post("/v1/account_links", fields, key).root().get("url")};
}

OneTimePage StripeGateway::dashboard_page(const std::string& account, const std::string& key)
{
    return {post("/v1/accounts/" + account + "/login_links", {}, key).root().get("url")};
}

Balance StripeGateway::balance(const std::string& account)
{
    return stripe::to_balance(get("/v1/balance", account).root());
}

Payout StripeGateway::find_payout(const std::string& account, const std::string& id)
{
    return stripe::to_payout(get("/v1/payouts/" + id, account).root());
}

Piece<Payout> StripeGateway::list_payouts(const std::string& account, const Span& span)
{
    return piece_of(get("/v1/payouts" + query_of(span), account), &stripe::to_payout);
}

GatewayRefund StripeGateway::find_refund(const std::string& id)
{
    return stripe::to_refund(get("/v1/refunds/" + id).root());
}

std::optional<GatewayRefund> StripeGateway::find_refund_of(const RefundId& ours, const std::string& intent)
{
    const auto list = get("/v1/refunds?" + net::form_encode({{"payment_intent", intent}, {"limit", "100"}}));
    const auto data = list.root().find("data");
    for (std::size_t i = 0; data && data->is_array() && i < data->size(); ++i)
        if (data->at(i).get("metadata", "refund_id") == ours.str()) return stripe::to_refund(data->at(i));
    return {};
}

GatewayDispute StripeGateway::find_dispute(const std::string& id)
{
    return stripe::to_dispute(get("/v1/disputes/" + id).root());
}

Piece<Charge> StripeGateway::list_charges(const Span& span)
{
    return piece_of(get("/v1/charges" + query_of(span)), &stripe::to_charge);
}

json::Document StripeGateway::get(const std::string& path, const std::string& account)
{
    return call("GET", path, {}, {}, account);
}

json::Document StripeGateway::post(
    const std::string& path, const Fields& fields, const std::string& idempotency_key)
{
    return call("POST", path, fields, idempotency_key);
}

json::Document StripeGateway::call(const std::string& method, const std::string& path, const Fields& fields,
    const std::string& idempotency_key, const std::string& account)
{
    if (!breaker_->admits(clock_.now()))
        throw Error(kGatewayUnavailable, path + ": circuit open").with("retry_after", 10);
    net::HttpRequest request;
    request.method = method;
    request.url = config_.text("payments.stripe.api_base") + path;
    request.timeout = std::chrono::milliseconds(config_.number("payments.stripe.timeout_ms"));
    request.headers = {"Authorization: Bearer " + config_.secret("payments.stripe.secret_key"),
        std::string("Stripe-Version: ") + kStripeVersion};
    if (!account.empty()) request.headers.push_back("Stripe-Account: " + account);
    if (method != "GET") {
        request.headers.emplace_back("Content-Type: application/x-www-form-urlencoded");
        request.headers.push_back("Idempotency-Key: " + idempotency_key);
        request.body = net::form_encode(fields);
    }
    const auto response = net::send(request);
    if (is_transient(response.status)) {
        breaker_->failed(clock_.now());
        throw Error(
            kGatewayUnavailable, path + ": " + std::to_string(response.status) + " " + response.failure)
            .with("retry_after", 2);
    }
    breaker_->succeeded();
    if (response.status >= 300) refuse(path, response.status, response.body);
    return json::Document::parse(response.body);
}

GatewaySource stripe_gateways()
{
    return [breaker = std::make_shared<Breaker>()](const Context& context) -> std::unique_ptr<Gateway> {
        return std::make_unique<StripeGateway>(context.config, context.clock, breaker);
    };
}

}  // namespace gatehouse::payments
