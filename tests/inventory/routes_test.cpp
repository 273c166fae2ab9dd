// The HTTP face of inventory.

#include "modules/inventory/routes.hpp"

#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::inventory {

class InventoryRoutesTest : public support::RoutesFixture<support::InventoryWorld, routes> {
    CPPUNIT_TEST_SUITE(InventoryRoutesTest);
    CPPUNIT_TEST(the_walk_s_ticket_type_is_created_published_and_shown);
    CPPUNIT_TEST(bad_input_is_told_field_by_field);
    CPPUNIT_TEST(a_foreign_tenant_finds_nothing_on_any_route);
    CPPUNIT_TEST(malformed_ids_are_not_found);
    CPPUNIT_TEST(what_is_missing_for_publishing_is_told_at_once);
    CPPUNIT_TEST(availability_is_public_and_short_lived);
    CPPUNIT_TEST_SUITE_END();

    void the_walk_s_ticket_type_is_created_published_and_shown()
    {
        const auto event = world.draft().id.str();
        const auto type = ok(201,
            send("POST", "/api/ticket-types",
                R"({"event_id":")" + event +
                    R"(","name":"GA","price":{"amount":2500,"currency":"USD"},"capacity":50,"max_per_order":4})",
                token));
        CPPUNIT_ASSERT_EQUAL(std::string("on_sale"), type.root().get("state"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{50}, type.root().find("available")->integer());
        const auto published = ok(200, send("POST", "/api/events/" + event + "/publish", "{}", token));
        CPPUNIT_ASSERT_EQUAL(std::string("published"), published.root().get("status"));
        const auto path = "/api/ticket-types/" + type.root().get("id");
        const auto changed =
            ok(200, send("PUT", path, R"({"capacity":null,"price":{"amount":0,"currency":"USD"}})", token));
        CPPUNIT_ASSERT(changed.root().find("available")->is_null());
        ASSERT_CONTAINS("\"GA\"", send("GET", "/api/ticket-types?event_id=" + event).body);
        ok(200, send("GET", path));
        ok(204, send("DELETE", path, "", token));
        const auto copy =
            ok(201, send("POST", "/api/events/" + event + "/duplicate", R"({"name":"Again"})", token));
        CPPUNIT_ASSERT_EQUAL(std::string("draft"), copy.root().get("status"));
        const auto gone =
            ok(200, send("POST", "/api/events/" + event + "/cancel", R"({"reason":"Rain"})", token));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), gone.root().get("status"));
    }

    void bad_input_is_told_field_by_field()
    {
        const auto wrong = send("POST", "/api/ticket-types",
            R"({"event_id":"event_x","name":"","price":{"amount":-1,"currency":"USD"},
            "capacity":-5,"max_per_order":0,"sales_start":"soon","sale_mode":"maybe","colour":1})",
            token);
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        for (const char* pointer : {"/event_id", "/name", "/price/amount", "/capacity", "/max_per_order",
                 "/sales_start", "/sale_mode", "/colour"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", wrong.body);
        CPPUNIT_ASSERT_EQUAL(422, send("GET", "/api/ticket-types").status);
        CPPUNIT_ASSERT_EQUAL(401, send("POST", "/api/ticket-types", "{}").status);
    }

    void a_foreign_tenant_finds_nothing_on_any_route()
    {
        const auto event = world.draft().id;
        const auto type = world.add_type(event, 5).id.type().value();
        const auto types = "/api/ticket-types/" + type.str(), events = "/api/events/" + event.str();
        struct Case {
            std::string method, path, body;
        };
        for (const auto& c : {Case{"GET", types, ""}, Case{"PUT", types, R"({"name":"Mine"})"},
                 Case{"DELETE", types, ""}, Case{"GET", "/api/ticket-types?event_id=" + event.str(), ""},
                 Case{"GET", "/api/availability/" + event.str(), ""},
                 Case{"POST", "/api/ticket-types",
                     R"({"event_id":")" + event.str() +
                         R"(","name":"x","price":{"amount":1,"currency":"USD"}})"},
                 Case{"POST", events + "/publish", "{}"}, Case{"POST", events + "/cancel", "{}"},
                 Case{"POST", events + "/duplicate", "{}"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                c.method + " " + c.path, 404, send(c.method, c.path, c.body, stranger).status);
        CPPUNIT_ASSERT(world.read(event).status == events::Status::draft);
        CPPUNIT_ASSERT_EQUAL(std::string("General Admission"), world.stock({event, type}).name);
    }

    void malformed_ids_are_not_found()
    {
        for (const char* path : {"/api/ticket-types/1", "/api/ticket-types/event_01h455vb4pex5vsknk084sn02q",
                 "/api/availability/x", "/api/availability/event_01h455vb4pex5vsknk084sn02q"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, send("GET", path, "", token).status);
    }

    void what_is_missing_for_publishing_is_told_at_once()
    {
        auto plan = world.plan();
        plan.venue.reset();
        const auto response =
            send("POST", "/api/events/" + world.draft(plan).id.str() + "/publish", "{}", token);
        CPPUNIT_ASSERT_EQUAL(409, response.status);
        ASSERT_CONTAINS(R"("code":"not_publishable")", response.body);
        for (const char* pointer : {"/venue", "/ticket_types"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", response.body);
    }

    void availability_is_public_and_short_lived()
    {
        const auto on = world.on_sale(10);
        world.hold(on, 3);
        const auto response = send("GET", "/api/availability/" + on.event.str());
        CPPUNIT_ASSERT_EQUAL(
            R"({"event_id":")" + on.event.str() + R"(","ticket_types":[{"id":")" + on.type.str() +
                R"(","available":7,"held":3,"sold_out":false,"state":"on_sale","queue":null}],"bundles":[]})",
            response.body);
        bool cached = false;
        for (const auto& [name, value] : response.headers)
            cached = cached || (name == "Cache-Control" && value.find("max-age=1") != std::string::npos);
        CPPUNIT_ASSERT(cached);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InventoryRoutesTest);

}  // namespace gatehouse::inventory
