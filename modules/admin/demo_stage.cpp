#include "modules/admin/demo_stage.hpp"

#include "common/auth/sessions.hpp"
#include "common/crypto/crypto.hpp"
#include "common/http/dispatch.hpp"
#include "common/net/http_client.hpp"
#include "common/outbox.hpp"
#include "common/time.hpp"
#include "modules/payments/routes.hpp"

namespace gatehouse::admin {

namespace {

// The sandbox must not tell the running workers about payments of the past: the stage does, with the time of
// the past.
constexpr const char* kDropWebhooks = R"({"drop_webhooks": 100000})";
constexpr const char* kSendWebhooks = R"({"drop_webhooks": 0})";

// How the sandbox says that a session is no longer open, and what the stage calls that.
constexpr int kConflict = 409;
constexpr const char* kClosedMeanwhile = "session_closed";

}  // namespace

DemoStage::DemoStage(const Context& real)
    : real_clock_(real.clock),
      clock_(),
      context_{real.config, real.db, real.redis, clock_, real.random, real.metrics}
{
    clock_.at = real.clock.now();
    // History is not mailed again.
    outbox::pause(context_, std::chrono::minutes(10));
    ask_gateway("/control", kDropWebhooks);
}

DemoStage::~DemoStage()
{
    try {
        set_gateway_time(real_clock_.now());
        ask_gateway("/control", kSendWebhooks);
        outbox::resume(context_);
    } catch (const std::exception&) {
        // Both end by themselves: the pause after its time, the sandbox with its next start.
    }
}

http::Request DemoStage::request(const std::string& method, const std::string& path, const Who& who) const
{
    http::Request request;
    request.method = method;
    request.path = path.substr(0, path.find('?'));
    if (const auto mark = path.find('?'); mark != std::string::npos) request.query = path.substr(mark + 1);
    request.content_type = "application/json";
    request.caller.request_id = crypto::hex(context_.random.bytes(16));
    // Every request comes from an address of its own, as it would: the limits stay on.
    request.caller.address = "127";
    for (int octet = 0; octet < 3; ++octet)
        request.caller.address += "." + std::to_string(context_.random.below(256));
    if (!who.order_secret.empty()) request.headers.emplace_back("authorization", "Order " + who.order_secret);
    if (who.user) {
        const auto token = context_.db.transact([&](db::Tx& tx) {
            return auth::Sessions(context_)
                .open_pair(tx, *who.user, {}, {"demo", request.caller.address})
                .access;
        });
        request.headers.emplace_back("authorization", "Bearer " + token);
    }
    request.headers.emplace_back("idempotency-key", crypto::hex(context_.random.bytes(12)));
    return request;
}

json::Document DemoStage::answer(const http::Routes& routes, http::Request& request) const
{
    const auto response = http::dispatch(routes, request, context_);
    if (response.status >= 400)
        throw Refused(request.method + " " + request.path + " answered " + response.body,
            json::Document::parse(response.body).root().get("code"));
    return json::Document::parse(response.body.empty() ? "null" : response.body);
}

json::Document DemoStage::send(const http::Routes& routes, const std::string& method, const std::string& path,
    const std::string& body, const Who& who) const
{
    auto wanted = request(method, path, who);
    wanted.body = body;
    return answer(routes, wanted);
}

json::Document DemoStage::upload(const http::Routes& routes, const std::string& path,
    const std::string& bytes, const std::string& type, const UserId& user) const
{
    auto wanted = request("POST", path, {user, {}});
    wanted.body = bytes;
    wanted.content_type = type;
    return answer(routes, wanted);
}

json::Document DemoStage::ask_gateway(const std::string& path, const std::string& body) const
{
    net::HttpRequest request;
    request.method = "POST";
    request.url = context_.config.text("payments.stripe.api_base") + path;
    request.headers = {"Content-Type: application/json"};
    request.body = body;
    const auto response = net::send(request);
    if (response.status == kConflict) throw Refused("the sandbox: " + response.body, kClosedMeanwhile);
    if (response.status != 200)
        throw std::runtime_error(
            "the demo needs the sandbox gateway, which answered " + response.body + response.failure);
    return json::Document::parse(response.body);
}

void DemoStage::set_gateway_time(Time at)
{
    const auto wanted = to_unix(at) - to_unix(real_clock_.now());
    ask_gateway("/control",
        json::Writer().object().member("advance_s", wanted - gateway_offset_).end_object().take());
    gateway_offset_ = wanted;
}

bool DemoStage::pay(const std::string& order, const std::string& secret)
try {
    set_gateway_time(now());
    json::Writer wish;
    wish.object().member("order_id", std::string_view(order)).end_object();
    const auto checkout =
        send(payments::routes(), "POST", "/api/payments/checkout", wish.take(), {{}, secret});
    const auto url = checkout.root().get("url");
    json::Writer which;
    which.object().member("session", std::string_view(url.substr(url.rfind('/') + 1))).end_object();
    const auto paid = ask_gateway("/control/pay", which.take());

    json::Writer event;
    event.object().member("id", std::string_view("evt_demo_" + crypto::hex(context_.random.bytes(12))));
    event.member("object", "event")
        .member("type", "checkout.session.completed")
        .member("created", to_unix(now()));
    event.key("data")
        .object()
        .key("object")
        .raw(paid.root().find("session")->dump())
        .end_object()
        .end_object();
    auto webhook = request("POST", "/api/payments/stripe/webhook", {});
    webhook.body = event.take();
    const auto signed_at = std::to_string(to_unix(now()));
    const auto secrets = context_.config.secrets("payments.stripe.webhook_secret");
    webhook.headers.emplace_back("stripe-signature",
        "t=" + signed_at +
            ",v1=" + crypto::hex(crypto::hmac_sha256(secrets.at(0), signed_at + "." + webhook.body)));
    answer(payments::routes(), webhook);
    return true;
} catch (const Refused& refused) {
    if (refused.code != "order_expired" && refused.code != kClosedMeanwhile) throw;
    return false;
}

}  // namespace gatehouse::admin
