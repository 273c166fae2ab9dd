// Who may see papers, through the routes, and what an organizer takes home.

#include "modules/documents/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/documents_world.hpp"

namespace gatehouse::documents {

class AccessTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccessTest);
    CPPUNIT_TEST(the_buyer_reads_the_papers_with_the_secret_alone);
    CPPUNIT_TEST(strangers_find_nothing);
    CPPUNIT_TEST(members_without_money_are_told_that_they_may_not);
    CPPUNIT_TEST(an_organizer_lists_a_year_and_searches_it);
    CPPUNIT_TEST(the_list_goes_page_by_page);
    CPPUNIT_TEST(the_file_has_a_row_for_each_rate_and_credit_notes_are_negative);
    CPPUNIT_TEST(an_address_before_the_invoice_is_on_it);
    CPPUNIT_TEST(an_address_after_the_invoice_replaces_it);
    CPPUNIT_TEST(after_a_refund_the_invoice_stays_as_it_is);
    CPPUNIT_TEST(who_changed_an_address_is_on_record_and_the_address_is_not);
    CPPUNIT_TEST_SUITE_END();

    support::DocumentsWorld world;
    const http::Routes& routes = documents::routes();

    http::Response ask(const std::string& method, const std::string& target, const std::string& body = {},
        const std::string& bearer = {})
    {
        return world.send(routes, world.request(method, target, body, bearer));
    }
    std::string with_secret(const orders::Order& order, const std::string& what)
    {
        return "/api/orders/" + order.id.str() + what + "?secret=" + world.orders.secret(order);
    }
    std::string organizer() { return world.bearer(world.organizer.user.id); }
    std::string shelf()
    {
        return "/api/organizations/" + world.organizer.organization.id.str() + "/documents";
    }

    void the_buyer_reads_the_papers_with_the_secret_alone()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        const auto list = ask("GET", with_secret(order, "/documents"));
        CPPUNIT_ASSERT_EQUAL(200, list.status);
        const auto one = json::Document::parse(list.body).root().find("items")->at(0).get("pdf_url");
        const auto paper = ask("GET", one);
        CPPUNIT_ASSERT_EQUAL(200, paper.status);
        CPPUNIT_ASSERT_EQUAL(std::string("application/pdf"), paper.content_type);
        CPPUNIT_ASSERT(paper.body.starts_with("%PDF"));
    }

    void strangers_find_nothing()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        const auto id = world.papers(order).front().id.str();
        const auto stranger = world.bearer(world.person().user.id);
        for (const auto& bearer : {std::string(), stranger})
            for (const auto& target :
                {"/api/orders/" + order.id.str() + "/documents", "/api/documents/" + id + ".pdf"})
                CPPUNIT_ASSERT_EQUAL(404, ask("GET", target, {}, bearer).status);
        CPPUNIT_ASSERT_EQUAL(404,
            ask("PUT", "/api/orders/" + order.id.str() + "/billing", R"({"name":"Me"})", stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, ask("GET", shelf(), {}, stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, ask("GET", shelf() + ".csv", {}, stranger).status);
        // Another order's secret opens no paper of this one.
        const auto other = world.orders.secret(world.paid(world.type()));
        CPPUNIT_ASSERT_EQUAL(404, ask("GET", "/api/documents/" + id + ".pdf?secret=" + other).status);
    }

    void members_without_money_are_told_that_they_may_not()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        const auto member = world.person();
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec(
                "INSERT INTO organization_members (organization_id, user_id, role, created_at) VALUES (?, ?, "
                "'member', ?)",
                world.organizer.organization.id, member.user.id, world.clock.now());
        });
        const auto bearer = world.bearer(member.user.id);
        CPPUNIT_ASSERT_EQUAL(403, ask("GET", shelf(), {}, bearer).status);
        CPPUNIT_ASSERT_EQUAL(
            403, ask("GET", "/api/orders/" + order.id.str() + "/documents", {}, bearer).status);
    }

    void an_organizer_lists_a_year_and_searches_it()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        world.give_amount(order, 700);
        world.tell(order);
        const auto all = world.ok(routes, shelf(), organizer());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, all.root().find("items")->size());
        const auto year = std::to_string(all.root().find("year")->integer());
        const auto number = "CN-" + year + "-00001";
        CPPUNIT_ASSERT_EQUAL(number, all.root().find("items")->at(0).get("number"));
        for (const auto& [query, found] : {std::pair<std::string, std::size_t>{"?kind=invoice", 1},
                 {"?q=" + number, 1}, {"?q=" + order.number, 2}, {"?q=Buyer", 2}, {"?q=Nobody", 0},
                 {"?year=2001", 0}, {"?year=" + year, 2}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                query, found, world.ok(routes, shelf() + query, organizer()).root().find("items")->size());
    }

    void the_list_goes_page_by_page()
    {
        const auto type = world.type({}, 0);
        for (int i = 0; i < 5; ++i) world.tell(world.order(type));
        std::string cursor, numbers;
        do {
            const auto page = world.ok(
                routes, shelf() + "?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor), organizer());
            const auto items = *page.root().find("items");
            for (std::size_t i = 0; i < items.size(); ++i) numbers += items.at(i).get("number").back();
            cursor = page.root().get("next_cursor");
        } while (!cursor.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("54321"), numbers);
    }

    void the_file_has_a_row_for_each_rate_and_credit_notes_are_negative()
    {
        const auto order =
            world.basket({{world.taxed(1000, 750, false), 2}, {world.taxed(2400, 2000, true), 1}});
        world.tell(order);
        world.give(order, {{}, {}, "All of it"});
        world.tell(order);
        const auto file = ask("GET", shelf() + ".csv", {}, organizer());
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        ASSERT_CONTAINS(",20%,20.00,4.00,24.00,USD", file.body);
        ASSERT_CONTAINS(",7.5%,20.00,1.50,21.50,USD", file.body);
        ASSERT_CONTAINS(",20%,-20.00,-4.00,-24.00,USD", file.body);
        ASSERT_CONTAINS(",7.5%,-20.00,-1.50,-21.50,USD", file.body);
    }

    void an_address_before_the_invoice_is_on_it()
    {
        const auto order = world.order(world.type());
        CPPUNIT_ASSERT_EQUAL(200, ask("PUT", with_secret(order, "/billing"),
                                      R"({"name":"ACME Ltd","address":"1 Road\nLondon","tax_id":"GB123"})")
                                      .status);
        world.PaymentsWorld::paid(world.open(order));
        world.tell(order);
        const auto buyer = world.papers(order).front().content.buyer;
        CPPUNIT_ASSERT(buyer == (Party{"ACME Ltd", "1 Road\nLondon", "GB123"}));
    }

    void an_address_after_the_invoice_replaces_it()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        const auto answer = ask("PUT", with_secret(order, "/billing"), R"({"name":"ACME Ltd"})");
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 5000, INV 5000"), world.told(order));
        CPPUNIT_ASSERT_EQUAL(std::string("ACME Ltd"), world.papers(order).back().content.buyer.name);
        // The same again changes nothing.
        ask("PUT", with_secret(order, "/billing"), R"({"name":"ACME Ltd"})");
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, world.papers(order).size());
        // What goes back later corrects the new one.
        world.give_amount(order, 700);
        world.tell(order);
        const auto papers = world.papers(order);
        CPPUNIT_ASSERT_EQUAL(papers[2].number.str(), papers[3].content.corrects);
    }

    void after_a_refund_the_invoice_stays_as_it_is()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        world.give_amount(order, 700);
        ASSERT_ERROR(
            kBillingClosed, world.documents.set_billing(world.buyer(order), order.id, {"ACME Ltd", "", ""}));
        CPPUNIT_ASSERT(!world.documents.of_order(world.buyer(order), order.id).may_change);
        CPPUNIT_ASSERT_EQUAL(0, world.audited("billing.changed", order.id.uuid()));
    }

    void who_changed_an_address_is_on_record_and_the_address_is_not()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        const Party to{"ACME Ltd", "1 Long Road", "GB123"};
        world.documents.set_billing(world.organizer.caller, order.id, to);
        world.documents.set_billing(world.organizer.caller, order.id, to);  // changes nothing
        const auto records = world.context.db.read([&](db::Session& session) {
            return session.all(
                "SELECT actor_id, detail FROM audit_log WHERE action = 'billing.changed' AND subject_id = ?",
                [](const db::Row& row) { return std::pair(row.id<UserId>(1), row.text(2)); }, order.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, records.size());
        CPPUNIT_ASSERT(records.front() == std::pair(world.organizer.user.id, std::string()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessTest);

}  // namespace gatehouse::documents
