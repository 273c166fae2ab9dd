// The HTTP face of events.

#include "modules/events/routes.hpp"

#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::events {

class EventsRoutesTest : public support::RoutesFixture<support::EventsWorld, routes> {
    CPPUNIT_TEST_SUITE(EventsRoutesTest);
    CPPUNIT_TEST(the_walk_s_event_is_created_read_and_changed);
    CPPUNIT_TEST(bad_input_is_told_field_by_field_and_stores_nothing);
    CPPUNIT_TEST(a_foreign_tenant_finds_nothing_on_any_route);
    CPPUNIT_TEST(malformed_ids_are_not_found);
    CPPUNIT_TEST(public_reads_have_a_tag_and_answer_304);
    CPPUNIT_TEST(a_draft_is_never_kept_by_caches);
    CPPUNIT_TEST(earlier_addresses_redirect_on_the_api_and_the_page);
    CPPUNIT_TEST(an_unknown_page_is_a_404_for_people);
    CPPUNIT_TEST(crawlers_get_a_map);
    CPPUNIT_TEST(search_parameters_are_checked);
    CPPUNIT_TEST_SUITE_END();

    static std::string header(const http::Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }

    void the_walk_s_event_is_created_read_and_changed()
    {
        const auto made = send("POST", "/api/events",
            R"({"name":"Walk","type":"ticketed","starts_at":"2030-05-01T19:00:00Z",
            "ends_at":"2030-05-01T23:00:00Z","zone":"Europe/Berlin","currency":"EUR","venue":{"name":"Hall","address":"1 St",
            "city":"Berlin","region":"BE","postal_code":"10115","country":"DE"}})",
            token);
        CPPUNIT_ASSERT_EQUAL(201, made.status);
        const auto event = json::Document::parse(made.body);
        CPPUNIT_ASSERT_EQUAL(std::string("draft"), event.root().get("status"));
        CPPUNIT_ASSERT_EQUAL(std::string("2030-05-01T21:00:00"), event.root().get("starts_local"));
        const auto path = "/api/events/" + event.root().get("id");
        const auto changed = send("PUT", path, R"({"version":1,"description":"*Hi*"})", token);
        CPPUNIT_ASSERT_EQUAL(200, changed.status);
        CPPUNIT_ASSERT_EQUAL(std::string("<p><em>Hi</em></p>\n"),
            json::Document::parse(changed.body).root().get("description_html"));
        CPPUNIT_ASSERT_EQUAL(409, send("PUT", path, R"({"version":1})", token).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path).status);
        CPPUNIT_ASSERT_EQUAL(200, send("GET", path, "", token).status);
        CPPUNIT_ASSERT_EQUAL(204, send("DELETE", path, "", token).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path, "", token).status);
    }

    void bad_input_is_told_field_by_field_and_stores_nothing()
    {
        const auto wrong =
            send("POST", "/api/events", R"({"name":"","type":"rave","starts_at":"soon","zone":"Moon/Base",
            "currency":"XXX","venue":{"country":"Germany","planet":"x"},"colour":1})",
                token);
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        for (const char* pointer : {"/name", "/type", "/starts_at", "/ends_at", "/zone", "/currency",
                 "/venue/country", "/venue/planet", "/colour"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", wrong.body);
        CPPUNIT_ASSERT_EQUAL(401, send("POST", "/api/events", "{}").status);
        const auto early =
            send("POST", "/api/events", R"({"name":"x","type":"free","starts_at":"0001-01-01T00:00:00Z",
            "ends_at":"0001-01-02T00:00:00Z","zone":"UTC","currency":"EUR"})",
                token);
        CPPUNIT_ASSERT_EQUAL(422, early.status);
    }

    void a_foreign_tenant_finds_nothing_on_any_route()
    {
        const auto draft = world.draft();
        const auto path = "/api/events/" + draft.id.str();
        struct Case {
            const char *method, *rest, *body;
        };
        for (const Case& c : {Case{"GET", "", ""}, {"PUT", "", R"({"version":1,"name":"Mine"})"},
                 {"DELETE", "", ""}, {"GET", "/calendar.ics", ""}, {"POST", "/media", "x"},
                 {"DELETE", "/media/media_01h455vb4pex5vsknk084sn02q", ""}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                std::string(c.method) + c.rest, 404, send(c.method, path + c.rest, c.body, stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/events/slug/" + draft.slug, "", stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/e/" + draft.slug, "", stranger).status);
        CPPUNIT_ASSERT_EQUAL(std::string("Jazz Night"), world.read(draft.id).name);
    }

    void malformed_ids_are_not_found()
    {
        for (const char* id :
            {"1", "order_01h455vb4pex5vsknk084sn02q", "event_", "event_01h455vb4pex5vsknk084sn02Q", "%00"})
            for (const char* rest : {"", "/calendar.ics"})
                CPPUNIT_ASSERT_EQUAL(
                    404, send("GET", "/api/events/" + std::string(id) + rest, "", token).status);
    }

    void public_reads_have_a_tag_and_answer_304()
    {
        const auto event = world.published();
        for (const auto& path : {"/api/events/" + event.id.str(), "/api/events/slug/" + event.slug,
                 "/e/" + event.slug, std::string("/api/categories")}) {
            const auto first = send("GET", path);
            CPPUNIT_ASSERT_EQUAL(200, first.status);
            ASSERT_CONTAINS("public, max-age=1", header(first, "Cache-Control"));
            auto again = world.request("GET", path);
            again.headers.emplace_back("if-none-match", "W/" + header(first, "ETag"));
            const auto second = world.send(routes(), again);
            CPPUNIT_ASSERT_EQUAL(304, second.status);
            CPPUNIT_ASSERT(second.body.empty());
        }
        auto stale = world.request("GET", "/api/events/" + event.id.str());
        stale.headers.emplace_back("if-none-match", "\"AAAAAAAAAAAAAAAA\"");
        CPPUNIT_ASSERT_EQUAL(200, world.send(routes(), stale).status);
    }

    void a_draft_is_never_kept_by_caches()
    {
        const auto draft = world.draft();
        for (const auto& path : {"/api/events/" + draft.id.str(), "/e/" + draft.slug}) {
            const auto response = send("GET", path, "", token);
            CPPUNIT_ASSERT_EQUAL(200, response.status);
            CPPUNIT_ASSERT(header(response, "Cache-Control").find("public") == std::string::npos);
        }
        ASSERT_CONTAINS("noindex", send("GET", "/e/" + draft.slug, "", token).body);
    }

    void earlier_addresses_redirect_on_the_api_and_the_page()
    {
        const auto event = world.published();
        EventChange change;
        change.version = event.version;
        change.slug = event.slug + "-new";
        Editor(world.context).update(world.organizer.caller, event.id, change);
        const auto api = send("GET", "/api/events/slug/" + event.slug);
        CPPUNIT_ASSERT_EQUAL(301, api.status);
        CPPUNIT_ASSERT_EQUAL("/api/events/slug/" + *change.slug, header(api, "Location"));
        CPPUNIT_ASSERT_EQUAL(*change.slug, json::Document::parse(api.body).root().get("slug"));
        const auto page = send("GET", "/e/" + event.slug);
        CPPUNIT_ASSERT_EQUAL(301, page.status);
        CPPUNIT_ASSERT_EQUAL("/e/" + *change.slug, header(page, "Location"));
    }

    void an_unknown_page_is_a_404_for_people()
    {
        const auto response = send("GET", "/e/no-such-thing-" + world.random.code(8));
        CPPUNIT_ASSERT_EQUAL(404, response.status);
        ASSERT_CONTAINS("text/html", response.content_type);
        ASSERT_CONTAINS("We could not find that event", response.body);
    }

    void crawlers_get_a_map()
    {
        const auto event = world.published(), hidden = world.draft();
        const auto map = send("GET", "/sitemap.xml");
        ASSERT_CONTAINS("/e/" + event.slug + "</loc>", map.body);
        CPPUNIT_ASSERT(map.body.find(hidden.slug + "<") == std::string::npos);
        ASSERT_CONTAINS("/sitemap.xml", send("GET", "/robots.txt").body);
    }

    void search_parameters_are_checked()
    {
        for (const char* query :
            {"limit=0", "limit=101", "from=yesterday", "free=maybe", "sort=price", "page=2", "cursor=x"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 422, send("GET", "/api/events?" + std::string(query)).status);
        CPPUNIT_ASSERT_EQUAL(200,
            send("GET",
                "/api/events?q=%2Bjazz%20-night%20%E6%9D%B1%E4%BA%AC%22%28&limit=5&free=true&sort=newest")
                .status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EventsRoutesTest);

}  // namespace gatehouse::events
