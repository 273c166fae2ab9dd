// Orders over HTTP: what is asked, who may see them, lists and figures.

#include "modules/orders/routes.hpp"

#include <set>

#include "common/json/json.hpp"
#include "common/time.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

class RoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RoutesTest);
    CPPUNIT_TEST(a_guest_orders_and_sees_the_order_with_its_secret);
    CPPUNIT_TEST(the_same_key_is_answered_verbatim_and_another_body_is_refused);
    CPPUNIT_TEST(without_a_key_nothing_is_ordered);
    CPPUNIT_TEST(every_fault_of_an_order_is_named);
    CPPUNIT_TEST(to_everybody_else_an_order_does_not_exist);
    CPPUNIT_TEST(payments_and_refunds_are_shown_as_they_stand);
    CPPUNIT_TEST(giving_up_is_a_route_too);
    CPPUNIT_TEST(my_orders_come_latest_first_in_pages);
    CPPUNIT_TEST(an_events_orders_are_searched_and_filtered_by_members_alone);
    CPPUNIT_TEST(buyers_are_found_with_and_without_accents);
    CPPUNIT_TEST(the_dashboard_adds_up);
    CPPUNIT_TEST(the_dashboards_days_are_those_of_the_events_zone);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    TicketTypeId type = world.type(event, 50);

    http::Response post(const std::string& body, const std::string& key, const std::string& bearer = {})
    {
        auto request = world.request("POST", "/api/orders", body, bearer);
        if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
        return world.send(routes(), request);
    }
    http::Response get(const std::string& path, const std::string& bearer = {})
    {
        return world.get(routes(), path, bearer);
    }
    json::Document ok(const std::string& path, const std::string& bearer = {})
    {
        return world.ok(routes(), path, bearer);
    }
    std::string body(int quantity, const std::string& more = {})
    {
        return R"({"event_id": ")" + event.str() + R"(", "lines": [{"ticket_type_id": ")" + type.str() +
               R"(", "quantity": )" + std::to_string(quantity) +
               R"(}], "buyer": {"name": "Bo", "email": "bo@example.org"})" + more + "}";
    }
    std::string key() { return world.unique("key."); }
    std::string organizer() { return world.bearer(world.organizer.user.id); }
    static std::size_t items(const json::Document& page) { return page.root().find("items")->size(); }

    void a_guest_orders_and_sees_the_order_with_its_secret()
    {
        const auto response =
            post(body(2, R"(, "expected_total": {"amount": 5000, "currency": "USD"})"), key());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 201, response.status);
        const auto placed = json::Document::parse(response.body);
        const auto order = *placed.root().find("order");
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), order.get("status"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, order.find("total")->find("amount")->integer());
        CPPUNIT_ASSERT_EQUAL(to_rfc3339(world.clock.now() + 10min), order.get("expires_at"));
        CPPUNIT_ASSERT_EQUAL(std::string("Łódź 東京 Night"), order.get("event", "name"));
        const auto path = "/api/orders/" + order.get("id");
        const auto secret = placed.root().get("secret");
        CPPUNIT_ASSERT_EQUAL(order.get("number"), ok(path + "?secret=" + secret).root().get("number"));
        auto request = world.request("GET", path);
        request.headers.emplace_back("authorization", "Order " + secret);
        CPPUNIT_ASSERT_EQUAL(200, world.send(routes(), request).status);
    }

    void the_same_key_is_answered_verbatim_and_another_body_is_refused()
    {
        const auto once = key();
        const auto first = post(body(2), once), again = post(body(2), once);
        CPPUNIT_ASSERT_EQUAL(201, again.status);
        CPPUNIT_ASSERT_EQUAL(first.body, again.body);
        CPPUNIT_ASSERT_EQUAL(422, post(body(1), once).status);
        CPPUNIT_ASSERT_EQUAL(2, world.stock(event).held);
    }

    void without_a_key_nothing_is_ordered()
    {
        CPPUNIT_ASSERT_EQUAL(400, post(body(1), "").status);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).held);
    }

    void every_fault_of_an_order_is_named()
    {
        const auto faulty =
            post(R"({"event_id": "event_x", "lines": [{"ticket_type_id": ")" + type.str() +
                     R"(", "quantity": 0}], "buyer": {"name": " ", "email": "nobody"}, "gift": true})",
                key());
        CPPUNIT_ASSERT_EQUAL(422, faulty.status);
        for (const auto* pointer : {"/event_id", "/lines/0/quantity", "/buyer/name", "/buyer/email", "/gift"})
            ASSERT_CONTAINS(pointer, faulty.body);
        CPPUNIT_ASSERT_EQUAL(
            422, post(body(1, R"(, "expected_total": {"amount": -1, "currency": "USD"})"), key()).status);
        CPPUNIT_ASSERT_EQUAL(400, post("{", key()).status);
        CPPUNIT_ASSERT_EQUAL(422, post(R"({"event_id": 1, "lines": [], "buyer": null})", key()).status);
        const auto limit = post(body(11), key());  // ten is the most
        CPPUNIT_ASSERT_EQUAL(422, limit.status);
        ASSERT_CONTAINS("limit_exceeded", limit.body);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).held);
    }

    void to_everybody_else_an_order_does_not_exist()
    {
        const auto order = world.place(event, type), other = world.place(event, type);
        const auto stranger = world.bearer(world.person("Eve").user.id);
        const auto path = "/api/orders/" + order.id.str();
        CPPUNIT_ASSERT_EQUAL(404, get(path).status);
        CPPUNIT_ASSERT_EQUAL(404, get(path, stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, get(path + "?secret=" + world.orders.secret(other), stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, get("/api/orders/order_x").status);
        CPPUNIT_ASSERT_EQUAL(404, get("/api/orders/" + event.str()).status);
        CPPUNIT_ASSERT_EQUAL(200, get(path, organizer()).status);
        CPPUNIT_ASSERT_EQUAL(401, get("/api/orders").status);
        for (const auto* page : {"/orders", "/dashboard"}) {
            CPPUNIT_ASSERT_EQUAL(404, get("/api/events/" + event.str() + page, stranger).status);
            CPPUNIT_ASSERT_EQUAL(401, get("/api/events/" + event.str() + page).status);
        }
    }

    void payments_and_refunds_are_shown_as_they_stand()
    {
        const auto order = world.place(event, type);
        MoneyMove payment{MoneyKind::payment, new_uuid(world.context), order.total, MoneyStatus::open, {}, "",
            world.clock.now()};
        MoneyMove refund{MoneyKind::refund, new_uuid(world.context), order.total, MoneyStatus::pending, {},
            "too late", world.clock.now()};
        const auto record = [&](const MoneyMove& move) {
            const OrderMove shown{order.id, move};
            world.context.db.transact(
                [&](db::Tx& tx) { world.orders.record_money(tx, std::span(&shown, 1), world.clock.now()); });
        };
        record(payment);
        payment.status = MoneyStatus::failed;
        payment.failure_code = "card_declined";
        record(payment);
        record(refund);
        const auto shown = ok("/api/orders/" + order.id.str(), organizer());
        const auto payments = *shown.root().find("payments"), refunds = *shown.root().find("refunds");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, payments.size());
        CPPUNIT_ASSERT_EQUAL(std::string("failed"), payments.at(0).get("status"));
        CPPUNIT_ASSERT_EQUAL(std::string("card_declined"), payments.at(0).get("failure_code"));
        CPPUNIT_ASSERT_EQUAL(PaymentId(payment.id).str(), payments.at(0).get("id"));
        CPPUNIT_ASSERT_EQUAL(std::string("too late"), refunds.at(0).get("reason"));
        CPPUNIT_ASSERT_EQUAL(std::string("USD"), refunds.at(0).get("amount", "currency"));
    }

    void giving_up_is_a_route_too()
    {
        const auto order = world.place(event, type, 2);
        const auto path = "/api/orders/" + order.id.str() + "/cancel?secret=" + world.orders.secret(order);
        const auto response = world.send(routes(), world.request("POST", path));
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        ASSERT_CONTAINS(R"("status":"cancelled")", response.body);
        ASSERT_CONTAINS(R"("expires_at":null)", response.body);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).held);
    }

    void my_orders_come_latest_first_in_pages()
    {
        const auto me = world.person("Bo");
        std::vector<std::string> placed, listed;
        for (int i = 0; i < 5; ++i) {
            placed.insert(placed.begin(),
                world.orders.place(me.caller, world.wish(event, type), world.random.bytes(32)).order.number);
            if (i % 2) world.clock.advance(1s);  // some at the same moment
        }
        world.place(event, type);
        std::string cursor;
        do {
            const auto page = ok("/api/orders?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor),
                world.bearer(me.user.id));
            for (std::size_t i = 0; i < items(page); ++i) {
                const auto order = page.root().find("items")->at(i);
                listed.push_back(order.get("number"));
                CPPUNIT_ASSERT_EQUAL(std::size_t{1}, order.find("lines")->size());
            }
            cursor = page.root().get("next_cursor");
        } while (!cursor.empty());
        CPPUNIT_ASSERT_EQUAL(placed.size(), listed.size());
        CPPUNIT_ASSERT(std::set(placed.begin(), placed.end()) == std::set(listed.begin(), listed.end()));
        CPPUNIT_ASSERT_EQUAL(placed.front(), listed.front());
    }

    void an_events_orders_are_searched_and_filtered_by_members_alone()
    {
        auto wanted = world.wish(event, type);
        wanted.buyer.name = "Zoë Smith";
        wanted.buyer.email = "ZOE@example.org";
        const auto zoe = world.place(wanted).order;
        const auto paid = world.place(event, type);
        world.complete(paid.id);
        const auto path = "/api/events/" + event.str() + "/orders";
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, items(ok(path, organizer())));
        for (const auto& q : {std::string("smith"), std::string("zoe@"), zoe.number, zoe.number.substr(0, 6)})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                q, zoe.number, ok(path + "?q=" + q, organizer()).root().find("items")->at(0).get("number"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, items(ok(path + "?q=_", organizer())));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, items(ok(path + "?status=completed", organizer())));
        CPPUNIT_ASSERT_EQUAL(422, get(path + "?status=paid", organizer()).status);
        CPPUNIT_ASSERT_EQUAL(422, get(path + "?cursor=x", organizer()).status);
    }

    void buyers_are_found_with_and_without_accents()
    {
        for (const auto* name : {"José Núñez", "Jose Nunez", "Bo"}) {
            auto wanted = world.wish(event, type);
            wanted.buyer.name = name;
            world.place(wanted);
        }
        // é, e with a combining accent, plain letters, capitals
        for (const std::string q : {"Jos%C3%A9", "Jose%CC%81", "jose+nunez", "N%C3%9A%C3%91EZ"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                q, std::size_t{2}, items(ok("/api/events/" + event.str() + "/orders?q=" + q, organizer())));
    }

    void the_dashboard_adds_up()
    {
        world.complete(world.place(event, type, 3).id);
        world.complete(world.place(event, type, 2).id);
        world.place(event, type, 4);
        const auto board = world.orders.dashboard(world.organizer.caller, event);
        CPPUNIT_ASSERT_EQUAL(5, board.sold);
        CPPUNIT_ASSERT_EQUAL(4, board.held);
        CPPUNIT_ASSERT_EQUAL(50, *board.capacity);
        CPPUNIT_ASSERT_EQUAL(2, board.orders);
        CPPUNIT_ASSERT(board.gross == (Money{12500, "USD"}));
        CPPUNIT_ASSERT(board.per_type.at(0).gross == board.gross && board.today.gross == board.gross);
        CPPUNIT_ASSERT_EQUAL(5, board.today.sold);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, board.latest.size());
        CPPUNIT_ASSERT_EQUAL(200, get("/api/events/" + event.str() + "/dashboard", organizer()).status);
        world.type(event, std::nullopt);
        CPPUNIT_ASSERT(!world.orders.dashboard(world.organizer.caller, event).capacity);
    }

    void the_dashboards_days_are_those_of_the_events_zone()
    {
        auto plan = world.plan();
        world.clock.at = *parse_rfc3339("2036-11-01T04:30:00Z");  // the last day of October in Chicago
        plan.starts_at = *parse_rfc3339("2036-12-01T18:00:00Z");
        plan.ends_at = *parse_rfc3339("2036-12-01T22:00:00Z");
        const auto later = world.event(plan);
        const auto general = world.type(later, 50);
        world.complete(world.place(later, general, 1).id);
        world.clock.at = *parse_rfc3339("2036-11-03T05:59:00Z");  // after the clocks went back: still the 2nd
        world.complete(world.place(later, general, 2).id);
        world.clock.at = *parse_rfc3339("2036-11-03T06:00:00Z");
        const auto series = world.orders.dashboard(world.organizer.caller, later).series;
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, series.size());
        const std::vector<std::pair<std::string, int>> days{
            {"2036-10-31", 1}, {"2036-11-01", 0}, {"2036-11-02", 2}, {"2036-11-03", 0}};
        for (std::size_t i = 0; i < days.size(); ++i) {
            CPPUNIT_ASSERT_EQUAL(days[i].first, series[i].date);
            CPPUNIT_ASSERT_EQUAL(days[i].second, series[i].sold);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, series[2].gross);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoutesTest);

}  // namespace gatehouse::orders
