// Response views, pages and the OpenAPI document that comes from the same declarations.

#include "common/json/view.hpp"

#include "common/error.hpp"
#include "common/http/openapi.hpp"
#include "common/http/page.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse {

namespace {

struct Seat {
    std::string row;
    int number = 0;
};

struct Show {
    EventId id;
    std::string name;
    std::optional<Time> starts_at;
    std::optional<Money> price;
    std::vector<Seat> seats;
    std::optional<Seat> best;
    std::vector<std::string> tags;
};

const auto kSeat = view::object<Seat>("Seat").field("row", &Seat::row).field("number", &Seat::number);
const auto kShow = view::object<Show>("Show")
                       .field("id", &Show::id)
                       .field("name", &Show::name)
                       .field("starts_at", &Show::starts_at)
                       .field("price", &Show::price)
                       .field("seats", &Show::seats, kSeat)
                       .field("best", &Show::best, kSeat)
                       .field("tags", &Show::tags)
                       .field("long", [](const Show& s) { return s.name.size() > 10; });

struct ShowQuery : PageQuery {
    std::string word;
};

Page<Show> list(const http::Request&, const ShowQuery&, const Context&) { return {}; }
Show place(const http::Request&, const ShowQuery&, const Context&) { return {}; }
http::Content picture(const http::Request&, const Context&) { return {}; }

http::Routes routes()
{
    const auto query =
        page::query<ShowQuery>("ShowQuery").optional("q", &ShowQuery::word, schema::text(0, 50));
    const auto body =
        schema::object<ShowQuery>("PlaceShow").field("q", &ShowQuery::word, schema::text(1, 50));
    return {{"GET", "/api/shows", http::Access::anyone, {"a", 0, 0}, http::takes_query(query),
                http::gives(page::view_of(kShow)), list, "Shows"},
        {"POST", "/api/shows/{id}", http::Access::signed_in, {"b", 0, 0}, http::takes(body),
            http::gives(kShow, 201), place, "Place", http::Idempotency::required},
        {"GET", "/api/shows/{id}/picture.png", http::Access::order, {"c", 0, 0}, http::takes_nothing(),
            http::gives_content("image/png"), picture, "Picture"}};
}

}  // namespace

class ViewTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ViewTest);
    CPPUNIT_TEST(a_struct_is_written_member_by_member);
    CPPUNIT_TEST(what_is_empty_is_null);
    CPPUNIT_TEST(a_cursor_gives_back_its_parts);
    CPPUNIT_TEST(a_foreign_cursor_is_refused);
    CPPUNIT_TEST(a_page_is_cut_behind_its_limit);
    CPPUNIT_TEST(the_document_describes_every_route);
    CPPUNIT_TEST(the_documents_of_modules_merge);
    CPPUNIT_TEST_SUITE_END();

    void a_struct_is_written_member_by_member()
    {
        Show show;
        show.id = *EventId::parse("event_01h455vb4pex5vsknk084sn02q");
        show.name = "Long \"quoted\"";
        show.starts_at = parse_rfc3339("2026-11-20T19:00:00Z");
        show.price = Money{2500, "USD"};
        show.seats = {{"A", 1}, {"B", 2}};
        show.best = Seat{"A", 1};
        show.tags = {"x"};
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"({"id":"event_01h455vb4pex5vsknk084sn02q","name":"Long \"quoted\"",)"
                        R"("starts_at":"2026-11-20T19:00:00Z","price":{"amount":2500,"currency":"USD"},)"
                        R"("seats":[{"row":"A","number":1},{"row":"B","number":2}],)"
                        R"("best":{"row":"A","number":1},"tags":["x"],"long":true})"),
            kShow.dump(show));
    }

    void what_is_empty_is_null()
    {
        const auto text = kShow.dump({});
        for (const char* part : {R"("starts_at":null)", R"("price":null)", R"("seats":[])", R"("best":null)"})
            ASSERT_CONTAINS(part, text);
    }

    void a_cursor_gives_back_its_parts()
    {
        support::for_all("cursor", [] {
            auto parts = *rc::gen::container<std::vector<std::string>>(
                rc::gen::container<std::string>(rc::gen::inRange<char>(' ', 127)));
            RC_PRE(!parts.empty());
            RC_ASSERT(page::split(page::join(parts), parts.size()) == parts);
        });
        CPPUNIT_ASSERT((page::split(page::join({"", "x", ""}), 3) == std::vector<std::string>{"", "x", ""}));
    }

    void a_foreign_cursor_is_refused()
    {
        const auto cursor = page::join({"a", "b"});
        ASSERT_ERROR(kInvalid, page::split(cursor, 1));
        ASSERT_ERROR(kInvalid, page::split(cursor, 3));
        for (const char* wrong : {"", "***", "YQ==", "\xff\xff"})
            ASSERT_ERROR(kInvalid, page::split(wrong, 2));
        ASSERT_ERROR(kInvalid, page::time("yesterday"));
        ASSERT_ERROR(kInvalid, page::id<EventId>("order_01h455vb4pex5vsknk084sn02q"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("2026-11-20T19:00:00Z"), to_rfc3339(page::time("2026-11-20T19:00:00Z")));
    }

    void a_page_is_cut_behind_its_limit()
    {
        const auto key = [](int n) { return std::vector{std::to_string(n)}; };
        const auto more = page::cut(std::vector{1, 2, 3}, 2, key);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, more.items.size());
        CPPUNIT_ASSERT_EQUAL(std::string("2"), page::split(*more.next_cursor, 1).front());
        CPPUNIT_ASSERT(!page::cut(std::vector{1, 2}, 2, key).next_cursor);
        CPPUNIT_ASSERT(!page::cut(std::vector<int>{}, 2, key).next_cursor);
    }

    void the_document_describes_every_route()
    {
        const auto text = http::openapi("shows", routes());
        const auto document = json::Document::parse(text);
        CPPUNIT_ASSERT_EQUAL(std::string("3.1.0"), document.root().get("openapi"));
        const auto paths = *document.root().find("paths");
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, paths.names().size());
        const auto list = paths.find("/api/shows")->find("get")->dump();
        for (const char* name : {R"("name":"limit")", R"("name":"cursor")", R"("name":"q")", "ShowPage"})
            ASSERT_CONTAINS(name, list);
        const auto place = paths.find("/api/shows/{id}")->find("post")->dump();
        for (const char* part : {"Idempotency-Key", "#/components/schemas/PlaceShow", "\"201\"",
                 R"("in":"path")", "problem+json"})
            ASSERT_CONTAINS(part, place);
        ASSERT_CONTAINS("image/png", paths.find("/api/shows/{id}/picture.png")->dump());
        const auto schemas = *document.root().find("components")->find("schemas");
        for (const char* name : {"Show", "Seat", "ShowPage", "PlaceShow", "Problem", "Fault"})
            CPPUNIT_ASSERT_MESSAGE(name, schemas.find(name).has_value());
        ASSERT_CONTAINS(
            R"("best":{"anyOf":[{"$ref":"#/components/schemas/Seat"},{"type":"null"}]})", schemas.dump());
    }

    void the_documents_of_modules_merge()
    {
        auto all = routes();
        const http::Routes first(all.begin(), all.begin() + 1), second(all.begin() + 1, all.end());
        const auto merged = json::Document::parse(
            http::merge_openapi({http::openapi("one", first), http::openapi("two", second)}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, merged.root().find("paths")->names().size());
        CPPUNIT_ASSERT(merged.root().find("components")->find("schemas")->find("PlaceShow"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ViewTest);

}  // namespace gatehouse
