// Signing in, staying signed in, signing out (ACC-2, ACC-4).

#include <sodium.h>

#include <thread>

#include "common/audit_log.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/accounts/repository.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class SignInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignInTest);
    CPPUNIT_TEST(a_session_stands_for_the_person_and_their_roles);
    CPPUNIT_TEST(tokens_come_instead_of_a_session_when_asked_for);
    CPPUNIT_TEST(the_address_may_be_written_in_capitals);
    CPPUNIT_TEST(a_wrong_password_and_an_unknown_address_get_the_same_answer);
    CPPUNIT_TEST(an_unknown_address_takes_as_long_as_a_known_one);
    CPPUNIT_TEST(failures_are_written_to_the_audit_log);
    CPPUNIT_TEST(an_unknown_address_is_told_from_others_in_the_audit_log_without_being_in_it);
    CPPUNIT_TEST(ten_failures_lock_the_account_and_its_owner_hears_of_it);
    CPPUNIT_TEST(a_known_browser_gets_in_while_strangers_are_locked_out);
    CPPUNIT_TEST(a_device_cookie_of_another_account_is_worth_nothing);
    CPPUNIT_TEST(suspended_people_cannot_sign_in);
    CPPUNIT_TEST(an_account_without_a_password_cannot_sign_in_by_one);
    CPPUNIT_TEST(an_old_hash_is_replaced_at_sign_in);
    CPPUNIT_TEST(a_password_that_changes_meanwhile_opens_nothing);
    CPPUNIT_TEST(a_sign_in_from_a_strange_browser_is_news_to_its_owner);
    CPPUNIT_TEST(a_new_session_ends_the_one_the_browser_came_with);
    CPPUNIT_TEST(signing_out_ends_only_that_sign_in);
    CPPUNIT_TEST(a_refresh_token_works_once);
    CPPUNIT_TEST(new_tokens_have_the_roles_of_now);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Service service{world.context};
    auth::Sessions sessions{world.context};
    const auth::Origin origin{"Test/1.0", "127.0.0.9"};

    SignIn sign_in(const std::string& email, const std::string& password = support::AccountsWorld::kPassword,
        Grant grant = Grant::session, const std::string& device = {})
    {
        return service.sign_in(world.guest(), {email, password, grant}, device, origin);
    }

    void set_status(const UserId& id, const char* status)
    {
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET status = ? WHERE id = ?", status, id); });
    }

    std::string stored_hash(const User& user)
    {
        return world.context.db.read(
            [&](db::Session& s) { return repo::find_by_email(s, user.email)->password_hash; });
    }

    void a_session_stands_for_the_person_and_their_roles()
    {
        const auto user = world.account();
        const auto done = sign_in(user.email);
        CPPUNIT_ASSERT(done.user.id == user.id);
        CPPUNIT_ASSERT(!done.tokens);
        const auto principal = sessions.find(done.session);
        CPPUNIT_ASSERT(principal && principal->user == user.id && principal->by_cookie);
        CPPUNIT_ASSERT_EQUAL(std::string("attendee"), principal->roles.str());
    }

    void tokens_come_instead_of_a_session_when_asked_for()
    {
        const auto done = sign_in(world.account().email, support::AccountsWorld::kPassword, Grant::token);
        CPPUNIT_ASSERT(done.session.empty());
        CPPUNIT_ASSERT(sessions.find(done.tokens->access));
        CPPUNIT_ASSERT(!sessions.find(done.tokens->refresh));
    }

    void the_address_may_be_written_in_capitals()
    {
        auto email = world.account().email;
        for (auto& c : email) c = static_cast<char>(std::toupper(c));
        CPPUNIT_ASSERT(!sign_in(email).session.empty());
    }

    void a_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        ASSERT_ERROR(kWrongCredentials, sign_in(world.account().email, "tulips in may 5"));
        ASSERT_ERROR(kWrongCredentials, sign_in(world.unique("nobody") + "@example.org"));
    }

    void an_unknown_address_takes_as_long_as_a_known_one()
    {
        using Steady = std::chrono::steady_clock;
        const auto user = world.account();
        const auto nobody = world.unique("nobody") + "@example.org";
        const auto shortest = [&](const std::string& email) {
            auto best = Steady::duration::max();
            for (int i = 0; i < 4; ++i) {
                const auto started = Steady::now();
                ASSERT_ERROR(kWrongCredentials, sign_in(email, "tulips in may 5"));
                best = std::min(best, Steady::now() - started);
            }
            return std::chrono::duration<double>(best).count();
        };
        const auto unknown = shortest(nobody), known = shortest(user.email);
        // The hash alone is more than half of either; without it they would differ tenfold.
        CPPUNIT_ASSERT_MESSAGE(std::to_string(unknown) + " against " + std::to_string(known),
            unknown > known / 3 && known > unknown / 3);
    }

    void failures_are_written_to_the_audit_log()
    {
        const auto user = world.account();
        ASSERT_ERROR(kWrongCredentials, sign_in(user.email, "tulips in may 5"));
        const auto actions = world.context.db.read([&](db::Session& s) {
            return s.all(
                "SELECT action FROM audit_log WHERE subject_id = ? ORDER BY seq",
                [](const db::Row& row) { return row.text(1); }, user.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("user.signin_failed"), actions.back());
    }

    void an_unknown_address_is_told_from_others_in_the_audit_log_without_being_in_it()
    {
        const auto first = world.unique("nobody.") + "@example.org", other = "Other." + first;
        for (const auto& email : {first, "N" + first.substr(1), other})
            ASSERT_ERROR(kWrongCredentials, sign_in(email, "tulips in may 5"));
        audit::Filter failures;
        failures.action = "user.signin_failed";
        const auto rows =
            world.context.db.read([&](db::Session& s) { return audit::find(s, failures, {}, 3); });
        CPPUNIT_ASSERT(rows[0].subject_id().starts_with("address_") && rows[0].detail.empty());
        CPPUNIT_ASSERT_EQUAL(rows[1].subject_id(), rows[2].subject_id());
        CPPUNIT_ASSERT(rows[0].subject_id() != rows[1].subject_id());
    }

    void ten_failures_lock_the_account_and_its_owner_hears_of_it()
    {
        const auto user = world.account();
        for (int i = 0; i < 10; ++i) {
            ASSERT_ERROR(kWrongCredentials, sign_in(user.email, "tulips in may 5"));
            world.clock.advance(20s);
        }
        ASSERT_ERROR(kTooManyFailures, sign_in(user.email));
        const auto news = world.context.db.read([&](db::Session& s) {
            return s.one(
                R"sql(
                    SELECT COUNT(*) FROM outbox o JOIN one_time t ON t.id = o.subject
                     WHERE t.user_id = ? AND t.purpose = 'unlock' AND o.topic = 'user.locked'
                )sql",
                [](const db::Row& row) { return row.integer(1); }, user.id);
        });
        CPPUNIT_ASSERT_EQUAL(1, *news);
        world.clock.advance(15min);
        CPPUNIT_ASSERT(!sign_in(user.email).session.empty());
    }

    void a_known_browser_gets_in_while_strangers_are_locked_out()
    {
        const auto user = world.account();
        const auto device = sign_in(user.email).device;
        for (int i = 0; i < 5; ++i) ASSERT_ERROR(kWrongCredentials, sign_in(user.email, "guess 12345"));
        ASSERT_ERROR(kTooManyFailures, sign_in(user.email));
        const auto again = sign_in(user.email, support::AccountsWorld::kPassword, Grant::session, device);
        CPPUNIT_ASSERT_EQUAL(device, again.device);
    }

    void a_device_cookie_of_another_account_is_worth_nothing()
    {
        const auto user = world.account();
        const auto device = sign_in(world.account("Mallory").email).device;
        for (int i = 0; i < 5; ++i)
            ASSERT_ERROR(kWrongCredentials, sign_in(user.email, "guess 12345", Grant::session, device));
        ASSERT_ERROR(kTooManyFailures, sign_in(user.email));
    }

    void suspended_people_cannot_sign_in()
    {
        const auto user = world.account();
        set_status(user.id, "suspended");
        ASSERT_ERROR(kSuspended, sign_in(user.email));
        ASSERT_ERROR(kWrongCredentials, sign_in(user.email, "guess 12345"));  // only its owner learns why
        set_status(user.id, "erased");
        ASSERT_ERROR(kWrongCredentials, sign_in(user.email));
    }

    void an_account_without_a_password_cannot_sign_in_by_one()
    {
        const auto user = world.account();
        world.context.db.transact([&](db::Tx& tx) { repo::set_password(tx, user.id, "", world.clock.at); });
        ASSERT_ERROR(kWrongCredentials, sign_in(user.email, ""));
    }

    void an_old_hash_is_replaced_at_sign_in()
    {
        const auto user = world.account();
        char old[crypto_pwhash_STRBYTES];
        const std::string password = support::AccountsWorld::kPassword;
        CPPUNIT_ASSERT_EQUAL(
            0, crypto_pwhash_argon2id_str(old, password.data(), password.size(), 1, 8 * 1024 * 1024));
        world.context.db.transact([&](db::Tx& tx) { repo::set_password(tx, user.id, old, world.clock.at); });
        sign_in(user.email);
        ASSERT_CONTAINS("m=19456,t=2", stored_hash(user));
        CPPUNIT_ASSERT(!sign_in(user.email).session.empty());
    }

    void a_password_that_changes_meanwhile_opens_nothing()
    {
        const auto user = world.account();
        const Admission admission(world.context);
        ASSERT_ERROR(kWrongCredentials,
            admission.admit(world.guest(), user.id, Means::password, {Grant::session, "", origin},
                [&](db::Tx&) { throw Error(kWrongCredentials); }));
        const auto open = world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT COUNT(*) FROM sessions WHERE user_id = ?",
                [](const db::Row& row) { return row.integer(1); }, user.id);
        });
        CPPUNIT_ASSERT_EQUAL(0, *open);
    }

    // The payloads of the news, oldest first.
    std::vector<std::string> strange_browsers(const UserId& user)
    {
        return world.context.db.read([&](db::Session& s) {
            return s.all(
                "SELECT payload FROM outbox WHERE subject = ? AND topic = 'user.new_device' ORDER BY seq",
                [](const db::Row& row) { return row.text(1); }, user);
        });
    }

    void a_sign_in_from_a_strange_browser_is_news_to_its_owner()
    {
        const auto user = world.account();
        const auto device = sign_in(user.email).device;
        CPPUNIT_ASSERT(strange_browsers(user.id).empty());  // the first one after registering
        sign_in(user.email, support::AccountsWorld::kPassword, Grant::session, device);
        CPPUNIT_ASSERT(strange_browsers(user.id).empty());
        sign_in(user.email);
        sign_in(user.email, support::AccountsWorld::kPassword, Grant::token);
        const auto news = strange_browsers(user.id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, news.size());
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"device":"Test","address":"127.0.0.9"})"), news[0]);
    }

    void a_new_session_ends_the_one_the_browser_came_with()
    {
        const auto user = world.account();
        const auto first = sign_in(user.email).session;
        auto caller = world.guest();
        caller.principal = sessions.find(first);
        const auto second =
            service.sign_in(caller, {user.email, support::AccountsWorld::kPassword}, "", origin).session;
        CPPUNIT_ASSERT(!sessions.find(first));
        CPPUNIT_ASSERT(sessions.find(second));
    }

    void signing_out_ends_only_that_sign_in()
    {
        const auto user = world.account();
        const auto phone = sign_in(user.email).session, laptop = sign_in(user.email).session;
        auto caller = world.guest();
        caller.principal = sessions.find(phone);
        service.sign_out(caller);
        CPPUNIT_ASSERT(!sessions.find(phone));
        CPPUNIT_ASSERT(sessions.find(laptop));
        service.sign_out(world.guest());  // nobody to sign out: no fault
    }

    void a_refresh_token_works_once()
    {
        const auto pair =
            *sign_in(world.account().email, support::AccountsWorld::kPassword, Grant::token).tokens;
        const auto next = service.refresh(pair.refresh, origin);
        CPPUNIT_ASSERT(sessions.find(next.access));
        ASSERT_ERROR(kUnauthenticated, service.refresh(pair.refresh, origin));
        ASSERT_ERROR(kUnauthenticated, service.refresh("nonsense", origin));
        CPPUNIT_ASSERT(!sessions.find(next.access));  // one of the two was a thief
    }

    void new_tokens_have_the_roles_of_now()
    {
        const auto user = world.account();
        auto tokens = *sign_in(user.email, support::AccountsWorld::kPassword, Grant::token).tokens;
        const auto roles_after = [&](auth::Roles roles) {
            service.set_roles({}, user.id, roles);
            tokens = service.refresh(tokens.refresh, origin);
            return sessions.find(tokens.access).value().roles.str();
        };
        CPPUNIT_ASSERT_EQUAL(std::string("attendee,admin"), roles_after(auth::Roles::parse("admin")));
        CPPUNIT_ASSERT_EQUAL(std::string("attendee"), roles_after({}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignInTest);

}  // namespace gatehouse::accounts
