// gatehouse-admin verify: what is wrong with money is named, in rows and in the ledger.

#include "tests/admin/verify_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::admin {

class VerifyMoneyTest : public CppUnit::TestFixture, private VerifyWorld {
    CPPUNIT_TEST_SUITE(VerifyMoneyTest);
    CPPUNIT_TEST(i4_money_that_is_unaccounted_for);
    CPPUNIT_TEST(i4_a_buyer_who_is_shown_something_else);
    CPPUNIT_TEST(i4_a_ledger_that_is_out_of_balance);
    CPPUNIT_TEST(i4_a_ledger_that_is_not_what_the_rows_say);
    CPPUNIT_TEST(i4_a_dispute_that_is_not_what_its_row_says);
    CPPUNIT_TEST(i4_a_ledger_that_could_be_changed);
    CPPUNIT_TEST(i5_payments_that_are_missing_or_shared);
    CPPUNIT_TEST(i5_an_event_that_was_handled_twice);
    CPPUNIT_TEST_SUITE_END();

    void i4_money_that_is_unaccounted_for()
    {
        ASSERT_CONTAINS(over.number + ": expired, total 2500, paid 2500, sent back 0, to go back 0",
            broken("I4", [&](db::Tx& tx) { tx.exec("DELETE FROM refunds WHERE order_id = ?", over.id); }));
        ASSERT_CONTAINS(
            over.number + ": expired, total 2500, paid 2500, sent back 2501", broken("I4", [&](db::Tx& tx) {
                tx.exec("UPDATE refunds SET amount = 2501 WHERE order_id = ?", over.id);
            }));
        ASSERT_CONTAINS(sold.number + ": completed, total 5000, paid 4999", broken("I4", [&](db::Tx& tx) {
            tx.exec("UPDATE payments SET amount = 4999 WHERE order_id = ?", sold.id);
        }));
    }

    void i4_a_buyer_who_is_shown_something_else()
    {
        ASSERT_CONTAINS("5000 succeeded, shown nothing", broken("I4", [&](db::Tx& tx) {
            tx.exec("DELETE FROM order_money WHERE order_id = ?", sold.id);
        }));
        ASSERT_CONTAINS("2500 pending, shown 2500 failed", broken("I4", [&](db::Tx& tx) {
            tx.exec(
                "UPDATE order_money SET status = 'failed' WHERE order_id = ? AND kind = 'refund'", over.id);
        }));
    }

    std::string broken_ledger(const std::function<void(db::Tx&)>& change)
    {
        return broken("I4", [&](db::Tx& tx) {
            SHADOW(tx, "ledger_entries");
            change(tx);
        });
    }

    void i4_a_ledger_that_is_out_of_balance()
    {
        const auto said = broken_ledger([&](db::Tx& tx) {
            tx.exec(
                "UPDATE ledger_entries SET amount = amount + 1 WHERE order_id = ? AND account = 'gateway'",
                sold.id);
        });
        ASSERT_CONTAINS("step 0 sums to 1 USD", said);
        ASSERT_CONTAINS(sold.number + ": sums to 1 USD, came 5001, went back 0", said);
        ASSERT_CONTAINS("5000 succeeded, in the ledger 5001", said);
        ASSERT_CONTAINS(
            over.number + ": sums to 0 USD, came 2500, went back 2501", broken_ledger([&](db::Tx& tx) {
                tx.exec(
                    "INSERT INTO ledger_entries SELECT organization_id, cause_id, cause, 1, IF(account = "
                    "'refunds', 'gateway', account),"
                    " currency, IF(amount > 0, 2501, -2501), order_id, payment_id, refund_id, at"
                    " FROM ledger_entries WHERE order_id = ? AND cause = 'refund'",
                    over.id);
            }));
    }

    void i4_a_ledger_that_is_not_what_the_rows_say()
    {
        ASSERT_CONTAINS("5000 succeeded, in the ledger 0", broken_ledger([&](db::Tx& tx) {
            tx.exec("DELETE FROM ledger_entries WHERE order_id = ?", sold.id);
        }));
        ASSERT_CONTAINS("5000 in the ledger, but there is no payment",
            broken("I4", [&](db::Tx& tx) { tx.exec("DELETE FROM payments WHERE order_id = ?", sold.id); }));
        ASSERT_CONTAINS("2500 pending, in the ledger 0 owed, 0 sent", broken_ledger([&](db::Tx& tx) {
            tx.exec("DELETE FROM ledger_entries WHERE order_id = ? AND cause = 'refund'", over.id);
        }));
        ASSERT_CONTAINS("2500 succeeded, in the ledger 2500 owed, 0 sent", broken("I4", [&](db::Tx& tx) {
            tx.exec("UPDATE refunds SET status = 'succeeded' WHERE order_id = ?", over.id);
        }));
        ASSERT_CONTAINS("in the ledger, but there is no refund",
            broken("I4", [&](db::Tx& tx) { tx.exec("DELETE FROM refunds WHERE order_id = ?", over.id); }));
        ASSERT_CONTAINS(sold.number + ": completed, total 5000, refunded 0, lost 0, in the ledger 0",
            broken_ledger([&](db::Tx& tx) {
                tx.exec(
                    "UPDATE ledger_entries SET account = 'unapplied' WHERE order_id = ? AND account = "
                    "'organizer'",
                    sold.id);
            }));
    }

    void i4_a_dispute_that_is_not_what_its_row_says()
    {
        const auto page = world.open(open);
        world.paid(page);
        world.disputed(world.gateway.dispute(page, payments::DisputeStatus::needs_response, 2500));
        ASSERT_CONTAINS(
            "2500 taken, lost, in the ledger 2500 taken, 2500 open", broken("I4", [&](db::Tx& tx) {
                tx.exec("UPDATE disputes SET status = 'lost' WHERE order_id = ?", open.id);
            }));
        ASSERT_CONTAINS("2500 needs_response, shown nothing", broken("I4", [&](db::Tx& tx) {
            tx.exec("DELETE FROM order_money WHERE order_id = ? AND kind = 'dispute'", open.id);
        }));
        ASSERT_CONTAINS(
            open.number + ": completed, total 2500, refunded 0, lost 2500", broken_ledger([&](db::Tx& tx) {
                tx.exec(
                    "UPDATE ledger_entries SET account = 'organizer' WHERE order_id = ? AND account = "
                    "'disputed'",
                    open.id);
            }));
    }

    void i4_a_ledger_that_could_be_changed()
    {
        for (const bool removed : {true, false}) {
            std::string why;
            try {
                world.context.db.transact([&](db::Tx& tx) {
                    removed ? tx.exec("DELETE FROM ledger_entries WHERE order_id = ?", sold.id)
                            : tx.exec("UPDATE ledger_entries SET amount = 1 WHERE order_id = ?", sold.id);
                });
            } catch (const std::exception& e) {
                why = e.what();
            }
            ASSERT_CONTAINS("the ledger is append-only", why);
        }
        world.context.db.transact([](db::Tx& tx) { tx.exec("DROP TRIGGER ledger_is_not_deleted"); });
        const auto said = broken("I4", [](db::Tx&) {});
        world.context.db.transact([](db::Tx& tx) {
            tx.exec(
                "CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger_entries FOR EACH ROW"
                " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only'");
        });
        ASSERT_CONTAINS("ledger_entries: nothing stops DELETE", said);
    }

    void i5_payments_that_are_missing_or_shared()
    {
        ASSERT_CONTAINS(sold.number + ": completed, no payment",
            broken("I5", [&](db::Tx& tx) { tx.exec("DELETE FROM payments WHERE order_id = ?", sold.id); }));
        const auto said = broken("I5", [&](db::Tx& tx) {
            SHADOW(tx, "payments");
            tx.exec(
                "UPDATE payments SET intent_id = 'pi_shared', session_id = 'cs_shared' WHERE order_id IN (?, "
                "?)",
                sold.id, over.id);
        });
        ASSERT_CONTAINS("pi_shared: 2 orders", said);
        ASSERT_CONTAINS("cs_shared: 2 orders", said);
    }

    void i5_an_event_that_was_handled_twice()
    {
        ASSERT_CONTAINS("evt_twice: 2 times", broken("I5", [&](db::Tx& tx) {
            SHADOW(tx, "gateway_events");
            for (int i = 0; i < 2; ++i)
                tx.exec(
                    "INSERT INTO gateway_events (id, type, object_id, outcome, received_at)"
                    " VALUES ('evt_twice', 't', 'o', 'seen', UTC_TIMESTAMP(6))");
        }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(VerifyMoneyTest);

}  // namespace gatehouse::admin
