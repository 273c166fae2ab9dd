// Money on its way from a connected account to its organization's bank (PAY-5), and what no news told of it
// (PAY-8).

#include "tests/support/asserts.hpp"
#include "tests/support/connect_world.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

class PayoutsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PayoutsTest);
    CPPUNIT_TEST(payouts_are_listed_and_go_one_way_only);
    CPPUNIT_TEST(payouts_whose_news_was_lost_are_booked);
    CPPUNIT_TEST(what_the_bank_has_and_we_do_not_is_listed_until_it_is_the_same);
    CPPUNIT_TEST(every_account_is_looked_at_once_in_an_hour);
    CPPUNIT_TEST(an_account_that_left_keeps_no_other_from_being_looked_at);
    CPPUNIT_TEST(without_connected_accounts_nothing_is_asked);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        // What other tests left is none of this gateway's.
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("DELETE FROM gateway_walks");
            tx.exec("DELETE FROM connected_accounts");
            tx.exec("UPDATE payments SET confirmed_at = ? WHERE confirmed_at IS NULL", world.clock.now());
            tx.exec("UPDATE gateway_differences SET resolved_at = ? WHERE resolved_at IS NULL",
                world.clock.now());
        });
    }

private:
    support::ConnectWorld world;

    // The account's list has it; nobody told us.
    Payout& paid_out(const std::string& account, PayoutStatus status = PayoutStatus::paid)
    {
        const auto id = world.unique("po_");
        world.gateway.paid_out_of[id] = account;
        return world.gateway.payouts[id] = {
                   id, {}, {}, {4200, "USD"}, status, "", world.clock.at, world.clock.at};
    }
    int reconcile(std::chrono::seconds later = 2h)
    {
        world.clock.advance(later);
        return world.payments.reconcile();
    }
    std::vector<Difference> listed()
    {
        auto all = stuck(world.context).differences;
        std::erase_if(all, [](const Difference& d) { return d.kind != DifferenceKind::payout; });
        return all;
    }
    // What the ledger says the organization's bank has.
    std::int64_t at_bank()
    {
        return world.count(
            "SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE organization_id = ? "
            "AND account = 'bank'",
            world.organization.uuid());
    }
    std::vector<Payout> shown()
    {
        return world.accounts.payouts(world.organizer.caller, world.organization, {}).items;
    }

    void payouts_are_listed_and_go_one_way_only()
    {
        const auto account = world.enabled();
        const auto id = world.unique("po_");
        const auto& caller = world.organizer.caller;
        auto& payout = world.gateway.payouts[id];
        payout = {id, {}, {}, {4200, "USD"}, PayoutStatus::paid, "", world.clock.at, world.clock.at};
        CPPUNIT_ASSERT_EQUAL(std::string("unknown"), world.tell_payout("acct_strange", id));
        CPPUNIT_ASSERT_EQUAL(std::string("paid"), world.tell_payout(account, id));
        payout.status = PayoutStatus::failed, payout.failure = "account_closed";
        CPPUNIT_ASSERT_EQUAL(std::string("failed"), world.tell_payout(account, id));
        payout.status = PayoutStatus::paid;  // an old answer
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.tell_payout(account, id));
        const auto page = world.accounts.payouts(caller, world.organization, {});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, page.items.size());
        CPPUNIT_ASSERT(page.items[0].status == PayoutStatus::failed);
        CPPUNIT_ASSERT_EQUAL(std::string("account_closed"), page.items[0].failure);
        CPPUNIT_ASSERT_EQUAL(std::string("4200 0"), world.context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT CONCAT(SUM(IF(account = 'bank' AND step = 0, amount, 0)), ' ', SUM(IF(account = "
                "'bank', amount, 0))) "
                "FROM ledger_entries WHERE organization_id = ? AND cause = 'payout'",
                [](const db::Row& row) { return row.text(1); }, world.organization);
        }));
    }

    void payouts_whose_news_was_lost_are_booked()
    {
        const auto account = world.enabled();
        auto& payout = paid_out(account, PayoutStatus::in_transit);
        paid_out(account);
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, shown().size());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4200}, at_bank());
        payout.status = PayoutStatus::paid;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8400}, at_bank());
        // The news comes after all.
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.tell_payout(account, payout.id));
        payout.status = PayoutStatus::failed;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4200}, at_bank());
        CPPUNIT_ASSERT(listed().empty());
    }

    void what_the_bank_has_and_we_do_not_is_listed_until_it_is_the_same()
    {
        const auto account = world.enabled();
        auto& payout = paid_out(account, PayoutStatus::failed);
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        payout.status = PayoutStatus::paid;  // which what has failed never is in our books
        CPPUNIT_ASSERT_EQUAL(1, reconcile());
        for (int i = 0; i < 2; ++i) {
            const auto found = listed();
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
            CPPUNIT_ASSERT(found[0].object == payout.id && found[0].organization == world.organization);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, found[0].ours.amount);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{4200}, found[0].theirs.amount);
            reconcile();
        }
        payout.status = PayoutStatus::failed;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT(listed().empty());
    }

    // Accounts of more organizations than are looked at in one run; the world's is one of them.
    std::vector<std::string> accounts(int others)
    {
        std::vector<std::string> all{world.enabled()};
        for (int i = 0; i < others; ++i) {
            all.push_back(world.unique("acct_"));
            world.context.db.transact([&](db::Tx& tx) {
                tx.exec(
                    "INSERT INTO connected_accounts (organization_id, account_id, created_at, updated_at) "
                    "VALUES (?, ?, ?, ?)",
                    new_id<OrganizationId>(world.context), all.back(), world.clock.now(), world.clock.now());
            });
        }
        return all;
    }

    void every_account_is_looked_at_once_in_an_hour()
    {
        for (const auto& account : accounts(6)) paid_out(account);
        const auto known = [&] {
            return std::ranges::count_if(world.gateway.payouts, [&](const auto& one) {
                return world.context.db.read(
                    [&](db::Session& session) { return repo::find_payout(session, one.first).has_value(); });
            });
        };
        reconcile();
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{5}, known());
        reconcile(1min);
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{7}, known());
        const auto asked = world.gateway.payout_lists;
        reconcile(50min);
        CPPUNIT_ASSERT_EQUAL(asked, world.gateway.payout_lists);
        reconcile(11min);
        CPPUNIT_ASSERT(world.gateway.payout_lists > asked);
    }

    void an_account_that_left_keeps_no_other_from_being_looked_at()
    {
        const auto all = accounts(1);
        paid_out(all[1]);
        world.gateway.refused_account = all[0];
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(std::string("paid"), world.context.db.read([&](db::Session& session) {
            return std::string(
                to_string(repo::find_payout(session, world.gateway.payouts.begin()->first).value().status));
        }));
    }

    void without_connected_accounts_nothing_is_asked()
    {
        accounts(0);
        support::PaymentsWorld direct;
        direct.payments.reconcile();
        CPPUNIT_ASSERT_EQUAL(0, direct.gateway.payout_lists);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PayoutsTest);

}  // namespace gatehouse::payments
