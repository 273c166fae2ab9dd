// gatehouse-admin verify: each violation is planted, and named with its row and its numbers.

#include <sstream>

#include "modules/inventory/codes.hpp"
#include "tests/admin/verify_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::admin {

class VerifyTest : public CppUnit::TestFixture, private VerifyWorld {
    CPPUNIT_TEST_SUITE(VerifyTest);
    CPPUNIT_TEST(after_a_life_of_orders_all_of_them_hold);
    CPPUNIT_TEST(i1_an_oversold_pool);
    CPPUNIT_TEST(i2_a_counter_that_drifted);
    CPPUNIT_TEST(i2_a_hold_that_takes_more_than_its_tickets);
    CPPUNIT_TEST(i3_tickets_that_are_missing_or_too_many);
    CPPUNIT_TEST(i3_lines_and_states_that_disagree);
    CPPUNIT_TEST(i6_admissions_that_cannot_be);
    CPPUNIT_TEST(i7_claims_that_are_not_what_is_counted);
    CPPUNIT_TEST(i7_more_than_the_limit);
    CPPUNIT_TEST(i9_news_that_is_missing_or_double);
    CPPUNIT_TEST(i10_rows_of_another_tenant);
    CPPUNIT_TEST(i11_an_audit_log_that_was_changed);
    CPPUNIT_TEST(the_audit_log_refuses_to_be_changed);
    CPPUNIT_TEST(the_report_names_ten_and_says_so);
    CPPUNIT_TEST_SUITE_END();

    void after_a_life_of_orders_all_of_them_hold()
    {
        for (const auto& invariant : world.context.db.read(check_invariants))
            CPPUNIT_ASSERT_MESSAGE(std::string(invariant.holds) + ": " +
                                       (invariant.broken.empty() ? "" : invariant.broken.front()),
                invariant.broken.empty());
    }

    void i1_an_oversold_pool()
    {
        // MariaDB's way around its own CHECK, for one statement.
        ASSERT_CONTAINS("taken 4 of 3", broken("I1", [&](db::Tx& tx) {
            tx.exec(
                "SET STATEMENT check_constraint_checks = 0 FOR UPDATE pools SET taken = 4, size = 3 WHERE id "
                "= ?",
                pool());
        }));
        ASSERT_CONTAINS("taken -1 of 50", broken("I1", [&](db::Tx& tx) {
            tx.exec("SET STATEMENT check_constraint_checks = 0 FOR UPDATE pools SET taken = -1 WHERE id = ?",
                pool());
        }));
    }

    void i2_a_counter_that_drifted()
    {
        ASSERT_CONTAINS("taken 4, holds 3", broken("I2", [&](db::Tx& tx) {
            tx.exec("UPDATE pools SET taken = taken + 1 WHERE id = ?", pool());
        }));
        ASSERT_CONTAINS("taken 3, holds 2", broken("I2", [&](db::Tx& tx) {
            tx.exec("UPDATE holds SET status = 'released' WHERE order_id = ?", open.id);
        }));
    }

    void i2_a_hold_that_takes_more_than_its_tickets()
    {
        const auto said = broken("I2", [&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET status = 'cancelled' WHERE order_id = ? AND serial = 1", sold.id);
        });
        ASSERT_CONTAINS(sold.number, said);
        ASSERT_CONTAINS("the hold takes 2, its tickets 1", said);
    }

    void i3_tickets_that_are_missing_or_too_many()
    {
        ASSERT_CONTAINS(sold.number + ": completed, 2 places, 1 tickets", broken("I3", [&](db::Tx& tx) {
            tx.exec("DELETE FROM tickets WHERE order_id = ? AND serial = 1", sold.id);
        }));
        ASSERT_CONTAINS(open.number + ": pending, 1 places, 1 tickets", broken("I3", [&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET order_id = ? WHERE order_id = ? AND serial = 1", open.id, sold.id);
        }));
    }

    void i3_lines_and_states_that_disagree()
    {
        ASSERT_CONTAINS(sold.number + ": 2 places, lines with 3", broken("I3", [&](db::Tx& tx) {
            tx.exec("UPDATE order_lines SET quantity = 3 WHERE order_id = ?", sold.id);
        }));
        ASSERT_CONTAINS(open.number + ": completed, never completed", broken("I3", [&](db::Tx& tx) {
            tx.exec("UPDATE orders SET status = 'completed' WHERE id = ?", open.id);
        }));
        ASSERT_CONTAINS(sold.number + ": cancelled, but ticket", broken("I3", [&](db::Tx& tx) {
            tx.exec("UPDATE orders SET status = 'cancelled' WHERE id = ?", sold.id);
        }));
        ASSERT_CONTAINS(open.number + ": expired, but its hold is active", broken("I3", [&](db::Tx& tx) {
            tx.exec("UPDATE orders SET status = 'expired' WHERE id = ?", open.id);
        }));
        ASSERT_CONTAINS("active for an order that does not exist",
            broken("I3", [&](db::Tx& tx) { tx.exec("DELETE FROM orders WHERE id = ?", open.id); }));
    }

    static void admit(db::Tx& tx, const OrderId& order, int day, int times)
    {
        for (int i = 0; i < times; ++i)
            tx.exec(
                "INSERT INTO admissions (ticket_id, day, event_id, ticket_type_id, scan_id, admitted_at)"
                " SELECT id, ?, event_id, ticket_type_id, id, UTC_TIMESTAMP(6) FROM tickets"
                " WHERE order_id = ? AND serial = 1",
                day, order);
    }

    void i6_admissions_that_cannot_be()
    {
        ASSERT_CONTAINS("used, never admitted", broken("I6", [&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET status = 'used' WHERE order_id = ? AND serial = 1", sold.id);
        }));
        ASSERT_CONTAINS("valid, but admitted", broken("I6", [&](db::Tx& tx) { admit(tx, sold.id, 1, 1); }));
        ASSERT_CONTAINS("admitted 1 times on day 2", broken("I6", [&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET days_mask = 1 WHERE order_id = ?", sold.id);
            admit(tx, sold.id, 2, 1);
        }));
        ASSERT_CONTAINS("admitted 2 times on day 1", broken("I6", [&](db::Tx& tx) {
            SHADOW(tx, "admissions");
            admit(tx, sold.id, 1, 2);
        }));
    }

    // A code that each person can use once; somebody has.
    CodeId used_code()
    {
        inventory::NewCode wanted;
        wanted.event = world.event;
        wanted.code = world.unique("SAVE");
        wanted.percent_off = 1000;
        wanted.max_uses_per_person = 1;
        const auto code = inventory::Codes(world.context).create(world.organizer.caller, wanted);
        world.orders.place({}, {world.event, {{type, 1}}, {"Bo Buyer", "bo@example.org", ""}, {}, code.code},
            world.random.bytes(32));
        return code.id;
    }

    void i7_claims_that_are_not_what_is_counted()
    {
        const auto code = used_code();
        ASSERT_CONTAINS("used 2, claims 1", broken("I7", [&](db::Tx& tx) {
            tx.exec("UPDATE discount_codes SET uses = 2 WHERE id = ?", code);
        }));
        ASSERT_CONTAINS("counted 3, claims 1", broken("I7", [&](db::Tx& tx) {
            tx.exec("UPDATE person_counts SET taken = 3 WHERE subject_id = ?", code);
        }));
        ASSERT_CONTAINS("counted 0, claims 1", broken("I7", [&](db::Tx& tx) {
            tx.exec("DELETE FROM person_counts WHERE subject_id = ?", code);
        }));
    }

    void i7_more_than_the_limit()
    {
        const auto code = used_code();
        ASSERT_CONTAINS("used 3 of 2", broken("I7", [&](db::Tx& tx) {
            tx.exec(
                "SET STATEMENT check_constraint_checks = 0 FOR UPDATE discount_codes SET uses = 3, max_uses "
                "= 2 WHERE id = ?",
                code);
        }));
        const auto twice = [&](db::Tx& tx) {
            tx.exec("UPDATE hold_claims SET quantity = 2 WHERE subject_id = ?", code);
        };
        ASSERT_CONTAINS("has 2 of 1", broken("I7", [&](db::Tx& tx) {
            twice(tx);
            tx.exec("UPDATE discount_codes SET updated_at = updated_at - INTERVAL 1 DAY WHERE id = ?", code);
        }));
        // The limit may have been lowered since.
        CPPUNIT_ASSERT_EQUAL(std::string::npos, broken("I7", twice).find("has 2 of 1"));
    }

    void i9_news_that_is_missing_or_double()
    {
        ASSERT_CONTAINS(sold.number + ": 0 pieces of news",
            broken("I9", [&](db::Tx& tx) { tx.exec("DELETE FROM outbox WHERE subject = ?", sold.id); }));
        ASSERT_CONTAINS(sold.number + ": 2 pieces of news", broken("I9", [&](db::Tx& tx) {
            tx.exec(
                "INSERT INTO outbox (topic, subject, payload, created_at, due_at)"
                " SELECT topic, subject, payload, created_at, due_at FROM outbox WHERE subject = ?",
                sold.id);
        }));
    }

    void i10_rows_of_another_tenant()
    {
        const auto foreign = world.stranger.organization.id;
        ASSERT_CONTAINS(
            "order " + sold.number + ": another organization than its event", broken("I10", [&](db::Tx& tx) {
                tx.exec("UPDATE orders SET organization_id = ? WHERE id = ?", foreign, sold.id);
            }));
        ASSERT_CONTAINS("another tenant than its order", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET organization_id = ? WHERE order_id = ?", foreign, sold.id);
        }));
        ASSERT_CONTAINS("another organization than its event", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE ticket_types SET organization_id = ? WHERE id = ?", foreign, type);
        }));
        ASSERT_CONTAINS("another tenant or order than its payment", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE refunds SET organization_id = ? WHERE order_id = ?", foreign, over.id);
        }));
        const auto other = world.EventsWorld::published().id;
        ASSERT_CONTAINS("another event than an item that draws from it", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE pools SET event_id = ? WHERE id = ?", other, pool());
        }));
        ASSERT_CONTAINS("order " + open.number + ": a hold of another event", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE holds SET event_id = ? WHERE order_id = ?", other, open.id);
        }));
        const auto code = used_code();
        ASSERT_CONTAINS("another organization than its event, or a reserve", broken("I10", [&](db::Tx& tx) {
            tx.exec("UPDATE discount_codes SET organization_id = ? WHERE id = ?", foreign, code);
        }));
        const auto moved = broken("I10", [&](db::Tx& tx) {
            tx.exec("INSERT INTO code_items (code_id, role, item_id) VALUES (?, 'applies', ?)", code, type);
            tx.exec("UPDATE discount_codes SET event_id = ? WHERE id = ?", other, code);
        });
        ASSERT_CONTAINS(": an item of another event", moved);
        ASSERT_CONTAINS("a claim on a code or item of another event", moved);
        ASSERT_CONTAINS("ledger of " + sold.number + ": another organization than its order",
            broken("I10", [&](db::Tx& tx) {
                SHADOW(tx, "ledger_entries");
                tx.exec("UPDATE ledger_entries SET organization_id = ? WHERE order_id = ?", foreign, sold.id);
            }));
        ASSERT_CONTAINS("another organization than its event, or a pool", broken("I10", [&](db::Tx& tx) {
            tx.exec(
                "INSERT INTO event_days (id, organization_id, event_id, number, name, starts_at, ends_at, "
                "description) VALUES (?, ?, ?, 1, 'Friday', '2030-01-01', '2030-01-02', '')",
                code, foreign, world.event);
        }));
    }

    void i11_an_audit_log_that_was_changed()
    {
        ASSERT_CONTAINS(
            sold.number + ": completed, 0 audit rows order.completed", broken("I11", [&](db::Tx& tx) {
                SHADOW(tx, "audit_log");
                tx.exec("DELETE FROM audit_log WHERE subject_id = ?", sold.id);
            }));
        world.context.db.transact([](db::Tx& tx) { tx.exec("DROP TRIGGER audit_log_is_kept"); });
        const auto said = broken("I11", [](db::Tx&) {});
        world.context.db.transact([](db::Tx& tx) {
            tx.exec(
                "CREATE TRIGGER audit_log_is_kept BEFORE DELETE ON audit_log FOR EACH ROW"
                " IF OLD.at > UTC_TIMESTAMP(6) - INTERVAL 400 DAY THEN SIGNAL SQLSTATE '45000'"
                " SET MESSAGE_TEXT = 'the audit log is append-only, and kept for 400 days'; END IF");
        });
        ASSERT_CONTAINS("audit_log: nothing stops DELETE", said);
    }

    void the_audit_log_refuses_to_be_changed()
    {
        for (const bool removed : {true, false}) {
            std::string why;
            try {
                world.context.db.transact([&](db::Tx& tx) {
                    removed ? tx.exec("DELETE FROM audit_log WHERE subject_id = ?", sold.id)
                            : tx.exec("UPDATE audit_log SET detail = 'x' WHERE subject_id = ?", sold.id);
                });
            } catch (const std::exception& e) {
                why = e.what();
            }
            ASSERT_CONTAINS("append-only", why);
        }
    }

    void the_report_names_ten_and_says_so()
    {
        std::ostringstream out;
        CPPUNIT_ASSERT_EQUAL(0, report(out, {{"I1", "all is well", {}}}));
        ASSERT_CONTAINS("holds  I1  all is well\nall invariants hold\n", out.str());
        out.str("");
        CPPUNIT_ASSERT_EQUAL(1, report(out, {{"I1", "all is well", {}},
                                                {"I10", "all is apart", {kMostExamples, "row 7: 3 of 2"}}}));
        ASSERT_CONTAINS("BROKEN I10 all is apart\n           row 7: 3 of 2\n", out.str());
        ASSERT_CONTAINS("and perhaps more\n1 of 2 statements do not hold\n", out.str());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(VerifyTest);

}  // namespace gatehouse::admin
