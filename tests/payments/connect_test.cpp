// Where each organization has an account of its own at the gateway (PAY-1): setting it up, selling with it,
// stopping.

#include <set>

#include "common/json/json.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "modules/payments/refunds.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/stripe_shapes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/connect_world.hpp"
#include "tests/support/ledger.hpp"

namespace gatehouse::payments {

class ConnectTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConnectTest);
    CPPUNIT_TEST(who_starts_ten_times_at_once_has_one_account);
    CPPUNIT_TEST(the_states_say_whose_turn_it_is);
    CPPUNIT_TEST(what_is_true_now_counts_and_not_what_the_event_says);
    CPPUNIT_TEST(an_answer_that_may_be_older_than_what_was_booked_is_asked_for_again);
    CPPUNIT_TEST(an_event_is_heard_once_and_one_of_a_strange_account_changes_nothing);
    CPPUNIT_TEST(who_comes_back_before_the_webhook_sees_the_new_state);
    CPPUNIT_TEST(paid_tickets_go_on_sale_only_with_an_enabled_account);
    CPPUNIT_TEST(when_charges_are_disabled_the_card_sale_stops_cleanly);
    CPPUNIT_TEST(the_money_is_for_the_organizer_and_the_fee_for_the_platform);
    CPPUNIT_TEST(a_refund_comes_out_of_the_account_that_has_the_money);
    CPPUNIT_TEST(a_fee_that_is_kept_is_the_organizers_loss);
    CPPUNIT_TEST(late_money_goes_back_out_of_the_account_with_the_whole_fee);
    CPPUNIT_TEST(what_the_dashboard_sends_of_refused_money_reverses_nothing);
    CPPUNIT_TEST(only_who_handles_the_money_sees_the_account);
    CPPUNIT_TEST(where_the_installation_takes_the_money_there_is_nothing_to_set_up);
    CPPUNIT_TEST_SUITE_END();

    using World = support::ConnectWorld;
    World world;

    void who_starts_ten_times_at_once_has_one_account()
    {
        std::vector<std::string> pages(10);
        support::at_once(10, [&](std::size_t i) {
            pages[i] = world.accounts.onboard(world.organizer.caller, world.organization).url;
        });
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.accounts_made);
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, std::set(pages.begin(), pages.end()).size());  // each for once
        ASSERT_CONTAINS("/organizer/organization/payments?returned=1", world.gateway.pages.front().done);
        ASSERT_CONTAINS("/organizer/organization/payments?again=1", world.gateway.pages.front().again);
        CPPUNIT_ASSERT(world.state() == AccountState::details_missing);
    }

    void the_states_say_whose_turn_it_is()
    {
        CPPUNIT_ASSERT(Account().state() == AccountState::not_started);
        Account a{"acct_1", false, false, false, 0, ""};
        CPPUNIT_ASSERT(a.state() == AccountState::details_missing);
        a.details_submitted = true;
        CPPUNIT_ASSERT(a.state() == AccountState::in_review);
        a.disabled_reason = "requirements.pending_verification";
        CPPUNIT_ASSERT(a.state() == AccountState::in_review);
        a.details_due = 1;
        CPPUNIT_ASSERT(a.state() == AccountState::details_missing);
        a.details_due = 0, a.disabled_reason = "rejected.fraud";
        CPPUNIT_ASSERT(a.state() == AccountState::disabled);
        a.charges_enabled = true;
        CPPUNIT_ASSERT(a.state() == AccountState::enabled);
    }

    void what_is_true_now_counts_and_not_what_the_event_says()
    {
        const auto account = world.begin();
        world.gateway.enable(account, true);
        CPPUNIT_ASSERT_EQUAL(std::string("enabled"), world.tell(account, R"(,"charges_enabled":false)"));
        CPPUNIT_ASSERT(world.state() == AccountState::enabled);
        world.gateway.enable(account, false);
        CPPUNIT_ASSERT_EQUAL(std::string("disabled"), world.tell(account, R"(,"charges_enabled":true)"));
        CPPUNIT_ASSERT(world.state() == AccountState::disabled);
    }

    void an_answer_that_may_be_older_than_what_was_booked_is_asked_for_again()
    {
        const auto account = world.begin();
        world.gateway.enable(account, true);
        world.gateway.on_find_account = [&] {
            world.gateway.enable(account, false);  // while our answer is on its way
            world.tell(account);
        };
        ASSERT_ERROR(kBusy, world.tell(account));
        CPPUNIT_ASSERT(world.state() == AccountState::disabled);
        CPPUNIT_ASSERT_EQUAL(std::string("disabled"), world.tell(account));  // told again
    }

    void an_event_is_heard_once_and_one_of_a_strange_account_changes_nothing()
    {
        const auto account = world.begin();
        world.gateway.enable(account, true);
        const auto body = world.event_body("account.updated", R"("object":"account","id":")" + account + '"');
        CPPUNIT_ASSERT_EQUAL(std::string("enabled"), world.hear(body));
        CPPUNIT_ASSERT_EQUAL(std::string("seen"), world.hear(body));
        CPPUNIT_ASSERT_EQUAL(std::string("unknown"), world.tell("acct_strange"));
    }

    void who_comes_back_before_the_webhook_sees_the_new_state()
    {
        const auto account = world.begin();
        world.gateway.enable(account, true);
        CPPUNIT_ASSERT(world.state() == AccountState::details_missing);
        CPPUNIT_ASSERT(world.accounts.refresh(world.organizer.caller, world.organization).state ==
                       AccountState::enabled);
        ASSERT_CONTAINS("/dashboard/" + account,
            world.accounts.dashboard(world.organizer.caller, world.organization).url);
    }

    void paid_tickets_go_on_sale_only_with_an_enabled_account()
    {
        const inventory::Lifecycle lifecycle(world.context);
        const inventory::Editor editor(world.context);
        const auto draft = [&](std::int64_t price) {
            const auto id = world.draft(world.plan()).id;
            editor.create(world.organizer.caller, support::type_plan(id, 10, price));
            return id;
        };
        const auto paid = draft(2500), free = draft(0);
        lifecycle.publish(world.organizer.caller, free);
        try {
            lifecycle.publish(world.organizer.caller, paid);
            CPPUNIT_FAIL("is on sale");
        } catch (const Error& e) {
            CPPUNIT_ASSERT(&e.kind() == &events::kNotPublishable);
            CPPUNIT_ASSERT_EQUAL(std::string("/payments"), e.faults().at(0).pointer);
        }
        world.enabled();
        lifecycle.publish(world.organizer.caller, paid);
    }

    void when_charges_are_disabled_the_card_sale_stops_cleanly()
    {
        const auto account = world.enabled();
        const auto type = world.type(), free = world.type(100, 0);
        const auto order = world.order(type);
        world.gateway.enable(account, false);
        world.tell(account);
        ASSERT_ERROR(organizations::kCardSalesStopped, world.order(type));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(world.order(free)));
        ASSERT_ERROR(organizations::kCardSalesStopped, world.open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));  // the hold stays
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(order));
        world.gateway.enable(account, true);
        world.tell(account);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(world.open(order)));
    }

    void the_money_is_for_the_organizer_and_the_fee_for_the_platform()
    {
        const auto account = world.enabled();
        Payment sent;
        world.gateway.on_create = [&](const SessionRequest& request) { sent = request.payment; };
        const auto order = world.order(world.type(10, 2000), 2);
        world.open(order);
        CPPUNIT_ASSERT_EQUAL(account, sent.destination.value());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{200}, sent.fee.amount);  // 5 % of 40.00
        const auto fields =
            stripe::session_fields({sent, order.number, "bo@example.org", "", "", {}, Time{}});
        const auto has = [&](const std::string& name, const std::string& value) {
            return std::ranges::find(fields, std::pair(name, value)) != fields.end();
        };
        CPPUNIT_ASSERT(has("payment_intent_data[transfer_data][destination]", account));
        CPPUNIT_ASSERT(has("payment_intent_data[application_fee_amount]", "200"));
    }

    // What is sent for the latest refund of an order, and what it says under a name.
    std::string sent(const orders::Order& order, const std::string& name)
    {
        return world.context.db.read([&](db::Session& session) {
            const auto id = session.one(
                "SELECT id FROM refunds WHERE order_id = ? ORDER BY created_at DESC, id DESC LIMIT 1",
                [](const db::Row& row) { return row.id<RefundId>(1); }, order.id);
            const auto refund = repo::find_refund(session, *id).value();
            for (const auto& [key, value] :
                stripe::refund_fields(refund, repo::find(session, refund.payment).value()))
                if (key == name) return value;
            return std::string("-");
        });
    }
    orders::Order sold(support::PaymentsWorld& at, int quantity = 2)
    {
        const auto order = at.order(at.type(100, 2000), quantity);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), at.paid(at.open(order)));
        return order;
    }
    void give_back(support::PaymentsWorld& at, const orders::Order& order, std::int64_t amount)
    {
        Refunds(at.context).give(at.organizer.caller, order.id, {amount, {}, "rain"}, at.random.bytes(32));
        while (at.payments.send_refunds() > 0) {}
    }

    void a_refund_comes_out_of_the_account_that_has_the_money()
    {
        world.enabled();
        const auto order = sold(world);  // 40.00 and 2.00 fee on top
        using Balances = support::Balances;
        CPPUNIT_ASSERT(
            (support::balances(world.context, order.id) ==
                Balances{{"gateway", 200}, {"connected", 4000}, {"organizer", -4000}, {"platform", -200}}));
        give_back(world, order, 2100);
        CPPUNIT_ASSERT_EQUAL(std::string("true"), sent(order, "reverse_transfer"));
        CPPUNIT_ASSERT_EQUAL(std::string("true"), sent(order, "refund_application_fee"));
        CPPUNIT_ASSERT(
            (support::balances(world.context, order.id) ==
                Balances{{"gateway", 100}, {"connected", 2000}, {"organizer", -2000}, {"platform", -100}}));
        give_back(world, order, 2100);
        CPPUNIT_ASSERT(support::balances(world.context, order.id).empty());

        support::PaymentsWorld direct;
        const auto plain = sold(direct);
        give_back(direct, plain, 1000);
        CPPUNIT_ASSERT_EQUAL(std::string("-"), sent(plain, "reverse_transfer"));
    }

    void a_fee_that_is_kept_is_the_organizers_loss()
    {
        World keeping(support::PaymentsConfig::Values{{"fees.returned", "false"}});
        keeping.enabled();
        const auto order = sold(keeping);
        give_back(keeping, order, 4200);
        CPPUNIT_ASSERT_EQUAL(std::string("false"), sent(order, "refund_application_fee"));
        CPPUNIT_ASSERT((support::balances(keeping.context, order.id) ==
                        support::Balances{
                            {"gateway", 200}, {"connected", -200}, {"organizer", 200}, {"platform", -200}}));
    }

    void late_money_goes_back_out_of_the_account_with_the_whole_fee()
    {
        World keeping(support::PaymentsConfig::Values{{"fees.returned", "false"}});
        keeping.enabled();
        const auto type = keeping.type(1, 2000);
        const auto late = keeping.order(type);
        const auto session = keeping.open(late);
        keeping.clock.at = late.expires_at + std::chrono::minutes(5);
        while (keeping.orders.expire_holds() > 0) {}
        keeping.order(type);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), keeping.paid(session));
        while (keeping.payments.send_refunds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(std::string("true"), sent(late, "refund_application_fee"));
        CPPUNIT_ASSERT(support::balances(keeping.context, late.id).empty());
    }

    // 100.00 with a fee of 10.00, sent as 40.00 and 60.00: the platform bears it, as it would at the gateway.
    void what_the_dashboard_sends_of_refused_money_reverses_nothing()
    {
        World at(support::PaymentsConfig::Values{{"fees.percent", "0"}, {"fees.per_ticket", "1000"}});
        at.enabled();
        const auto type = at.type(1, 9000);
        const auto late = at.order(type);
        const auto session = at.open(late);
        at.clock.at = late.expires_at + std::chrono::minutes(5);
        while (at.orders.expire_holds() > 0) {}
        at.order(type);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), at.paid(session));
        at.gateway.refuses = true;
        while (at.payments.send_refunds() > 0) {}
        const auto books = [&] { return support::balances(at.context, late.id); };
        const auto fee = [&] {
            return at.count("SELECT SUM(fee_returned) FROM refunds WHERE order_id = ?", late.id.uuid());
        };
        using Balances = support::Balances;
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 1000}, {"connected", 9000}, {"unapplied", -10000}}));
        CPPUNIT_ASSERT_EQUAL(1000, fee());
        CPPUNIT_ASSERT_EQUAL(std::string("refund_noticed"), at.charge_refunded(session, 4000));
        CPPUNIT_ASSERT((books() == Balances{{"gateway", -3000}, {"connected", 9000}, {"unapplied", -6000}}));
        CPPUNIT_ASSERT_EQUAL(600, fee());
        CPPUNIT_ASSERT_EQUAL(std::string("refund_noticed"), at.charge_refunded(session, 10000));
        CPPUNIT_ASSERT((books() == Balances{{"gateway", -9000}, {"connected", 9000}}));
        CPPUNIT_ASSERT_EQUAL(0, fee());
    }

    void only_who_handles_the_money_sees_the_account()
    {
        const auto path = "/api/organizations/" + world.organization.str();
        const auto member = world.member(world.organization, organizations::Role::member);
        const auto stranger = world.person();
        for (const std::string tail :
            {"/payments", "/payments/balance", "/payments/payouts", "/settlement", "/settlement.csv"}) {
            const auto status = [&](const UserId& who) {
                return world.get(world.routes, path + tail, world.bearer(who)).status;
            };
            CPPUNIT_ASSERT_EQUAL_MESSAGE(tail, 404, status(stranger.user.id));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(tail, 403, status(member.user.id));
        }
        for (const std::string tail : {"/payments/onboarding", "/payments/refresh", "/payments/dashboard"}) {
            const auto answer = world.send(
                world.routes, world.request("POST", path + tail, "", world.bearer(stranger.user.id)));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(tail, 404, answer.status);
        }
        CPPUNIT_ASSERT_EQUAL(0, world.gateway.accounts_made);
        auto request = world.request("GET", path + "/payments", "", world.bearer(world.organizer.user.id));
        const auto shown = json::Document::parse(http::dispatch(world.routes, request, world.context).body);
        CPPUNIT_ASSERT_EQUAL(std::string("connect"), shown.root().get("settlement"));
        CPPUNIT_ASSERT_EQUAL(std::string("not_started"), shown.root().get("state"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, shown.root().find("fees")->find("percent")->integer());
    }

    void where_the_installation_takes_the_money_there_is_nothing_to_set_up()
    {
        support::PaymentsWorld direct;
        const Accounts accounts(direct.context, direct.gateway);
        const auto& caller = direct.organizer.caller;
        const auto id = direct.organizer.organization.id;
        CPPUNIT_ASSERT(!accounts.get(caller, id).connect);
        ASSERT_ERROR(kNotConnect, accounts.onboard(caller, id));
        ASSERT_ERROR(kNotConnect, accounts.balance(caller, id));
        Payment sent;
        direct.gateway.on_create = [&](const SessionRequest& request) { sent = request.payment; };
        direct.open(direct.order());
        CPPUNIT_ASSERT(!sent.destination);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConnectTest);

}  // namespace gatehouse::payments
