// The way back in, and new passwords.

#include "modules/accounts/recovery.hpp"

#include <atomic>

#include "modules/accounts/own_password.hpp"
#include "modules/accounts/verification.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/secrets_world.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class RecoveryTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RecoveryTest);
    CPPUNIT_TEST(a_link_sets_a_new_password_and_ends_every_sign_in);
    CPPUNIT_TEST(a_sign_in_that_was_seen_a_moment_ago_is_over_too);
    CPPUNIT_TEST(the_link_is_over_after_half_an_hour_and_after_its_use);
    CPPUNIT_TEST(of_two_at_the_same_instant_one_sets_the_password);
    CPPUNIT_TEST(a_new_password_ends_moves_to_other_addresses_that_were_asked_before);
    CPPUNIT_TEST(the_first_confirmation_of_the_own_address_survives_a_new_password);
    CPPUNIT_TEST(of_a_reset_and_a_move_at_the_same_instant_one_is_done);
    CPPUNIT_TEST(a_bad_password_does_not_use_the_link_up);
    CPPUNIT_TEST(an_unknown_address_leaves_the_same_traces_and_opens_nothing);
    CPPUNIT_TEST(whoever_asks_too_often_is_mailed_no_more_and_not_told);
    CPPUNIT_TEST(a_link_to_a_former_address_opens_nothing);
    CPPUNIT_TEST(suspended_people_get_no_link);
    CPPUNIT_TEST(a_changed_password_ends_all_other_sign_ins_and_is_mailed);
    CPPUNIT_TEST(a_wrong_old_password_changes_nothing_and_is_counted);
    CPPUNIT_TEST(the_mailed_link_unlocks_at_once_and_once);
    CPPUNIT_TEST_SUITE_END();

    support::SecretsWorld world;
    Service service{world.context};
    Recovery recovery{world.context};
    User user = world.account();
    auth::Caller me = world.with_session(user);
    static constexpr const char* kNew = "crocus in march 7";
    static constexpr const char* kOld = support::AccountsWorld::kPassword;

    std::string asked()
    {
        recovery.ask_reset(world.guest(), user.email);
        return world.token(user.id, "reset");
    }
    bool lets_in(const std::string& password)
    {
        try {
            service.sign_in(world.guest(), {user.email, password, Grant::session}, "", {"Test", "127.0.0.9"});
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    void a_link_sets_a_new_password_and_ends_every_sign_in()
    {
        recovery.reset(world.guest(), asked(), kNew);
        CPPUNIT_ASSERT(!world.is_open(me));
        CPPUNIT_ASSERT(!lets_in(kOld));
        CPPUNIT_ASSERT(lets_in(kNew));
        CPPUNIT_ASSERT(world.now(user.id).email_verified);
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.password_changed", user.id.uuid()));
    }

    // Redis answers for it by then.
    void a_sign_in_that_was_seen_a_moment_ago_is_over_too()
    {
        const auth::Sessions sessions(world.context);
        const auto open = [&] {
            auto token = world.context.db.transact([&](db::Tx& tx) {
                return sessions.open(tx, user.id, user.roles, {"Test/1.0", "127.0.0.9"});
            });
            CPPUNIT_ASSERT(sessions.find(token));
            return token;
        };
        const auto first = open();
        recovery.reset(world.guest(), asked(), kNew);
        CPPUNIT_ASSERT(!sessions.find(first));
        const auto second = open();
        recovery.change_password(world.with_session(user), kNew, kOld);
        CPPUNIT_ASSERT(!sessions.find(second));
    }

    void the_link_is_over_after_half_an_hour_and_after_its_use()
    {
        const auto late = asked();
        world.clock.advance(30min);
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), late, kNew));
        const auto first = asked(), second = asked();
        recovery.reset(world.guest(), first, kNew);
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), first, kOld));
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), second, kOld));
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), "nonsense", kNew));
    }

    void of_two_at_the_same_instant_one_sets_the_password()
    {
        const auto token = asked();
        std::atomic<int> done = 0;
        support::at_once(2, [&](std::size_t i) {
            try {
                recovery.reset({}, token, kNew + std::to_string(i));
                ++done;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("link_over"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, done.load());
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.password_changed", user.id.uuid()));
    }

    // The link of somebody who knew the password for a moment.
    std::string asked_to_move()
    {
        world.clock.advance(1s);
        const Verification verification(world.context);
        verification.change_email(world.with_session(user), kOld, world.unique("thief.") + "@example.org");
        return world.token(user.id, "verify-email");
    }

    void a_new_password_ends_moves_to_other_addresses_that_were_asked_before()
    {
        const Verification verification(world.context);
        auto move = asked_to_move();
        recovery.reset(world.guest(), asked(), kOld);
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), move));
        move = asked_to_move();
        recovery.change_password(world.with_session(user), kOld, kNew);
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), move));
        CPPUNIT_ASSERT_EQUAL(user.email, world.now(user.id).email);
    }

    void the_first_confirmation_of_the_own_address_survives_a_new_password()
    {
        recovery.change_password(me, kOld, kNew);
        const auto token = world.token(user.id, "verify-email");
        CPPUNIT_ASSERT(Verification(world.context).confirm_link(world.guest(), token).email_verified);
    }

    // The other finds its link taken back.
    void of_a_reset_and_a_move_at_the_same_instant_one_is_done()
    {
        const auto move = asked_to_move(), back = asked();
        std::atomic<int> done = 0;
        support::at_once(2, [&](std::size_t i) {
            try {
                if (i == 0)
                    recovery.reset({}, back, kNew);
                else
                    Verification(world.context).confirm_link({}, move);
                ++done;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("link_over"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, done.load());
    }

    void a_bad_password_does_not_use_the_link_up()
    {
        const auto token = asked();
        ASSERT_ERROR(kInvalid, recovery.reset(world.guest(), token, "short"));
        ASSERT_ERROR(kInvalid, recovery.reset(world.guest(), token, "password1"));
        recovery.reset(world.guest(), token, kNew);
    }

    void an_unknown_address_leaves_the_same_traces_and_opens_nothing()
    {
        const auto nobody = world.unique("nobody.") + "@example.org";
        recovery.ask_reset(world.guest(), nobody);
        const auto made = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT t.id, t.user_id FROM one_time t JOIN outbox o ON o.subject = t.id WHERE t.target = ?",
                [](const db::Row& row) { return std::pair(row.id<OneTimeId>(1), row.null(2)); }, nobody);
        });
        CPPUNIT_ASSERT(made && made->second);
        const auto token = auth::one_time::token(world.context.config, "reset", made->first.uuid());
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), token, kNew));
    }

    void whoever_asks_too_often_is_mailed_no_more_and_not_told()
    {
        for (int i = 0; i < 8; ++i) recovery.ask_reset(world.guest(), user.email);
        CPPUNIT_ASSERT_EQUAL(5, world.context.db.read([&](db::Session& session) {
            return Secrets(world.context).count_recent(session, user.id, "reset");
        }));
    }

    void a_link_to_a_former_address_opens_nothing()
    {
        const auto token = asked();
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET email_key = ?, email = ? WHERE id = ?", "moved." + user.email,
                "moved." + user.email, user.id);
        });
        ASSERT_ERROR(kLinkOver, recovery.reset(world.guest(), token, kNew));
    }

    void suspended_people_get_no_link()
    {
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET status = 'suspended' WHERE id = ?", user.id); });
        recovery.ask_reset(world.guest(), user.email);
        CPPUNIT_ASSERT(!world.newest(user.id, "reset"));
    }

    void a_changed_password_ends_all_other_sign_ins_and_is_mailed()
    {
        const auto other = world.with_session(user);
        recovery.change_password(me, kOld, kNew);
        CPPUNIT_ASSERT(world.is_open(me));
        CPPUNIT_ASSERT(!world.is_open(other));
        CPPUNIT_ASSERT(lets_in(kNew));
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.password_changed", user.id.uuid()));
    }

    void a_wrong_old_password_changes_nothing_and_is_counted()
    {
        for (int i = 0; i < 5; ++i)
            ASSERT_ERROR(kInvalid, recovery.change_password(me, "tulips in may 5", kNew));
        ASSERT_ERROR(kTooManyFailures, recovery.change_password(me, kOld, kNew));
        // Whoever holds a session of mine cannot keep me from signing in.
        CPPUNIT_ASSERT(lets_in(kOld));
    }

    void the_mailed_link_unlocks_at_once_and_once()
    {
        for (int i = 0; i < 10; ++i) {
            CPPUNIT_ASSERT(!lets_in("tulips in may 5"));
            world.clock.advance(20s);
        }
        CPPUNIT_ASSERT(!lets_in(kOld));
        const auto token = world.token(user.id, "unlock");
        recovery.unlock(world.guest(), token);
        CPPUNIT_ASSERT(lets_in(kOld));
        ASSERT_ERROR(kLinkOver, recovery.unlock(world.guest(), token));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecoveryTest);

}  // namespace gatehouse::accounts
