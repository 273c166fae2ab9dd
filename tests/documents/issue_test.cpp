// Papers of orders (DOC-1): one for each cause, and together what the order says of itself.

#include "modules/documents/breakdown.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/documents_world.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::documents {

class IssueTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IssueTest);
    CPPUNIT_TEST(a_completed_order_has_an_invoice_over_its_total);
    CPPUNIT_TEST(an_open_or_expired_order_has_none);
    CPPUNIT_TEST(a_free_order_has_a_receipt_over_nothing);
    CPPUNIT_TEST(the_same_news_again_issues_nothing_more);
    CPPUNIT_TEST(without_a_legal_name_and_address_it_is_a_receipt);
    CPPUNIT_TEST(a_refund_has_a_credit_note_that_names_the_invoice);
    CPPUNIT_TEST(tickets_that_go_back_are_named_with_what_they_cost);
    CPPUNIT_TEST(news_that_comes_late_or_in_another_order_says_the_same);
    CPPUNIT_TEST(a_refund_at_the_gateway_has_a_credit_note_as_well);
    CPPUNIT_TEST(a_refused_refund_is_corrected_by_a_further_paper);
    CPPUNIT_TEST(whose_refund_is_refused_because_it_went_back_elsewhere_is_credited_once);
    CPPUNIT_TEST(cash_that_goes_back_by_hand_has_a_credit_note);
    CPPUNIT_TEST(money_of_a_second_payment_is_no_part_of_the_papers);
    CPPUNIT_TEST(what_was_frozen_stays_when_everything_else_changes);
    CPPUNIT_TEST(nothing_in_the_database_changes_or_deletes_a_paper);
    CPPUNIT_TEST(the_year_is_that_of_the_organizer_s_calendar);
    CPPUNIT_TEST(a_clock_that_goes_back_gives_no_earlier_date);
    CPPUNIT_TEST(all_credit_notes_of_an_order_take_back_exactly_its_taxes);
    CPPUNIT_TEST_SUITE_END();

    support::DocumentsWorld world;

    void fill_in_seller()
    {
        organizations::OrganizationChange change;
        change.legal_name = "Łódź Nights GmbH";
        change.address = "Piotrkowska 1\n90-001 Łódź";
        change.tax_id = "PL1234567890";
        change.invoice_footer = "Registered in Łódź, KRS 0000123456";
        organizations::Service(world.context)
            .update(world.organizer.caller, world.organizer.organization.id, change);
    }

    void a_completed_order_has_an_invoice_over_its_total()
    {
        fill_in_seller();
        const auto order =
            world.basket({{world.taxed(1001, 750, false), 3}, {world.taxed(2500, 2000, true), 2}});
        world.tell(order);
        const auto papers = world.papers(order);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, papers.size());
        const auto& invoice = papers.front();
        CPPUNIT_ASSERT_EQUAL(order.total.amount, invoice.total.amount);
        CPPUNIT_ASSERT_EQUAL(order.tax.amount, invoice.tax.amount);
        const auto& c = invoice.content;
        CPPUNIT_ASSERT_EQUAL(std::string("Invoice"), c.title);
        CPPUNIT_ASSERT_EQUAL(std::string("PL1234567890"), c.seller.tax_id);
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), c.buyer.name);
        CPPUNIT_ASSERT_EQUAL(order.number, c.order_number);
        const std::vector<TaxLine> taxes{{2000, true, 4167, 833}, {750, false, 3003, 225}};
        CPPUNIT_ASSERT(taxes == c.taxes);
        CPPUNIT_ASSERT_EQUAL(order.total.amount, gross_of(c.taxes));
    }

    void an_open_or_expired_order_has_none()
    {
        const auto order = world.order();
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(0, world.documents.issue(order.id));
        world.context.db.transact([&](db::Tx& tx) { world.orders.expire(tx, order.id, world.clock.now()); });
        CPPUNIT_ASSERT_EQUAL(0, world.documents.issue(order.id));
    }

    void a_free_order_has_a_receipt_over_nothing()
    {
        const auto order = world.basket({{world.type(10, 0), 2}});
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 0"), world.told(order));
    }

    void the_same_news_again_issues_nothing_more()
    {
        const auto order = world.paid(world.type(), 2);
        for (int i = 0; i < 3; ++i) world.tell(order);
        world.give_amount(order, 700);
        for (int i = 0; i < 3; ++i) world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 700"), world.told(order));
    }

    void without_a_legal_name_and_address_it_is_a_receipt()
    {
        const auto order = world.paid(world.type());
        world.tell(order);
        const auto paper = world.papers(order).front();
        CPPUNIT_ASSERT_EQUAL(std::string("Receipt"), paper.content.title);
        CPPUNIT_ASSERT_EQUAL(world.organizer.organization.name, paper.content.seller.name);
    }

    void a_refund_has_a_credit_note_that_names_the_invoice()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        world.give_amount(order, 700);
        world.tell(order);
        world.give(order, {{}, {}, "The band is ill"});
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 700, CN 4300"), world.told(order));
        const auto papers = world.papers(order);
        CPPUNIT_ASSERT_EQUAL(papers[0].number.str(), papers[2].content.corrects);
        CPPUNIT_ASSERT(papers[0].id == *papers[2].corrects);
        CPPUNIT_ASSERT_EQUAL(std::string("The band is ill"), papers[2].content.reason);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, world.balance(order));
    }

    void tickets_that_go_back_are_named_with_what_they_cost()
    {
        const auto order =
            world.basket({{world.taxed(1001, 750, false), 3}, {world.taxed(2500, 2000, true), 2}});
        world.tell(order);
        world.give_tickets(order, {0, 2, 4});
        world.tell(order);
        const auto note = world.papers(order).back();
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, note.content.lines.size());
        CPPUNIT_ASSERT_EQUAL(2, note.content.lines[0].quantity);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, note.content.lines[1].amount);
        ASSERT_CONTAINS("Ticket ", note.content.lines[0].detail);
        // 7.5 % on 2 of 3 tickets, 20 % in one of two.
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, note.content.taxes.size());
        CPPUNIT_ASSERT_EQUAL(world.now(order).refunded.amount, note.total.amount);
        world.give(order, {{}, {}, "All of it"});
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, world.balance(order));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, world.tax_balance(order));
    }

    void news_that_comes_late_or_in_another_order_says_the_same()
    {
        const auto order = world.basket({{world.taxed(1000, 1000, true), 3}});
        world.give_tickets(order, {1});
        world.give_amount(order, 300);
        world.tell(order, /*backwards=*/true);
        const auto papers = world.papers(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 3000, CN 300, CN 1000"), world.told(order));
        ASSERT_CONTAINS("Ticket ", papers.back().content.lines[0].detail);
        // Who missed it all issues the same amounts.
        const auto other = world.basket({{world.taxed(1000, 1000, true), 3}});
        world.give_tickets(other, {1});
        world.give_amount(other, 300);
        CPPUNIT_ASSERT_EQUAL(3, world.documents.issue(other.id));
        CPPUNIT_ASSERT_EQUAL(world.balance(order), world.balance(other));
    }

    void refunded_at_gateway(const orders::Order& order, std::int64_t amount)
    {
        for (const auto& [session, of] : world.gateway.order_of)
            if (of == order.id.str()) world.charge_refunded(session, amount);
    }

    void a_refund_at_the_gateway_has_a_credit_note_as_well()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        refunded_at_gateway(order, 1500);
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 1500"), world.told(order));
        ASSERT_CONTAINS("card", world.papers(order).back().content.payment);
    }

    void a_refused_refund_is_corrected_by_a_further_paper()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        world.give_amount(order, 1500);
        world.tell(order);
        world.gateway.refuses = true;
        world.send_refunds();
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 1500, DN 1500"), world.told(order));
        const auto papers = world.papers(order);
        CPPUNIT_ASSERT_EQUAL(papers[1].number.str(), papers[2].content.corrects);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, world.balance(order));
        CPPUNIT_ASSERT_EQUAL(papers[0].tax.amount, world.tax_balance(order));
    }

    void whose_refund_is_refused_because_it_went_back_elsewhere_is_credited_once()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        world.give_amount(order, 5000);
        refunded_at_gateway(order, 5000);
        world.gateway.refuses = true;
        world.send_refunds();
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, world.now(order).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, world.balance(order));
    }

    void cash_that_goes_back_by_hand_has_a_credit_note()
    {
        const auto order = world.order(world.type(), 2);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE orders SET method = 'cash' WHERE id = ?", order.id);
            world.orders.complete(tx, {}, order.id, world.clock.now());
        });
        world.tell(order);
        ASSERT_CONTAINS("to the organizer", world.papers(order).front().content.payment);
        world.give_tickets(order, {0});
        world.give_amount(order, 500);
        world.tell(order);
        world.tell(order, /*backwards=*/true);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 2500, CN 500"), world.told(order));
        ASSERT_CONTAINS("by the organizer", world.papers(order).back().content.payment);
        CPPUNIT_ASSERT_EQUAL(0, world.documents.issue(order.id));
    }

    void money_of_a_second_payment_is_no_part_of_the_papers()
    {
        const auto order = world.paid(world.type(), 2);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec(
                "INSERT INTO refunds (id, organization_id, order_id, payment_id, kind, currency, amount, "
                "reason, "
                "status, due_at, created_at, updated_at) VALUES (?, ?, ?, ?, 'automatic', 'USD', 5000, "
                "'duplicate', 'succeeded', ?, ?, ?)",
                new_id<RefundId>(world.context), order.organization, order.id,
                new_id<PaymentId>(world.context), world.clock.now(), world.clock.now(), world.clock.now());
        });
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000"), world.told(order));
    }

    void what_was_frozen_stays_when_everything_else_changes()
    {
        fill_in_seller();
        const auto order = world.paid(world.type());
        world.tell(order);
        const auto before = pdf(world.papers(order).front());
        organizations::OrganizationChange change;
        change.name = "Somebody else";
        change.legal_name = change.address = change.invoice_footer = "Elsewhere";
        organizations::Service(world.context)
            .update(world.organizer.caller, world.organizer.organization.id, change);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE orders SET buyer_name = 'X' WHERE id = ?", order.id);
            tx.exec("UPDATE order_lines SET name = 'X' WHERE order_id = ?", order.id);
        });
        world.clock.advance(std::chrono::hours(24));
        CPPUNIT_ASSERT(before == pdf(world.papers(order).front()));
        // What corrects it is about the same buyer and seller.
        world.give_amount(order, 100);
        world.tell(order);
        CPPUNIT_ASSERT_EQUAL(std::string("Łódź Nights GmbH"), world.papers(order).back().content.seller.name);
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), world.papers(order).back().content.buyer.name);
    }

    void nothing_in_the_database_changes_or_deletes_a_paper()
    {
        const auto order = world.paid(world.type());
        world.tell(order);
        const auto refused = [&](auto statement) {
            try {
                world.context.db.transact(statement);
                return false;
            } catch (const std::exception&) {
                return true;
            }
        };
        CPPUNIT_ASSERT(refused(
            [&](db::Tx& tx) { tx.exec("UPDATE documents SET total = 0 WHERE order_id = ?", order.id); }));
        CPPUNIT_ASSERT(
            refused([&](db::Tx& tx) { tx.exec("DELETE FROM documents WHERE order_id = ?", order.id); }));
    }

    void the_year_is_that_of_the_organizer_s_calendar()
    {
        organizations::OrganizationChange change;
        change.default_zone = "Asia/Tokyo";
        organizations::Service(world.context)
            .update(world.organizer.caller, world.organizer.organization.id, change);
        const auto first = world.paid(world.type()), second = world.paid(world.type());
        world.clock.at = parse_rfc3339("2031-12-31T14:59:59Z").value();
        world.tell(first);
        world.clock.at = parse_rfc3339("2031-12-31T15:00:00Z").value();
        world.tell(second);
        CPPUNIT_ASSERT_EQUAL(std::string("INV-2031-00001"), world.papers(first).front().number.str());
        CPPUNIT_ASSERT_EQUAL(std::string("INV-2032-00001"), world.papers(second).front().number.str());
    }

    void a_clock_that_goes_back_gives_no_earlier_date()
    {
        const auto first = world.paid(world.type()), second = world.paid(world.type());
        world.tell(first);
        world.clock.advance(-std::chrono::minutes(5));
        world.tell(second);
        CPPUNIT_ASSERT(world.papers(first).front().issued_at <= world.papers(second).front().issued_at);
    }

    void all_credit_notes_of_an_order_take_back_exactly_its_taxes()
    {
        support::for_all("credit notes take back exactly the taxes", [] {
            std::vector<TaxLine> invoice;
            for (const int rate : {2000, 750, 0}) {
                const auto net = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
                invoice.push_back({rate, *rc::gen::arbitrary<bool>(), net, money::share(net, rate)});
            }
            auto left = invoice;
            for (int i = 0; gross_of(left) > 0; ++i) {
                const auto most = gross_of(left);
                const auto amount = i == 9 ? most : *rc::gen::inRange<std::int64_t>(1, most + 1);
                const auto part = share_of(left, amount);
                RC_ASSERT(gross_of(part) == amount);
                left = combined(left, part, -1);
                for (const auto& line : left) RC_ASSERT(line.net >= 0 && line.tax >= 0);
            }
            for (const auto& line : left) RC_ASSERT(line.net == 0 && line.tax == 0);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IssueTest);

}  // namespace gatehouse::documents
