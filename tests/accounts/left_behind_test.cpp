// Who was shut out has left no way in behind: not by being in line for the account's lock while its owner set
// a new password, and not by what they planted in an account under somebody else's address.

#include <thread>

#include "common/auth/session_list.hpp"
#include "modules/accounts/api_keys.hpp"
#include "modules/accounts/passkeys_repository.hpp"
#include "modules/accounts/recovery.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "tests/accounts/factors_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/row_locks.hpp"

namespace gatehouse::accounts {

class LeftBehindTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LeftBehindTest);
    CPPUNIT_TEST(a_passkey_that_waited_for_a_reset_is_not_added);
    CPPUNIT_TEST(an_api_key_that_waited_for_a_reset_is_not_made);
    CPPUNIT_TEST(an_identity_that_waited_for_a_reset_is_not_linked);
    CPPUNIT_TEST(an_app_that_waited_for_a_reset_is_not_set_up);
    CPPUNIT_TEST(a_password_that_waited_for_a_reset_does_not_replace_it);
    CPPUNIT_TEST(what_waited_for_something_else_is_done);
    CPPUNIT_TEST(nothing_planted_before_the_owner_came_survives_their_reset);
    CPPUNIT_TEST(another_site_is_not_linked_past_a_second_factor);
    CPPUNIT_TEST_SUITE_END();

    FactorsWorld world;
    const Recovery recovery{world.context};
    static constexpr const char* kNew = "crocus in march 7";
    static constexpr const char* kOld = FactorsWorld::kPassword;

    std::string reset_token(const User& user)
    {
        recovery.ask_reset(world.guest(), user.email);
        const auto secret = world.context.db.read(
            [&](db::Session& session) { return Secrets::newest(session, user.id, "reset"); });
        return auth::one_time::token(world.context.config, "reset", secret.value().id.uuid());
    }

    // What becomes of an act that comes for the account's lock while somebody holds it, perhaps behind the
    // owner's reset: the code of its error, or "done".
    template <typename Act>
    std::string in_line(const Owner& owner, bool behind_a_reset, Act act)
    {
        const auto token = behind_a_reset ? reset_token(owner.user) : "";
        std::string became = "done";
        std::jthread reset, late;
        world.context.db.transact([&](db::Tx& tx) {
            repo::lock(tx, owner.user.id);
            if (behind_a_reset) {
                reset = std::jthread([&] { recovery.reset(world.guest(), token, kNew); });
                support::wait_until_in_line(world.context.db, 1);
            }
            late = std::jthread([&] {
                try {
                    act();
                } catch (const Error& e) {
                    became = e.kind().code;
                }
            });
            support::wait_until_in_line(world.context.db, behind_a_reset ? 2 : 1);
        });
        if (reset.joinable()) reset.join();
        late.join();
        return became;
    }
    template <typename Act>
    void assert_shut_out(const Owner& owner, Act act)
    {
        CPPUNIT_ASSERT_EQUAL(std::string("unauthenticated"), in_line(owner, true, act));
    }

    std::size_t passkeys(const Owner& owner)
    {
        return world.context.db.read(
            [&](db::Session& session) { return repo::passkeys(session, owner.user.id).size(); });
    }

    auto adding_a_passkey(const Owner& owner)
    {
        const auto invitation = Passkeys(world.context).invite(owner.caller);
        SoftPasskey key(SoftPasskey::Kind::es256);
        key.party = invitation.party.id;
        key.origin = invitation.party.origin;
        key.credential = world.random.bytes(32);
        return [this, &owner, made = key.make(invitation.challenge)] {
            Passkeys(world.context).add(owner.caller, {"Theirs", "internal", made});
        };
    }

    void a_passkey_that_waited_for_a_reset_is_not_added()
    {
        const auto owner = world.owner();
        assert_shut_out(owner, adding_a_passkey(owner));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, passkeys(owner));
    }

    void an_api_key_that_waited_for_a_reset_is_not_made()
    {
        const auto owner = world.owner();
        const KeyRing keys(world.context);
        assert_shut_out(owner, [&] { keys.make(owner.caller, {"Theirs", {auth::Scope::events_read}, {}}); });
        CPPUNIT_ASSERT(keys.list(owner.caller).empty());
    }

    void an_identity_that_waited_for_a_reset_is_not_linked()
    {
        const auto owner = world.owner();
        world.verify_email(owner.user);
        const External who{"github", "https://github.com", world.unique(""), owner.user.email, "Eve", true};
        assert_shut_out(owner, [&] { Service(world.context).link(owner.caller, who); });
        ASSERT_ERROR(kLinkFirst, Service(world.context).sign_in_as(world.guest(), who, "", world.origin));
    }

    void an_app_that_waited_for_a_reset_is_not_set_up()
    {
        auto owner = world.owner();
        const Factors factors(world.context);
        owner.secret = FactorsWorld::from_base32(factors.begin_totp(owner.caller).secret);
        assert_shut_out(owner, [&] { factors.confirm_totp(owner.caller, world.code(owner)); });
    }

    void a_password_that_waited_for_a_reset_does_not_replace_it()
    {
        const auto owner = world.owner();
        assert_shut_out(owner, [&] { recovery.change_password(owner.caller, kOld, "tulips in june 9"); });
        const Service service(world.context);
        CPPUNIT_ASSERT(
            !service.sign_in(world.guest(), {owner.user.email, kNew}, "", world.origin).session.empty());
    }

    void what_waited_for_something_else_is_done()
    {
        const auto owner = world.owner();
        CPPUNIT_ASSERT_EQUAL(std::string("done"), in_line(owner, false, adding_a_passkey(owner)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, passkeys(owner));
    }

    // Somebody registered with an address that is not theirs, and waits for its owner.
    void nothing_planted_before_the_owner_came_survives_their_reset()
    {
        auto planter = world.owner_with_app();
        const auto key = world.passkey_of(planter);
        const auto token =
            KeyRing(world.context).make(planter.caller, {"Theirs", {auth::Scope::events_read}, {}}).token;
        const auto& user = planter.user;
        CPPUNIT_ASSERT(!user.email_verified);
        recovery.reset(world.guest(), reset_token(user), kNew);
        const Passkeys passkeys(world.context);
        const Arrival arrival{Grant::session, "", world.origin};
        ASSERT_ERROR(webauthn::kBadPasskey,
            passkeys.sign_in(world.guest(), key.show(passkeys.ask().challenge), arrival));
        ASSERT_ERROR(kUnauthenticated, auth::ApiKeys(world.context).require(token, world.guest()));
        CPPUNIT_ASSERT(!world.context.db.read([&](db::Session& session) {
            return auth::is_open(session, planter.caller.principal->session, world.clock.now());
        }));
        // Nor does the planter's app keep the owner out.
        const auto done = Service(world.context).sign_in(world.guest(), {user.email, kNew}, "", world.origin);
        CPPUNIT_ASSERT(!done.challenge && !done.session.empty());
    }

    void another_site_is_not_linked_past_a_second_factor()
    {
        const Service service(world.context);
        const auto email = world.unique("grace.") + "@example.org";
        const External first{"github", "https://github.com", world.unique(""), email, "Grace", true},
            second{"google", "https://accounts.google.com", world.unique(""), email, "Grace", true};
        Owner owner{world.context.db.transact([&](db::Tx& tx) { return service.create(tx, {}, first); }), {},
            "", "", {}};
        owner.caller = world.caller_of(*service.sign_in_as(world.guest(), first, "", world.origin));
        world.add_app(owner);
        ASSERT_ERROR(kLinkFirst, service.sign_in_as(world.guest(), second, "", world.origin));
        // From inside it is linked, and then the app is still asked for.
        service.link(owner.caller, second);
        const auto waits = *service.sign_in_as(world.guest(), second, "", world.origin);
        CPPUNIT_ASSERT(waits.challenge && waits.session.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LeftBehindTest);

}  // namespace gatehouse::accounts
