// The HTTP face of lines.

#include "modules/queue/routes.hpp"

#include "modules/queue/organizer.hpp"
#include "tests/support/queue_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {
http::Routes all_routes() { return routes(); }
}  // namespace

class RoutesTest : public support::RoutesFixture<support::QueueWorld, all_routes> {
    CPPUNIT_TEST_SUITE(RoutesTest);
    CPPUNIT_TEST(a_guest_proves_the_address_joins_looks_and_leaves);
    CPPUNIT_TEST(who_joins_again_is_answered_with_the_same_place);
    CPPUNIT_TEST(a_wrong_code_is_tried_five_times_and_no_more);
    CPPUNIT_TEST(asking_for_a_code_answers_the_same_however_often);
    CPPUNIT_TEST(a_line_is_public_and_names_nobody);
    CPPUNIT_TEST(a_draw_shows_its_seed_after_it_and_not_before);
    CPPUNIT_TEST(the_organizer_sees_pauses_and_writes_to_a_line);
    CPPUNIT_TEST(a_stranger_neither_sees_nor_changes_a_line);
    CPPUNIT_TEST(my_places_are_mine_alone);
    CPPUNIT_TEST_SUITE_END();

    http::Response join(const std::string& body, const std::string& bearer = {})
    {
        auto request = world.request("POST", "/api/queue/entries", body, bearer);
        request.headers.emplace_back("idempotency-key", world.unique("key"));
        return world.send(routes(), std::move(request));
    }
    std::string body(const ItemId& item, const std::string& token)
    {
        return R"({"ticket_type_id":")" + item.str() + R"(","quantity":1,"name":"Wanda","guest_token":")" +
               token + "\"}";
    }
    std::string last_code(const std::string& email)
    {
        return world.context.db.read([&](db::Session& s) {
            const auto id = s.one(
                "SELECT id FROM queue_guests WHERE email = ? ORDER BY created_at DESC, id DESC LIMIT 1",
                [](const db::Row& row) { return row.id<GuestId>(1); }, email);
            return secrets::code(world.context.config, id.value());
        });
    }

    void a_guest_proves_the_address_joins_looks_and_leaves()
    {
        const auto sold = world.sold_out();
        const auto email = world.unique("wanda.") + "@example.org";
        const auto item = ItemId(sold.type).str();
        CPPUNIT_ASSERT_EQUAL(202, send("POST", "/api/queue/guests",
                                      R"({"email":")" + email + R"(","ticket_type_id":")" + item + "\"}")
                                      .status);
        const auto token = ok(200, send("POST", "/api/queue/guests/confirm",
                                       R"({"email":")" + email + R"(","code":")" + last_code(email) + "\"}"))
                               .root()
                               .get("guest_token");
        const auto entry = ok(201, join(body(sold.type, token)));
        const auto id = entry.root().get("id"), secret = entry.root().get("secret");
        CPPUNIT_ASSERT_EQUAL(std::string("waiting"), entry.root().get("status"));
        const auto path = "/api/queue/entries/" + id;
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path + "?secret=" + secret + "x").status);
        const auto seen = ok(200, send("GET", path + "?secret=" + secret));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, seen.root().find("position")->integer());
        CPPUNIT_ASSERT_EQUAL(204, send("GET", path + "/live?secret=" + secret).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path + "/live").status);
        const auto left = ok(200, send("DELETE", path + "?secret=" + secret));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), left.root().get("status"));
        ok(200, send("DELETE", path + "?secret=" + secret));
    }

    void who_joins_again_is_answered_with_the_same_place()
    {
        const auto sold = world.sold_out();
        const auto wanted = body(sold.type, world.token_of(world.unique("wanda.") + "@example.org"));
        const auto first = ok(201, join(wanted)), again = ok(200, join(wanted));
        CPPUNIT_ASSERT_EQUAL(first.root().get("id"), again.root().get("id"));
        CPPUNIT_ASSERT_EQUAL(first.root().get("secret"), again.root().get("secret"));
        CPPUNIT_ASSERT_EQUAL(422, join(R"({"quantity":1})").status);
    }

    void a_wrong_code_is_tried_five_times_and_no_more()
    {
        const auto sold = world.sold_out();
        const auto email = world.unique("wanda.") + "@example.org";
        send("POST", "/api/queue/guests",
            R"({"email":")" + email + R"(","ticket_type_id":")" + ItemId(sold.type).str() + "\"}");
        const std::string right = last_code(email), wrong = right == "000000" ? "000001" : "000000";
        const auto confirm = [&](const std::string& code) {
            return send(
                "POST", "/api/queue/guests/confirm", R"({"email":")" + email + R"(","code":")" + code + "\"}")
                .status;
        };
        for (int i = 0; i < 5; ++i) CPPUNIT_ASSERT_EQUAL(422, confirm(wrong));
        CPPUNIT_ASSERT_EQUAL(422, confirm(right));
    }

    void asking_for_a_code_answers_the_same_however_often()
    {
        const auto sold = world.sold_out();
        const auto email = world.unique("wanda.") + "@example.org";
        for (int i = 0; i < 7; ++i)
            CPPUNIT_ASSERT_EQUAL(202,
                send("POST", "/api/queue/guests",
                    R"({"email":")" + email + R"(","ticket_type_id":")" + ItemId(sold.type).str() + "\"}")
                    .status);
        CPPUNIT_ASSERT_EQUAL(5, world.context.db.read([&](db::Session& s) {
            return repo::guests_since(s, email, world.clock.now() - 1h);
        }));
    }

    void a_line_is_public_and_names_nobody()
    {
        const auto sold = world.sold_out();
        world.join(sold.type);
        const auto response = send("GET", "/api/queue/lines/" + ItemId(sold.type).str());
        const auto line = ok(200, response);
        CPPUNIT_ASSERT_EQUAL(std::string("waiting_list"), line.root().get("mode"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, line.root().find("waiting")->integer());
        CPPUNIT_ASSERT(response.body.find("@") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/queue/lines/nonsense").status);
    }

    void a_draw_shows_its_seed_after_it_and_not_before()
    {
        const auto event = world.event();
        const auto type = world.room(event, 3, world.clock.now() + 1h);
        const auto entry = world.join(type);
        const auto path = "/api/queue/draws/" + world.line(type).draw->str();
        CPPUNIT_ASSERT(ok(200, send("GET", path)).root().find("seed")->is_null());
        world.clock.advance(1h);
        world.offers.serve(event);
        const auto done = ok(200, send("GET", path));
        CPPUNIT_ASSERT_EQUAL(std::size_t{64}, done.root().get("seed").size());
        CPPUNIT_ASSERT_EQUAL(entry.id.str(), done.root().find("entries")->at(0).get("entry_id"));
    }

    void the_organizer_sees_pauses_and_writes_to_a_line()
    {
        const auto sold = world.sold_out();
        const auto entry = world.join(sold.type);
        const auto item = ItemId(sold.type).str();
        const auto lines = ok(200, send("GET", "/api/events/" + sold.event.str() + "/queue", {}, token));
        CPPUNIT_ASSERT_EQUAL(item, lines.root().find("items")->at(0).get("item_id"));
        const auto paused = ok(200,
            send("PUT", "/api/queue/lines/" + item, R"({"state":"paused","admit_per_minute":30})", token));
        CPPUNIT_ASSERT_EQUAL(std::string("paused"), paused.root().get("state"));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("queue.changed", sold.type.uuid()));
        const auto people = ok(200, send("GET", "/api/queue/lines/" + item + "/entries?limit=1", {}, token));
        CPPUNIT_ASSERT_EQUAL(entry.email, people.root().find("items")->at(0).get("email"));
        const std::string message = R"({"subject":"Hello","text":"Two more days were added."})";
        ok(202, send("POST", "/api/queue/lines/" + item + "/message", message, token));
        CPPUNIT_ASSERT_EQUAL(
            429, send("POST", "/api/queue/lines/" + item + "/message", message, token).status);
        while (Organizer::send_some(world.context) > 0) {}
        CPPUNIT_ASSERT_EQUAL(1, world.told("queue.message", entry.id.uuid()));
    }

    void a_stranger_neither_sees_nor_changes_a_line()
    {
        const auto sold = world.sold_out();
        world.join(sold.type);
        const auto item = "/api/queue/lines/" + ItemId(sold.type).str();
        CPPUNIT_ASSERT_EQUAL(
            404, send("GET", "/api/events/" + sold.event.str() + "/queue", {}, stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("PUT", item, R"({"state":"paused"})", stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", item + "/entries", {}, stranger).status);
        CPPUNIT_ASSERT_EQUAL(
            404, send("POST", item + "/message", R"({"subject":"a","text":"b"})", stranger).status);
        CPPUNIT_ASSERT_EQUAL(401, send("GET", item + "/entries").status);
    }

    void my_places_are_mine_alone()
    {
        const auto sold = world.sold_out();
        const auto mine = ok(201, join(body(sold.type, ""), stranger));
        const auto list = ok(200, send("GET", "/api/queue/entries", {}, stranger));
        CPPUNIT_ASSERT_EQUAL(mine.root().get("id"), list.root().find("items")->at(0).get("id"));
        const auto others = ok(200, send("GET", "/api/queue/entries", {}, token));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, others.root().find("items")->size());
        CPPUNIT_ASSERT_EQUAL(
            404, send("GET", "/api/queue/entries/" + mine.root().get("id"), {}, token).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoutesTest);

}  // namespace gatehouse::queue
