// Sessions and tokens: kept in MySQL, answered by Redis, ended at once (ACC-2).

#include "common/auth/sessions.hpp"
#include "common/auth/session_list.hpp"

#include "common/auth/step_up.hpp"
#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/known_user.hpp"

namespace gatehouse::auth {

using namespace std::chrono_literals;

class SessionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SessionsTest);
    CPPUNIT_TEST(a_token_stands_for_its_person);
    CPPUNIT_TEST(the_token_itself_is_stored_nowhere);
    CPPUNIT_TEST(use_keeps_a_session_alive_for_thirty_days_and_no_longer);
    CPPUNIT_TEST(an_unused_session_ends_after_a_week);
    CPPUNIT_TEST(an_access_token_ends_after_an_hour_even_when_cached);
    CPPUNIT_TEST(a_closed_session_ends_at_once_even_when_cached);
    CPPUNIT_TEST(all_sessions_of_a_person_can_be_ended_but_one);
    CPPUNIT_TEST(a_redis_that_lost_everything_signs_nobody_out);
    CPPUNIT_TEST(without_redis_the_database_answers);
    CPPUNIT_TEST(what_ends_without_redis_is_over);
    CPPUNIT_TEST(who_is_suspended_is_out_whatever_became_of_their_rows);
    CPPUNIT_TEST(of_a_rotation_and_an_end_at_the_same_instant_nothing_is_left);
    CPPUNIT_TEST(changed_roles_work_at_once);
    CPPUNIT_TEST(a_refresh_token_used_twice_ends_the_family);
    CPPUNIT_TEST(a_refresh_token_is_no_access);
    CPPUNIT_TEST(dangerous_acts_want_a_proof_of_the_last_ten_minutes);
    CPPUNIT_TEST(swapping_tokens_proves_nothing);
    CPPUNIT_TEST(browsers_that_send_anything_can_sign_in);
    CPPUNIT_TEST(who_is_shut_out_acts_as_nobody_any_more);
    CPPUNIT_TEST(a_session_in_which_an_administrator_acts_says_so_and_ends_after_an_hour);
    CPPUNIT_TEST(a_redis_that_lost_everything_lets_nobody_back_in);
    CPPUNIT_TEST(roles_are_a_set);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    Sessions sessions{base.context};
    const UserId user = support::known_user(base);
    const Roles attendee = Roles::parse("attendee");

    std::string open(const Origin& origin = {"Test/1.0", "127.0.0.9"})
    {
        return base.context.db.transact(
            [&](db::Tx& tx) { return sessions.open(tx, user, attendee, origin); });
    }
    TokenPair open_pair()
    {
        return base.context.db.transact(
            [&](db::Tx& tx) { return sessions.open_pair(tx, user, attendee, {}); });
    }

    void a_token_stands_for_its_person()
    {
        const auto token = open();
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, token.size());
        for (int i = 0; i < 2; ++i) {  // from MySQL, then from Redis
            const auto principal = sessions.find(token);
            CPPUNIT_ASSERT(principal && principal->user == user && principal->by_cookie);
            CPPUNIT_ASSERT_EQUAL(std::string("attendee"), principal->roles.str());
        }
        for (const auto& wrong : {std::string(), std::string(43, 'A'), token.substr(1), token + "A"})
            CPPUNIT_ASSERT(!sessions.find(wrong));
    }

    void the_token_itself_is_stored_nowhere()
    {
        const auto token = open();
        sessions.find(token);
        CPPUNIT_ASSERT(!base.context.redis.get("session:" + token));
        const auto stored = base.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT token_hash FROM sessions WHERE user_id = ?",
                [](const db::Row& r) { return r.text(1); }, user);
        });
        CPPUNIT_ASSERT_EQUAL(crypto::hex(crypto::sha256(token)), crypto::hex(*stored));
    }

    void use_keeps_a_session_alive_for_thirty_days_and_no_longer()
    {
        const auto token = open();
        for (int day = 3; day < 30; day += 3) {
            base.clock.advance(72h);
            CPPUNIT_ASSERT_MESSAGE(std::to_string(day), sessions.find(token).has_value());
        }
        base.clock.advance(71h);
        CPPUNIT_ASSERT(sessions.find(token));
        base.clock.advance(61min);
        CPPUNIT_ASSERT(!sessions.find(token));
    }

    void an_unused_session_ends_after_a_week()
    {
        const auto token = open();
        base.clock.advance(7 * 24h + 1s);
        CPPUNIT_ASSERT(!sessions.find(token));
    }

    void an_access_token_ends_after_an_hour_even_when_cached()
    {
        const auto pair = open_pair();
        CPPUNIT_ASSERT(!sessions.find(pair.access)->by_cookie);
        base.clock.advance(59min);
        CPPUNIT_ASSERT(sessions.find(pair.access));
        base.clock.advance(61s);
        CPPUNIT_ASSERT(!sessions.find(pair.access));
    }

    void a_closed_session_ends_at_once_even_when_cached()
    {
        const auto token = open(), other = open();
        const auto principal = sessions.find(token);
        sessions.find(token);
        sessions.find(other);
        sessions.close(principal->session);
        CPPUNIT_ASSERT(!sessions.find(token));
        CPPUNIT_ASSERT(sessions.find(other));
    }

    void all_sessions_of_a_person_can_be_ended_but_one()
    {
        const auto kept = open(), ended = open();
        const auto pair = open_pair();
        for (const auto& token : {kept, ended, pair.access}) CPPUNIT_ASSERT(sessions.find(token));
        sessions.close_all(user, sessions.find(kept)->session);
        CPPUNIT_ASSERT(sessions.find(kept));
        CPPUNIT_ASSERT(!sessions.find(ended) && !sessions.find(pair.access));
        CPPUNIT_ASSERT(!sessions.rotate(pair.refresh, {}));
        sessions.close_all(user);
        CPPUNIT_ASSERT(!sessions.find(kept));
    }

    void a_redis_that_lost_everything_signs_nobody_out()
    {
        const auto token = open();
        sessions.find(token);
        base.context.redis.del(
            "session:" + crypto::base64url(crypto::sha256(token)));  // what FLUSHALL does to it
        CPPUNIT_ASSERT(sessions.find(token));
    }

    void without_redis_the_database_answers()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            base.context.config, base.context.db, nowhere, base.clock, base.random, base.metrics};
        CPPUNIT_ASSERT(Sessions(lame).find(open()));
        CPPUNIT_ASSERT(!Sessions(lame).find(std::string(43, 'A')));
    }

    void what_ends_without_redis_is_over()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            base.context.config, base.context.db, nowhere, base.clock, base.random, base.metrics};
        const auto one = open(), other = open();
        Sessions(lame).close(Sessions(lame).find(one)->session);
        CPPUNIT_ASSERT(!Sessions(lame).find(one) && Sessions(lame).find(other));
        Sessions(lame).close_all(user);
        CPPUNIT_ASSERT(!Sessions(lame).find(other));
    }

    void who_is_suspended_is_out_whatever_became_of_their_rows()
    {
        const auto token = open();
        const auto pair = open_pair();
        base.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET status = 'suspended' WHERE id = ?", user); });
        CPPUNIT_ASSERT(!sessions.find(token) && !sessions.find(pair.access));
        CPPUNIT_ASSERT(!sessions.rotate(pair.refresh, {}));
    }

    void of_a_rotation_and_an_end_at_the_same_instant_nothing_is_left()
    {
        for (int round = 0; round < 10; ++round) {
            const auto pair = open_pair();
            std::optional<TokenPair> fresh;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    fresh = sessions.rotate(pair.refresh, {});
                else
                    sessions.close_all(user);
            });
            CPPUNIT_ASSERT(!sessions.find(pair.access));
            if (fresh) CPPUNIT_ASSERT(!sessions.find(fresh->access) && !sessions.rotate(fresh->refresh, {}));
        }
    }

    void changed_roles_work_at_once()
    {
        const auto token = open();
        sessions.find(token);
        base.context.db.transact(
            [&](db::Tx& tx) { sessions.set_roles(tx, user, Roles::parse("attendee,admin")); });
        sessions.roles_changed(user);
        CPPUNIT_ASSERT(sessions.find(token)->roles.has(Role::admin));
    }

    void a_refresh_token_used_twice_ends_the_family()
    {
        const auto first = open_pair();
        const auto second = sessions.rotate(first.refresh, {});
        CPPUNIT_ASSERT(second && sessions.find(second->access) && sessions.find(first.access));
        const auto bystander = open();
        CPPUNIT_ASSERT(!sessions.rotate(first.refresh, {}));
        for (const auto& token : {first.access, second->access}) CPPUNIT_ASSERT(!sessions.find(token));
        CPPUNIT_ASSERT(!sessions.rotate(second->refresh, {}));
        CPPUNIT_ASSERT(sessions.find(bystander));
    }

    void a_refresh_token_is_no_access()
    {
        const auto pair = open_pair();
        CPPUNIT_ASSERT(!sessions.find(pair.refresh));
        CPPUNIT_ASSERT(!sessions.rotate(pair.access, {}));
        base.clock.advance(30 * 24h + 1s);
        CPPUNIT_ASSERT(!sessions.rotate(pair.refresh, {}));
    }

    Caller caller_of(const std::string& token)
    {
        Caller caller;
        caller.principal = sessions.find(token);
        return caller;
    }

    void dangerous_acts_want_a_proof_of_the_last_ten_minutes()
    {
        const auto caller = caller_of(open());
        require_recent(caller, base.context);
        base.clock.advance(10min + 1s);
        ASSERT_ERROR(kStepUpRequired, require_recent(caller, base.context));
        base.context.db.transact([&](db::Tx& tx) { sessions.prove(tx, caller.principal->session); });
        require_recent(caller, base.context);
        sessions.close(caller.principal->session);
        ASSERT_ERROR(kStepUpRequired, require_recent(caller, base.context));
    }

    void swapping_tokens_proves_nothing()
    {
        const auto pair = open_pair();
        base.clock.advance(11min);
        const auto fresh = sessions.rotate(pair.refresh, {});
        ASSERT_ERROR(kStepUpRequired, require_recent(caller_of(fresh->access), base.context));
    }

    void browsers_that_send_anything_can_sign_in()
    {
        CPPUNIT_ASSERT(
            sessions.find(open({"\xff\xfe\x01 \xf0\x9f\x8e\xab" + std::string(300, '\xc3'), "::1"})));
    }

    void who_is_shut_out_acts_as_nobody_any_more()
    {
        const auto admin = new_id<UserId>(base.context);
        const auto act = [&] {
            return base.context.db.transact(
                [&](db::Tx& tx) { return sessions.open_for(tx, user, attendee, {}, admin); });
        };
        const auto own = open(), first = act();
        CPPUNIT_ASSERT(sessions.find(first));
        sessions.close_all(admin);
        CPPUNIT_ASSERT(!sessions.find(first));
        const auto second = act();
        CPPUNIT_ASSERT(sessions.find(second));
        base.context.db.transact([&](db::Tx& tx) { end_acting(base.context, tx, admin); });
        CPPUNIT_ASSERT(!sessions.find(second) && sessions.find(own));
    }

    void a_session_in_which_an_administrator_acts_says_so_and_ends_after_an_hour()
    {
        const auto admin = new_id<UserId>(base.context);
        const auto token = base.context.db.transact(
            [&](db::Tx& tx) { return sessions.open_for(tx, user, attendee, {}, admin); });
        for (int i = 0; i < 2; ++i) {  // from MySQL, then from Redis
            const auto principal = sessions.find(token);
            CPPUNIT_ASSERT(principal && principal->user == user && principal->impersonator == admin);
        }
        CPPUNIT_ASSERT(!sessions.find(open())->impersonator);
        base.clock.advance(59min);
        CPPUNIT_ASSERT(sessions.find(token));
        base.clock.advance(1min);
        CPPUNIT_ASSERT(!sessions.find(token));
    }

    // The mark that keeps late readers away is in Redis, too; without it the database still knows.
    void a_redis_that_lost_everything_lets_nobody_back_in()
    {
        const auto ended = open(), suspended = open();
        CPPUNIT_ASSERT(sessions.find(ended) && sessions.find(suspended));
        sessions.close(sessions.find(ended)->session);
        sessions.close_all(user);
        base.context.redis.command({"FLUSHALL"});
        CPPUNIT_ASSERT(!sessions.find(ended));
        CPPUNIT_ASSERT(!sessions.find(suspended));
    }

    void roles_are_a_set()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("attendee,admin"), Roles::parse("admin,attendee,wizard,admin").str());
        CPPUNIT_ASSERT_EQUAL(std::string(), Roles::parse("administrator,,").str());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, Roles::parse("attendee,organizer,admin").list().size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionsTest);

}  // namespace gatehouse::auth
