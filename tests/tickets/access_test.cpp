// Who may see tickets, over the routes.

#include <set>

#include "common/auth/order_secret.hpp"
#include "common/json/json.hpp"
#include "modules/tickets/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

class AccessTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccessTest);
    CPPUNIT_TEST(holder_member_and_secret_see_the_tickets_of_an_order);
    CPPUNIT_TEST(to_everybody_else_tickets_do_not_exist);
    CPPUNIT_TEST(an_old_secret_opens_nothing);
    CPPUNIT_TEST(a_right_secret_of_an_open_order_shows_no_tickets_yet);
    CPPUNIT_TEST(links_carry_the_secret_of_who_came_with_one);
    CPPUNIT_TEST(my_tickets_begin_with_the_soonest_event);
    CPPUNIT_TEST(pages_of_my_tickets_show_each_ticket_once);
    CPPUNIT_TEST(attendees_are_listed_by_name_searched_and_filtered);
    CPPUNIT_TEST(pages_of_attendees_show_each_one_once_also_with_equal_names);
    CPPUNIT_TEST(attendees_are_found_with_and_without_accents);
    CPPUNIT_TEST(no_cell_of_the_csv_is_a_formula);
    CPPUNIT_TEST(the_csv_holds_what_the_list_shows);
    CPPUNIT_TEST_SUITE_END();

    support::TicketsWorld world;
    EventId event = world.event();

    http::Response get(const std::string& path, const std::string& bearer = {})
    {
        return world.get(routes(), path, bearer);
    }
    json::Document ok(const std::string& path, const std::string& bearer = {})
    {
        return world.ok(routes(), path, bearer);
    }
    std::string secret(const IssueRequest& order, int version = 1)
    {
        return auth::order_secret::make(world.context.config, order.order, version);
    }
    std::string organizer() { return world.bearer(world.organizer.user.id); }
    static std::size_t items(const json::Document& document) { return document.root().find("items")->size(); }

    void holder_member_and_secret_see_the_tickets_of_an_order()
    {
        auto wanted = world.order(event, 2);
        const auto buyer = world.person("Bo Buyer");
        wanted.user = buyer.user.id;
        world.issue(wanted);
        const auto path = "/api/orders/" + wanted.order.str() + "/tickets";
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, items(ok(path, world.bearer(buyer.user.id))));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, items(ok(path, organizer())));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, items(ok(path + "?secret=" + secret(wanted))));
        auto request = world.request("GET", path);
        request.headers.emplace_back("authorization", "Order " + secret(wanted));
        CPPUNIT_ASSERT_EQUAL(200, world.send(routes(), request).status);
    }

    void to_everybody_else_tickets_do_not_exist()
    {
        const auto wanted = world.order(event), other = world.order(event);
        const auto ticket = world.issue(wanted).front();
        world.issue(other);
        const auto stranger = world.bearer(world.person("Eve").user.id);
        const auto order = "/api/orders/" + wanted.order.str(), one = "/api/tickets/" + ticket.id.str();
        for (const auto& path : {order + "/tickets", order + "/tickets.pdf", one, one + "/qr.svg",
                 one + "/qr.png", one + "/ticket.pdf"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, get(path, stranger).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, get(path).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, get(path + "?secret=" + secret(other)).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, get(path + "?secret=nonsense", stranger).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, get(path + "?secret=" + secret(wanted)).status);
        }
        for (const auto* list : {"/attendees", "/attendees.csv"}) {
            const auto path = "/api/events/" + event.str() + list;
            CPPUNIT_ASSERT_EQUAL(404, get(path, stranger).status);
            CPPUNIT_ASSERT_EQUAL(401, get(path).status);
            CPPUNIT_ASSERT_EQUAL(200, get(path, organizer()).status);
        }
        CPPUNIT_ASSERT_EQUAL(401, get("/api/tickets").status);
        CPPUNIT_ASSERT_EQUAL(
            404, get("/api/tickets/" + new_id<TicketId>(world.context).str(), stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, get("/api/tickets/ticket_nonsense", stranger).status);
    }

    void an_old_secret_opens_nothing()
    {
        auto wanted = world.order(event);
        wanted.secret_version = 2;
        world.issue(wanted);
        const auto path = "/api/orders/" + wanted.order.str() + "/tickets?secret=";
        CPPUNIT_ASSERT_EQUAL(404, get(path + secret(wanted, 1)).status);
        CPPUNIT_ASSERT_EQUAL(200, get(path + secret(wanted, 2)).status);
    }

    void a_right_secret_of_an_open_order_shows_no_tickets_yet()
    {
        const auto wanted = world.order(event);  // not issued
        const auto order = "/api/orders/" + wanted.order.str();
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, items(ok(order + "/tickets?secret=" + secret(wanted))));
        CPPUNIT_ASSERT_EQUAL(404, get(order + "/tickets", organizer()).status);
        CPPUNIT_ASSERT_EQUAL(404, get(order + "/tickets.pdf?secret=" + secret(wanted)).status);
    }

    void links_carry_the_secret_of_who_came_with_one()
    {
        const auto wanted = world.order(event);
        const auto id = world.issue(wanted).front().id.str();
        const auto as_guest = ok("/api/tickets/" + id + "?secret=" + secret(wanted));
        CPPUNIT_ASSERT_EQUAL(
            "/api/tickets/" + id + "/qr.svg?secret=" + secret(wanted), as_guest.root().get("qr_url"));
        CPPUNIT_ASSERT_EQUAL(200, get(as_guest.root().get("pdf_url")).status);
        const auto signed_in = ok("/api/tickets/" + id, organizer());
        CPPUNIT_ASSERT_EQUAL("/api/tickets/" + id + "/qr.svg", signed_in.root().get("qr_url"));
        CPPUNIT_ASSERT_EQUAL(std::string("Łódź 東京 Night"), signed_in.root().get("event", "name"));
    }

    // Issues so many tickets for the person at an event that starts so many days from now.
    void give(const UserId& user, int days, int quantity)
    {
        auto plan = world.plan("In " + std::to_string(days) + " days");
        plan.starts_at =
            std::chrono::floor<std::chrono::seconds>(world.clock.at + std::chrono::hours(24 * days));
        plan.ends_at = plan.starts_at + std::chrono::hours(2);
        auto wanted = world.order(world.event(plan), quantity);
        wanted.user = user;
        world.issue(wanted);
    }

    std::vector<std::string> names_in_pages(const std::string& bearer, int limit)
    {
        std::vector<std::string> names;
        std::string cursor;
        do {
            const auto page = ok(
                "/api/tickets?limit=" + std::to_string(limit) + (cursor.empty() ? "" : "&cursor=" + cursor),
                bearer);
            const auto list = *page.root().find("items");
            CPPUNIT_ASSERT(list.size() > 0 && list.size() <= static_cast<std::size_t>(limit));
            for (std::size_t i = 0; i < list.size(); ++i) names.push_back(list.at(i).get("event", "name"));
            cursor = page.root().get("next_cursor");
        } while (!cursor.empty());
        return names;
    }

    void my_tickets_begin_with_the_soonest_event()
    {
        const auto me = world.person("Bo").user.id;
        for (const int days : {9, 2, 5, 30}) give(me, days, 1);
        world.clock.advance(std::chrono::hours(24 * 6));  // two of them are over
        CPPUNIT_ASSERT((std::vector<std::string>{"In 9 days", "In 30 days", "In 5 days", "In 2 days"}) ==
                       names_in_pages(world.bearer(me), 20));
    }

    void pages_of_my_tickets_show_each_ticket_once()
    {
        const auto me = world.person("Bo").user.id;
        for (const int days : {1, 2, 3}) give(me, days, 3);
        give(world.organizer.user.id, 1, 2);  // somebody else's
        for (const int limit : {1, 2, 3, 4, 8, 9, 10}) {
            const auto names = names_in_pages(world.bearer(me), limit);
            CPPUNIT_ASSERT_EQUAL(std::size_t{9}, names.size());
            CPPUNIT_ASSERT(std::ranges::is_sorted(names));
        }
    }

    void attendees_are_listed_by_name_searched_and_filtered()
    {
        const auto vip = new_id<TicketTypeId>(world.context);
        for (const auto* name : {"Zoë", "Ada", "Łucja"}) {
            auto wanted = world.order(event, 1, name);
            wanted.lines[0].type = vip;
            world.issue(wanted);
        }
        const auto used = world.issue(world.order(event, 1, "Bo")).front();
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.mark_used(tx, used.id, world.clock.now()); });
        const auto path = "/api/events/" + event.str() + "/attendees";
        const auto all = ok(path, organizer());
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, items(all));
        CPPUNIT_ASSERT_EQUAL(std::string("Ada"), all.root().find("items")->at(0).get("holder", "name"));
        CPPUNIT_ASSERT_EQUAL(used.order_number, all.root().find("items")->at(1).get("order", "number"));
        CPPUNIT_ASSERT(!all.root().find("items")->at(0).find("qr_token"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, items(ok(path + "?status=used", organizer())));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, items(ok(path + "?ticket_type_id=" + vip.str(), organizer())));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, items(ok(path + "?q=zoe", organizer())));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, items(ok(path + "?q=%25", organizer())));
        CPPUNIT_ASSERT_EQUAL(422, get(path + "?status=gone", organizer()).status);
        CPPUNIT_ASSERT_EQUAL(422, get(path + "?cursor=abc", organizer()).status);
        CPPUNIT_ASSERT_EQUAL(422, get(path + "?limit=1000", organizer()).status);
    }

    void pages_of_attendees_show_each_one_once_also_with_equal_names()
    {
        for (int i = 0; i < 7; ++i) world.issue(world.order(event, 1, i % 2 ? "Ann" : "Bo"));
        std::set<std::string> seen;
        std::string cursor;
        int pages = 0;
        do {
            const auto page = ok("/api/events/" + event.str() + "/attendees?limit=2" +
                                     (cursor.empty() ? "" : "&cursor=" + cursor),
                organizer());
            for (std::size_t i = 0; i < items(page); ++i)
                seen.insert(page.root().find("items")->at(i).get("id"));
            cursor = page.root().get("next_cursor");
            ++pages;
        } while (!cursor.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{7}, seen.size());
        CPPUNIT_ASSERT_EQUAL(4, pages);
    }

    void attendees_are_found_with_and_without_accents()
    {
        for (const auto* name : {"José Núñez", "Jose Nunez", "Łucja", "Bo"})
            world.issue(world.order(event, 1, name));
        const auto found = [&](const std::string& q) {
            return items(ok("/api/events/" + event.str() + "/attendees?q=" + q, organizer()));
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("Jos%C3%A9"));   // é
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("Jose%CC%81"));  // e and a combining accent
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("jose+nunez"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("N%C3%9A%C3%91EZ"));  // NÚÑEZ
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found("%C5%81ucja"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found("lucja"));
    }

    void no_cell_of_the_csv_is_a_formula()
    {
        world.issue(world.order(event, 1, "=HYPERLINK(\"http://evil\",\"x\")"));
        world.issue(world.order(event, 1, "Smith, \"Bo\""));
        const auto csv = get("/api/events/" + event.str() + "/attendees.csv", organizer());
        CPPUNIT_ASSERT_EQUAL(std::string("text/csv; charset=utf-8"), csv.content_type);
        ASSERT_CONTAINS("\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"", csv.body);
        ASSERT_CONTAINS("\"Smith, \"\"Bo\"\"\"", csv.body);
        CPPUNIT_ASSERT_EQUAL(3, static_cast<int>(std::ranges::count(csv.body, '\n')));
    }

    void the_csv_holds_what_the_list_shows()
    {
        auto vip = world.order(event, 2, "José");
        vip.lines[0].type = new_id<TicketTypeId>(world.context);
        const auto of_jose = world.issue(vip);
        world.issue(world.order(event, 1, "Bo"));
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.mark_used(tx, of_jose[0].id, world.clock.now()); });
        const auto path = "/api/events/" + event.str() + "/attendees";
        const auto narrowed = "ticket_type_id=" + vip.lines[0].type.str();
        for (const auto& [filter, rows] : std::vector<std::pair<std::string, std::size_t>>{{"", 3},
                 {"?q=jose", 2}, {"?q=" + of_jose[1].number, 1}, {"?q=nobody", 0}, {"?status=used", 1},
                 {"?" + narrowed, 2}, {"?" + narrowed + "&status=valid&q=Jos%C3%A9", 1}}) {
            const auto csv = get(path + ".csv" + filter, organizer());
            CPPUNIT_ASSERT_EQUAL_MESSAGE(filter, 200, csv.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(filter, rows, items(ok(path + filter, organizer())));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                filter, rows + 1, static_cast<std::size_t>(std::ranges::count(csv.body, '\n')));
        }
        CPPUNIT_ASSERT_EQUAL(422, get(path + ".csv?status=gone", organizer()).status);
        CPPUNIT_ASSERT_EQUAL(422, get(path + ".csv?limit=10", organizer()).status);  // all of them, always
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessTest);

}  // namespace gatehouse::tickets
