// Who else is at the account at the moment when it is erased (ACC-9).

#include "common/auth/api_keys.hpp"
#include "common/auth/step_up.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/notifications/debts.hpp"
#include "tests/privacy/erase_fixture.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

class EraseRaceTest : public EraseFixture {
    CPPUNIT_TEST_SUITE(EraseRaceTest);
    CPPUNIT_TEST(who_orders_while_being_erased_is_either_too_late_or_in_the_way);
    CPPUNIT_TEST(who_signs_in_while_being_erased_is_out);
    CPPUNIT_TEST(of_many_who_erase_at_once_one_does);
    CPPUNIT_TEST(money_that_comes_after_all_goes_back_and_no_ticket_is_issued);
    CPPUNIT_TEST(what_a_request_under_way_wrote_after_it_is_forgotten_too);
    CPPUNIT_TEST(a_mail_that_was_on_its_way_is_noted_without_its_address);
    CPPUNIT_TEST_SUITE_END();

    void who_orders_while_being_erased_is_either_too_late_or_in_the_way()
    {
        for (int round = 0; round < 30; ++round) {
            zoe = world.zoe();
            const auto event = world.event();
            const auto type = world.type(event, 10);
            // All within what an erasure takes, the first alone or in the midst of it.
            const auto step = 400us * (round % 10);
            std::atomic<int> ordered = 0, done = 0;
            support::at_once(4, [&](std::size_t i) {
                try {
                    if (i == 0) {
                        erase(), ++done;
                    } else {
                        world.orders.place(
                            zoe.caller, world.wish_of(zoe, event, type, 1), world.random.bytes(32));
                        ++ordered;
                    }
                } catch (const Error& e) {
                    CPPUNIT_ASSERT_MESSAGE(
                        e.what(), &e.kind() == (i == 0 ? &kCannotErase : &kUnauthenticated));
                }
            });
            // Never both: an open order of somebody who is gone.
            CPPUNIT_ASSERT_EQUAL(done == 1, ordered == 0);
            CPPUNIT_ASSERT_EQUAL(done == 1, erased());
            CPPUNIT_ASSERT(world.counters_hold(event));
        }
    }

    void who_signs_in_while_being_erased_is_out()
    {
        const auth::Sessions sessions(world.context);
        const accounts::Admission admission(world.context);
        for (int round = 0; round < 12; ++round) {
            zoe = world.zoe();
            std::array<std::string, 3> opened;
            support::at_once(4, [&](std::size_t i) {
                if (i == 0) return erase();
                try {
                    opened[i - 1] = admission
                                        .admit({}, zoe.user.id, accounts::Means::password,
                                            {accounts::Grant::session, "", {"Test/1.0", "127.0.0.9"}})
                                        .session;
                } catch (const Error&) {
                }
            });
            world.erasure.finish();  // the scheduler comes by
            for (const auto& token : opened) CPPUNIT_ASSERT(token.empty() || !sessions.find(token));
        }
    }

    void of_many_who_erase_at_once_one_does()
    {
        std::atomic<int> done = 0;
        support::at_once(8, [&](std::size_t) {
            try {
                erase();
                ++done;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_MESSAGE(
                    e.what(), &e.kind() == &kUnauthenticated || &e.kind() == &auth::kStepUpRequired);
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, done.load());
        CPPUNIT_ASSERT_EQUAL(1, world.audited("user.erased", zoe.user.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(1, world.told(kErased, zoe.user.id.uuid()));
    }

    void money_that_comes_after_all_goes_back_and_no_ticket_is_issued()
    {
        const auto event = world.event();
        const auto order =
            world.orders
                .place(zoe.caller, world.wish_of(zoe, event, world.type(event, 10)), world.random.bytes(32))
                .order;
        world.expire(order.id);
        erase();
        CPPUNIT_ASSERT(world.complete(order.id) == orders::Completion::late_no_stock);
        CPPUNIT_ASSERT_EQUAL(0, world.tickets_of(order.id));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void what_a_request_under_way_wrote_after_it_is_forgotten_too()
    {
        const auto full = world.sold_out();
        erase();
        // As if these had begun a moment before.
        auth::Caller late = world.signed_in(zoe.user.id);
        world.exec(
            "INSERT INTO queue_entries (id, item_id, is_bundle, event_id, organization_id, user_id, person, "
            "email, "
            "name, quantity, accept_fewer, status, created_at) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, 1, 1, "
            "'cancelled', "
            "?)",
            new_id<queue::EntryId>(world.context), full.type, full.event, full.order.organization,
            zoe.user.id, db::Bytes{world.random.bytes(32)}, zoe.email, zoe.name, world.clock.now());
        world.context.db.transact([&](db::Tx& tx) {
            auth::Sessions(world.context).open(tx, zoe.user.id, {}, {"Browser of " + zoe.name, "127.0.0.9"});
            auth::ApiKey key;
            key.id = new_id<ApiKeyId>(world.context);
            key.name = zoe.name;
            key.created_at = world.clock.now();
            auth::ApiKeys(world.context).make(tx, zoe.user.id, key);
        });
        world.erasure.finish();
        world.mail(world.news(kErased, zoe.user.id.uuid()));
        world.clock.advance(3min);
        world.erasure.finish();
        CPPUNIT_ASSERT(world.places_of(zoe).empty());
        CPPUNIT_ASSERT_EQUAL(std::string("1"),
            text("SELECT COUNT(*) FROM erasures WHERE finished_at IS NOT NULL AND user_id = ?", zoe.user.id));
    }

    void a_mail_that_was_on_its_way_is_noted_without_its_address()
    {
        const notifications::Debt debt{
            "order_resent", new_id<MailId>(world.context).uuid(), zoe.email, zoe.user.id};
        notifications::pay_once(
            world.context, debt, "mails", [&](const notifications::repo::Mail&) { erase(); });
        CPPUNIT_ASSERT_EQUAL(std::string("0"),
            text("SELECT COUNT(*) FROM mails WHERE recipient = ? AND kind <> 'account_erased'", zoe.email));
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"), text("SELECT COUNT(*) FROM mails WHERE subject_id = ? AND status = 'sent'",
                                  OrderId(debt.subject)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EraseRaceTest);

}  // namespace gatehouse::privacy
