// Orders that wait for money, a gateway that is told what to do, and its signed webhooks.

#pragma once

#include <filesystem>
#include <fstream>

#include "common/auth/order_secret.hpp"
#include "common/time.hpp"
#include "modules/inventory/editor.hpp"
#include "modules/orders/service.hpp"
#include "modules/payments/routes.hpp"
#include "modules/payments/service.hpp"
#include "modules/payments/signature.hpp"
#include "tests/support/fake_gateway.hpp"
#include "tests/support/tickets_world.hpp"
#include "tests/support/type_plan.hpp"

namespace gatehouse::support {

// A configuration with webhook secrets of its own, two of them.
struct PaymentsConfig {
    std::filesystem::path directory;
    Config config;

    using Values = std::map<std::string, std::string>;
    explicit PaymentsConfig(Values also = {}) : directory(make_directory()), config(values(std::move(also)))
    {
    }
    ~PaymentsConfig() { std::filesystem::remove_all(directory); }
    PaymentsConfig(const PaymentsConfig&) = delete;
    PaymentsConfig& operator=(const PaymentsConfig&) = delete;

private:
    static std::filesystem::path make_directory()
    {
        SystemRandom random;
        const auto path = std::filesystem::temp_directory_path() / ("gatehouse-payments-" + random.code(10));
        std::filesystem::create_directory(path);
        std::ofstream(path / "whsec") << "whsec_old\nwhsec_new\n";
        std::ofstream(path / "key") << "sk_test_tests\n";
        return path;
    }
    Values values(Values also) const
    {
        also.merge(Values{{"site.base_url", "https://tickets.example"},
            {"site.master_key_file", test_config().text("site.master_key_file")},
            {"media.dir", test_config().text("media.dir")},
            {"payments.stripe.webhook_secret_file", (directory / "whsec").string()},
            {"payments.stripe.secret_key_file", (directory / "key").string()}});
        return also;
    }
};

struct PaymentsWorld : TicketsWorld {
    explicit PaymentsWorld(PaymentsConfig::Values also = {}) : own(std::move(also)) {}

    PaymentsConfig own;
    Context context{own.config, test_db(), test_redis(), clock, random, metrics};
    FakeGateway gateway;
    payments::Service payments{context, gateway};
    orders::Service orders{context};
    EventId event = TicketsWorld::event();
    http::Routes routes =
        payments::routes([this](const Context&) { return std::make_unique<Through>(gateway); });

    TicketTypeId type(std::optional<int> capacity = 100, std::int64_t price = 2500)
    {
        return inventory::Editor(context)
            .create(organizer.caller, type_plan(event, capacity, price))
            .id.type()
            .value();
    }

    // A guest's pending order.
    orders::Order order(const TicketTypeId& type, int quantity = 1)
    {
        orders::PlaceOrder wanted{event, {{type, quantity}}, {"Bo Buyer", "bo@example.org", ""}, {}};
        return orders.place({}, wanted, random.bytes(32)).order;
    }
    orders::Order order() { return order(type()); }

    auth::Caller buyer(const orders::Order& order)
    {
        auth::Caller caller;
        caller.order_secret = orders.secret(order);
        return caller;
    }
    orders::Order now(const orders::Order& order) { return orders.get(buyer(order), order.id); }
    std::string status(const orders::Order& order) { return to_string(now(order).status); }
    std::size_t tickets_of(const orders::Order& order)
    {
        return tickets.of_order(buyer(order), order.id).size();
    }

    // The gateway's session of an order for which payment was opened.
    std::string open(const orders::Order& order)
    {
        return payments.checkout(buyer(order), order.id)
            .url->substr(std::string("https://pay.example/").size());
    }

    // A webhook body about the session or its intent as they are now.
    std::string session_event(const std::string& type, const std::string& id, std::int64_t amount = -1,
        const std::string& currency = "usd")
    {
        const auto session = gateway.find_session(id);
        const auto total = amount < 0 ? session.amount.amount : amount;
        const char* state = session.state == payments::SessionState::open ? "open"
                            : session.paid                                ? "complete"
                                                                          : "expired";
        return event_body(type, R"("object":"checkout.session","id":")" + id + R"(","payment_intent":")" +
                                    session.intent + R"(","status":")" + state + R"(","payment_status":")" +
                                    (session.paid ? "paid" : "unpaid") + R"(","amount_total":)" +
                                    std::to_string(total) + R"(,"currency":")" + currency + R"(",)" +
                                    metadata(id));
    }
    std::string intent_event(
        const std::string& type, const std::string& session_id, const std::string& status)
    {
        const auto session = gateway.find_session(session_id);
        return event_body(type, R"("object":"payment_intent","id":")" + session.intent + R"(","status":")" +
                                    status + R"(","amount_received":)" +
                                    std::to_string(session.amount.amount) + R"(,"currency":"usd",)" +
                                    metadata(session_id));
    }
    std::string event_body(const std::string& type, const std::string& members, bool live = false)
    {
        return R"({"id":")" + unique("evt_") + R"(","object":"event","type":")" + type + R"(","livemode":)" +
               (live ? "true" : "false") + R"(,"data":{"object":{)" + members + "}}}";
    }
    std::string metadata(const std::string& session)
    {
        return R"("metadata":{"order_id":")" + gateway.order_of[session] + R"(","payment_id":")" +
               gateway.payment_of[session] + R"("})";
    }

    // Somebody gives so much back on the gateway's dashboard, and we hear of it.
    std::string charge_refunded(const std::string& session, std::int64_t cents)
    {
        const auto intent = gateway.find_session(session).intent;
        auto& charge = gateway.charges["ch_" + intent];
        charge.id = "ch_" + intent, charge.intent = intent, charge.refunded = {cents, "USD"};
        return hear(event_body("charge.refunded", R"("object":"charge","id":"ch_)" + intent +
                                                      R"(","payment_intent":")" + intent + R"(",)" +
                                                      metadata(session)));
    }

    // We hear of a refund of ours, as it is now.
    std::string refund_news(const std::string& id, const std::string& type = "refund.updated")
    {
        const auto refund = gateway.find_refund(id);
        return hear(
            event_body(type, R"("object":"refund","id":")" + id + R"(","payment_intent":")" + refund.intent +
                                 R"(","metadata":{"refund_id":")" + id.substr(3) + R"("})"));
    }

    // We hear of a dispute, as it is now.
    std::string disputed(const payments::GatewayDispute& dispute, const std::string& what = "created")
    {
        return hear(event_body("charge.dispute." + what,
            R"("object":"dispute","id":")" + dispute.id + R"(","charge":")" + dispute.charge +
                R"(","payment_intent":")" + dispute.intent + R"(","metadata":{})"));
    }

    // Delivers a webhook as the gateway would; returns the outcome.
    std::string hear(const std::string& body, const std::string& secret = "whsec_old")
    {
        return payments.hear(body, payments::sign(body, secret, clock.now()));
    }
    std::string paid(const std::string& session)
    {
        gateway.pay(session);
        return hear(session_event("checkout.session.completed", session));
    }

    int count(db::Sql sql, const Uuid& id)
    {
        return context.db.read([&](db::Session& session) {
            return session
                .one(
                    sql, [](const db::Row& row) { return row.integer(1); }, OrderId(id))
                .value_or(-1);
        });
    }
    int refunds_of(const orders::Order& o)
    {
        return count("SELECT COUNT(*) FROM refunds WHERE order_id = ?", o.id.uuid());
    }
    int payments_of(const orders::Order& o)
    {
        return count("SELECT COUNT(*) FROM payments WHERE order_id = ?", o.id.uuid());
    }
    int news_of(const orders::Order& o, const std::string& topic) { return told(topic, o.id.uuid()); }

private:
    // The route's own gateway, which is always the world's.
    struct Through : payments::Gateway {
        explicit Through(FakeGateway& g) : to(g) {}
        payments::Session create_session(const payments::SessionRequest& r) override
        {
            return to.create_session(r);
        }
        payments::Session find_session(const std::string& id) override { return to.find_session(id); }
        payments::Session expire_session(const std::string& id) override { return to.expire_session(id); }
        payments::Intent find_intent(const std::string& id) override { return to.find_intent(id); }
        payments::Intent cancel_intent(const std::string& id) override { return to.cancel_intent(id); }
        payments::Charge find_charge(const std::string& id) override { return to.find_charge(id); }
        payments::GatewayRefund refund(const payments::Refund& r, const payments::Payment& p) override
        {
            return to.refund(r, p);
        }
        payments::GatewayRefund find_refund(const std::string& id) override { return to.find_refund(id); }
        payments::Intent create_intent(const payments::SessionRequest& r) override
        {
            return to.create_intent(r);
        }
        payments::Account create_account(const OrganizationId& id) override { return to.create_account(id); }
        payments::Account find_account(const std::string& id) override { return to.find_account(id); }
        payments::OneTimePage onboarding_page(
            const std::string& account, const payments::ReturnTo& return_to, const std::string& key) override
        {
            return to.onboarding_page(account, return_to, key);
        }
        payments::OneTimePage dashboard_page(const std::string& account, const std::string& key) override
        {
            return to.dashboard_page(account, key);
        }
        payments::Balance balance(const std::string& account) override { return to.balance(account); }
        payments::Payout find_payout(const std::string& account, const std::string& id) override
        {
            return to.find_payout(account, id);
        }
        payments::Piece<payments::Payout> list_payouts(
            const std::string& account, const payments::Span& span) override
        {
            return to.list_payouts(account, span);
        }
        std::optional<payments::GatewayRefund> find_refund_of(
            const RefundId& r, const std::string& i) override
        {
            return to.find_refund_of(r, i);
        }
        payments::GatewayDispute find_dispute(const std::string& id) override { return to.find_dispute(id); }
        payments::Piece<payments::Charge> list_charges(const payments::Span& s) override
        {
            return to.list_charges(s);
        }
        FakeGateway& to;
    };
};

}  // namespace gatehouse::support
