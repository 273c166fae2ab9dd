// The HTTP face of days, bundles and codes.

#include "common/json/json.hpp"
#include "common/time.hpp"
#include "modules/inventory/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::inventory {

class SharedRoutesTest : public support::RoutesFixture<support::InventoryWorld, routes> {
    CPPUNIT_TEST_SUITE(SharedRoutesTest);
    CPPUNIT_TEST(days_and_a_bundle_are_made_and_shown_to_everybody);
    CPPUNIT_TEST(wall_time_is_that_of_the_event);
    CPPUNIT_TEST(a_code_is_made_and_checked);
    CPPUNIT_TEST(codes_cannot_be_guessed_for_long);
    CPPUNIT_TEST(bad_input_is_told_field_by_field);
    CPPUNIT_TEST(a_foreign_tenant_finds_nothing);
    CPPUNIT_TEST_SUITE_END();

    std::string day(const events::Event& event, int hours)
    {
        const auto from = to_rfc3339(event.starts_at + std::chrono::hours(hours)),
                   to = to_rfc3339(event.starts_at + std::chrono::hours(hours + 1));
        return ok(
            201, send("POST", "/api/events/" + event.id.str() + "/days",
                     R"({"starts_at":")" + from + R"(","ends_at":")" + to + R"(","capacity":20})", token))
            .root()
            .get("id");
    }
    std::string bundle(const events::Event& event, const std::string& one, const std::string& two)
    {
        return ok(201, send("POST", "/api/bundles",
                           R"({"event_id":")" + event.id.str() + R"(","name":"Pass","day_ids":[")" + one +
                               R"(",")" + two + R"("],"price":{"amount":4000,"currency":"USD"}})",
                           token))
            .root()
            .get("id");
    }
    http::Response code(const std::string& event, const std::string& more)
    {
        return send("POST", "/api/discount-codes",
            R"({"event_id":")" + event + R"(","code":"Spring","kind":"percentage","percent_off":1500)" +
                more + "}",
            token);
    }
    http::Response check(const std::string& event, const std::string& code)
    {
        return send("POST", "/api/discount-codes/check",
            R"({"event_id":")" + event + R"(","code":")" + code + R"("})");
    }

    void days_and_a_bundle_are_made_and_shown_to_everybody()
    {
        const auto on = world.on_sale(50);
        const auto event = world.read(on.event);
        const auto one = day(event, 0), two = day(event, 1);
        const auto pass = bundle(event, one, two);
        const auto days = ok(200, send("GET", "/api/events/" + on.event.str() + "/days"));
        CPPUNIT_ASSERT_EQUAL(one, days.root().find("items")->at(0).get("id"));
        CPPUNIT_ASSERT(days.root().find("items")->at(0).find("capacity")->is_null());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{20}, days.root().find("items")->at(0).find("available")->integer());
        ASSERT_CONTAINS(
            R"("capacity":20)", send("GET", "/api/events/" + on.event.str() + "/days", {}, token).body);
        const auto shown = send("GET", "/api/bundles?event_id=" + on.event.str()).body;
        ASSERT_CONTAINS(R"("days":[")" + one + R"(",")" + two + R"("])", shown);
        ASSERT_CONTAINS(R"("state":"on_sale")", shown);
        CPPUNIT_ASSERT(
            send("GET", "/api/ticket-types?event_id=" + on.event.str()).body.find(pass) == std::string::npos);
        ASSERT_CONTAINS(R"("bundles":[{"id":")" + pass + R"(","available":20,)",
            send("GET", "/api/availability/" + on.event.str()).body);
        ok(200, send("PUT", "/api/bundles/" + pass, R"({"price":{"amount":1000,"currency":"USD"}})", token));
        world.inventory.refresh(on.event);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000}, world.read(on.event).sale.price_from.value());
        ok(200, send("PUT", "/api/events/" + on.event.str() + "/capacity", R"({"capacity":30})", token));
        ASSERT_CONTAINS(R"("event_capacity":30)",
            send("GET", "/api/ticket-types?event_id=" + on.event.str(), {}, token).body);
        ASSERT_CONTAINS(
            R"("event_capacity":null)", send("GET", "/api/bundles?event_id=" + on.event.str()).body);
        CPPUNIT_ASSERT_EQUAL(409, send("DELETE", "/api/event-days/" + one, {}, token).status);
        ok(204, send("DELETE", "/api/bundles/" + pass, {}, token));
        ok(204, send("DELETE", "/api/event-days/" + one, {}, token));
    }

    void wall_time_is_that_of_the_event()
    {
        const auto event = world.read(world.on_sale(50).event);
        const auto from = zone::to_local(event.starts_at, event.zone);
        const auto made = ok(201, send("POST", "/api/events/" + event.id.str() + "/days",
                                      R"({"starts_at":")" + from + R"(","ends_at":")" +
                                          to_rfc3339(event.ends_at) + R"(","name":"Opening"})",
                                      token));
        CPPUNIT_ASSERT_EQUAL(to_rfc3339(event.starts_at), made.root().get("starts_at"));
        CPPUNIT_ASSERT_EQUAL(from, made.root().get("starts_local"));
        CPPUNIT_ASSERT_EQUAL(from.substr(0, 10), made.root().get("date"));
    }

    void a_code_is_made_and_checked()
    {
        const auto on = world.on_sale(50);
        auto hidden = support::type_plan(on.event, 5);
        hidden.visibility = Visibility::hidden;
        const auto secret = world.add_type(hidden).id.str();
        const auto made = ok(201, code(on.event.str(), R"(,"max_uses":5,"unlocks":[")" + secret + R"("])"));
        CPPUNIT_ASSERT_EQUAL(409, code(on.event.str(), "").status);
        const auto checked = ok(200, check(on.event.str(), "sPRING"));
        CPPUNIT_ASSERT_EQUAL(std::string("Spring"), checked.root().get("code"));
        CPPUNIT_ASSERT_EQUAL(secret, checked.root().find("unlocked")->find("ticket_types")->at(0).get("id"));
        CPPUNIT_ASSERT(!checked.root().find("uses"));
        const auto unknown = check(on.event.str(), "autumn");
        CPPUNIT_ASSERT_EQUAL(404, unknown.status);
        ASSERT_CONTAINS(R"("code":"code_unknown")", unknown.body);
        ASSERT_CONTAINS(
            R"("uses":0)", send("GET", "/api/discount-codes?event_id=" + on.event.str(), {}, token).body);
        const auto path = "/api/discount-codes/" + made.root().get("id");
        ok(200, send("PUT", path, R"({"ends_at":")" + to_rfc3339(world.clock.at) + R"("})", token));
        CPPUNIT_ASSERT_EQUAL(409, check(on.event.str(), "spring").status);
        ok(204, send("DELETE", path, {}, token));
    }

    void codes_cannot_be_guessed_for_long()
    {
        const auto event = world.on_sale(5).event.str();
        const auto request = world.request(
            "POST", "/api/discount-codes/check", R"({"event_id":")" + event + R"(","code":"guess"})", {});
        for (int i = 0; i < 20; ++i) CPPUNIT_ASSERT_EQUAL(404, world.send(routes(), request).status);
        CPPUNIT_ASSERT_EQUAL(429, world.send(routes(), request).status);
    }

    void bad_input_is_told_field_by_field()
    {
        const auto event = world.draft().id.str();
        const auto wrong = send("POST", "/api/discount-codes",
            R"({"event_id":")" + event +
                R"(","code":"a b","kind":"gift","percent_off":10001,"max_uses":0,"unlocks":["x"],"colour":1})",
            token);
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        for (const char* pointer : {"/code", "/kind", "/percent_off", "/max_uses", "/unlocks/0", "/colour"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", wrong.body);
        ASSERT_CONTAINS(
            "/amount_off", send("POST", "/api/discount-codes",
                               R"({"event_id":")" + event + R"(","code":"FIXED","kind":"fixed"})", token)
                               .body);
        ASSERT_CONTAINS("/starts_at", send("POST", "/api/events/" + event + "/days",
                                          R"({"starts_at":"soon","ends_at":"2026-11-20T10:00"})", token)
                                          .body);
    }

    void a_foreign_tenant_finds_nothing()
    {
        const auto event = world.draft();
        const auto one = day(event, 0), two = day(event, 1), pass = bundle(event, one, two);
        const auto made = ok(201, code(event.id.str(), "")).root().get("id");
        const auto of = "/api/events/" + event.id.str();
        struct Case {
            std::string method, path, body;
        };
        for (const auto& c :
            {Case{"GET", of + "/days", ""}, Case{"PUT", of + "/capacity", R"({"capacity":1})"},
                Case{"PUT", "/api/event-days/" + one, R"({"name":"Mine"})"},
                Case{"DELETE", "/api/event-days/" + one, ""}, Case{"GET", "/api/bundles/" + pass, ""},
                Case{"PUT", "/api/bundles/" + pass, R"({"name":"Mine"})"},
                Case{"DELETE", "/api/bundles/" + pass, ""},
                Case{"GET", "/api/bundles?event_id=" + event.id.str(), ""},
                Case{"GET", "/api/discount-codes?event_id=" + event.id.str(), ""},
                Case{"PUT", "/api/discount-codes/" + made, R"({"active":false})"},
                Case{"DELETE", "/api/discount-codes/" + made, ""}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                c.method + " " + c.path, 404, send(c.method, c.path, c.body, stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, check(event.id.str(), "spring").status);  // a draft's code
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SharedRoutesTest);

}  // namespace gatehouse::inventory
