// Where one is signed in.

#include "modules/accounts/own_sessions.hpp"

#include "modules/accounts/browser.hpp"
#include "modules/accounts/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/secrets_world.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class OwnSessionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OwnSessionsTest);
    CPPUNIT_TEST(the_present_one_comes_first_and_each_sign_in_once);
    CPPUNIT_TEST(one_is_ended_and_the_others_stay);
    CPPUNIT_TEST(those_of_others_are_not_there);
    CPPUNIT_TEST(all_others_end_at_once);
    CPPUNIT_TEST(who_acts_for_somebody_is_listed_without_their_address);
    CPPUNIT_TEST(browsers_are_told_apart_in_words);
    CPPUNIT_TEST_SUITE_END();

    support::SecretsWorld world;
    OwnSessions own{world.context};
    User user = world.account();
    auth::Caller me = world.with_session(user);

    void the_present_one_comes_first_and_each_sign_in_once()
    {
        const auth::Sessions sessions(world.context);
        world.clock.advance(1s);
        const auto pair = world.context.db.transact([&](db::Tx& tx) {
            return sessions.open_pair(tx, user.id, user.roles, {"curl/8.1", "::1"});
        });
        sessions.rotate(pair.refresh, {"curl/8.1", "::1"});
        const auto list = own.list(me);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list.size());
        CPPUNIT_ASSERT(list[0].current && list[0].session.by_cookie);
        CPPUNIT_ASSERT_EQUAL(std::string("127.0.0.9"), list[0].session.address);
        CPPUNIT_ASSERT(!list[1].current && !list[1].session.by_cookie);
        CPPUNIT_ASSERT_EQUAL(std::string("curl"), list[1].device);
    }

    void one_is_ended_and_the_others_stay()
    {
        const auto other = world.with_session(user), third = world.with_session(user);
        own.end(me, other.principal->session);
        CPPUNIT_ASSERT(!world.is_open(other));
        CPPUNIT_ASSERT(world.is_open(me) && world.is_open(third));
    }

    void those_of_others_are_not_there()
    {
        const auto stranger = world.with_session(world.account());
        ASSERT_ERROR(kNotFound, own.end(me, stranger.principal->session));
        CPPUNIT_ASSERT(world.is_open(stranger));
        CPPUNIT_ASSERT_EQUAL(
            404, world
                     .send(routes(),
                         world.request("DELETE", "/api/auth/sessions/" + stranger.principal->session.str(),
                             {}, world.bearer(user.id)))
                     .status);
        CPPUNIT_ASSERT_EQUAL(401, world.get(routes(), "/api/auth/sessions").status);
    }

    void all_others_end_at_once()
    {
        const auto other = world.with_session(user);
        own.end_others(me);
        CPPUNIT_ASSERT(world.is_open(me) && !world.is_open(other));
    }

    void who_acts_for_somebody_is_listed_without_their_address()
    {
        world.clock.advance(1s);
        world.context.db.transact([&](db::Tx& tx) {
            return auth::Sessions(world.context)
                .open_for(tx, user.id, user.roles, {"Firefox", "192.0.2.7"}, new_id<UserId>(world.context));
        });
        const auto acting = own.list(me).at(1);
        CPPUNIT_ASSERT_EQUAL(std::string("An administrator of this site, for you"), acting.device);
        CPPUNIT_ASSERT_EQUAL(std::string(), acting.session.address + acting.session.user_agent);
    }

    void browsers_are_told_apart_in_words()
    {
        const std::pair<const char*, const char*> known[] = {
            {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"},
            {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
             "Chrome/140.0.0.0 Safari/537.36",
                "Chrome on Windows"},
            {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
             "Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                "Edge on Windows"},
            {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
             "Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari on iPhone"},
            {"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile "
             "Safari/537.36",
                "Chrome on Android"},
            {"curl/8.14.1", "curl"},
            {"", "An unknown device"},
        };
        for (const auto& [header, words] : known)
            CPPUNIT_ASSERT_EQUAL(std::string(words), device_in_words(header));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OwnSessionsTest);

}  // namespace gatehouse::accounts
