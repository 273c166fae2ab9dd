// Second factors and passkeys: setting up, removing, proving again, and administrators who must have one.

#include "modules/accounts/factors.hpp"

#include "common/auth/step_up.hpp"
#include "modules/accounts/strength.hpp"
#include "tests/accounts/factors_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class FactorsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FactorsTest);
    CPPUNIT_TEST(an_app_counts_from_its_first_code_on);
    CPPUNIT_TEST(changes_want_a_fresh_proof);
    CPPUNIT_TEST(the_password_and_the_app_prove_it_again_and_wrong_ones_do_not);
    CPPUNIT_TEST(wrong_proofs_are_counted);
    CPPUNIT_TEST(without_a_password_a_mailed_code_proves_it);
    CPPUNIT_TEST(new_recovery_codes_replace_all_others);
    CPPUNIT_TEST(removing_the_app_ends_the_second_step_and_its_codes);
    CPPUNIT_TEST(a_passkey_signs_in_without_anything_else);
    CPPUNIT_TEST(a_passkey_answers_to_a_challenge_once);
    CPPUNIT_TEST(a_passkey_whose_counter_goes_back_is_refused);
    CPPUNIT_TEST(a_passkey_belongs_to_one_account);
    CPPUNIT_TEST(a_passkey_says_whose_it_is_or_nothing);
    CPPUNIT_TEST(passkeys_of_others_are_not_found);
    CPPUNIT_TEST(nobody_has_more_than_twenty_passkeys);
    CPPUNIT_TEST(the_last_way_in_cannot_be_removed);
    CPPUNIT_TEST(administrators_without_a_factor_are_none_where_one_is_demanded);
    CPPUNIT_TEST(a_new_demand_reaches_administrators_who_are_signed_in);
    CPPUNIT_TEST(administrators_keep_the_factor_that_is_demanded);
    CPPUNIT_TEST(an_administrator_with_a_passkey_alone_is_asked_for_it);
    CPPUNIT_TEST_SUITE_END();

    FactorsWorld world;
    Factors factors{world.context};
    Passkeys passkeys{world.context};
    StepUp step_up{world.context};

    void an_app_counts_from_its_first_code_on()
    {
        auto owner = world.owner();
        const auto begun = factors.begin_totp(owner.caller);
        ASSERT_CONTAINS("<svg", begun.qr);
        ASSERT_CONTAINS(begun.secret, begun.uri);
        CPPUNIT_ASSERT(!world.sign_in(owner.user).session.empty());
        ASSERT_ERROR(kWrongCode, factors.confirm_totp(owner.caller, "000000"));
        world.add_app(owner);  // begins anew
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, owner.recovery.size());
        CPPUNIT_ASSERT(world.sign_in(owner.user).challenge);
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.factor_added"));
        ASSERT_ERROR(kFactorExists, factors.begin_totp(owner.caller));
        ASSERT_ERROR(kNotFound, factors.confirm_totp(owner.caller, world.code(owner)));
    }

    void changes_want_a_fresh_proof()
    {
        const auto owner = world.owner_with_app();
        world.passkey_of(owner);
        const auto passkey = factors.standing(owner.caller).passkeys.at(0).id;
        world.clock.advance(11min);
        using auth::kStepUpRequired;
        ASSERT_ERROR(kStepUpRequired, factors.begin_totp(owner.caller));
        ASSERT_ERROR(kStepUpRequired, factors.remove(owner.caller, FactorKind::totp));
        ASSERT_ERROR(kStepUpRequired, factors.new_recovery_codes(owner.caller));
        ASSERT_ERROR(kStepUpRequired, passkeys.invite(owner.caller));
        ASSERT_ERROR(kStepUpRequired, passkeys.remove(owner.caller, passkey));
        step_up.prove(owner.caller, {Evidence::password, support::AccountsWorld::kPassword, "", {}});
        passkeys.remove(owner.caller, passkey);
        factors.remove(owner.caller, FactorKind::totp);
    }

    bool is_recent(const Owner& owner)
    {
        try {
            auth::require_recent(owner.caller, world.context);
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    void the_password_and_the_app_prove_it_again_and_wrong_ones_do_not()
    {
        const auto owner = world.owner_with_app();
        const auto key = world.passkey_of(owner);
        const auto prove = [&](const StepUpRequest& request) {
            world.clock.advance(11min);
            CPPUNIT_ASSERT(!is_recent(owner));
            step_up.prove(owner.caller, request);
        };
        prove({Evidence::password, support::AccountsWorld::kPassword, "", {}});
        CPPUNIT_ASSERT(is_recent(owner));
        world.clock.advance(11min);
        step_up.prove(owner.caller, {Evidence::totp, "", world.code(owner), {}});
        CPPUNIT_ASSERT(is_recent(owner));
        world.clock.advance(11min);
        CPPUNIT_ASSERT(!is_recent(owner));
        step_up.prove(owner.caller, {Evidence::passkey, "", "", key.show(passkeys.ask().challenge)});
        CPPUNIT_ASSERT(is_recent(owner));
        ASSERT_ERROR(kWrongProof, prove({Evidence::password, "tulips in may 5", "", {}}));
        ASSERT_ERROR(kWrongProof, prove({Evidence::totp, "", "000000", {}}));
        ASSERT_ERROR(kWrongProof, prove({Evidence::email, "", "000000", {}}));
        CPPUNIT_ASSERT(!is_recent(owner));
    }

    void wrong_proofs_are_counted()
    {
        const auto owner = world.owner();
        for (int i = 0; i < 5; ++i)
            ASSERT_ERROR(
                kWrongProof, step_up.prove(owner.caller, {Evidence::password, "tulips in may 5", "", {}}));
        ASSERT_ERROR(kTooManyFailures,
            step_up.prove(owner.caller, {Evidence::password, support::AccountsWorld::kPassword, "", {}}));
    }

    void forget_password(const Owner& owner)
    {
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET password_hash = '' WHERE id = ?", owner.user.id); });
    }

    void without_a_password_a_mailed_code_proves_it()
    {
        const auto owner = world.owner();
        ASSERT_ERROR(kWrongProof, step_up.send_code(owner.caller));
        world.verify_email(owner.user);
        forget_password(owner);
        CPPUNIT_ASSERT((factors.standing(owner.caller).step_up == std::vector{Evidence::email}));
        step_up.send_code(owner.caller);
        world.clock.advance(9min);
        step_up.prove(owner.caller, {Evidence::email, "", world.mailed(owner.user), {}});
        CPPUNIT_ASSERT(is_recent(owner));
    }

    void new_recovery_codes_replace_all_others()
    {
        const auto bare = world.owner();
        ASSERT_ERROR(kNoFactor, factors.new_recovery_codes(bare.caller));
        const auto owner = world.owner_with_app();
        const auto fresh = factors.new_recovery_codes(owner.caller);
        ASSERT_ERROR(
            kWrongCode, world.finish(world.sign_in(owner.user), {Method::recovery, owner.recovery[0], {}}));
        CPPUNIT_ASSERT(
            !world.finish(world.sign_in(owner.user), {Method::recovery, fresh[0], {}}).session.empty());
    }

    void removing_the_app_ends_the_second_step_and_its_codes()
    {
        const auto owner = world.owner_with_app();
        factors.remove(owner.caller, FactorKind::totp);
        CPPUNIT_ASSERT(!world.sign_in(owner.user).session.empty());
        CPPUNIT_ASSERT_EQUAL(0, factors.standing(owner.caller).recovery_codes);
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.factor_removed"));
        ASSERT_ERROR(kNotFound, factors.remove(owner.caller, FactorKind::totp));
    }

    SignIn by_passkey(const SoftPasskey& key, const std::string& handle = {})
    {
        return passkeys.sign_in(
            world.guest(), key.show(passkeys.ask().challenge, handle), {Grant::session, "", world.origin});
    }

    void a_passkey_signs_in_without_anything_else()
    {
        const auto owner = world.owner_with_app();
        const auto key = world.passkey_of(owner);
        const auto done = by_passkey(key, owner.user.id.bytes());
        CPPUNIT_ASSERT(auth::Sessions(world.context).find(done.session)->user == owner.user.id);
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.passkey_added"));
        CPPUNIT_ASSERT(factors.standing(owner.caller).passkeys.at(0).used_at);
    }

    void a_passkey_answers_to_a_challenge_once()
    {
        const auto owner = world.owner();
        const auto key = world.passkey_of(owner);
        const auto shown = key.show(passkeys.ask().challenge);
        const Arrival arrival{Grant::session, "", world.origin};
        passkeys.sign_in(world.guest(), shown, arrival);
        ASSERT_ERROR(webauthn::kBadPasskey, passkeys.sign_in(world.guest(), shown, arrival));
        ASSERT_ERROR(webauthn::kBadPasskey, passkeys.sign_in(world.guest(), key.show("made up"), arrival));
        const auto late = key.show(passkeys.ask().challenge);
        world.clock.advance(5min + 1s);
        ASSERT_ERROR(webauthn::kBadPasskey, passkeys.sign_in(world.guest(), late, arrival));
        // Nor is a challenge to make one a challenge to use one.
        const auto fresh = world.owner();
        ASSERT_ERROR(webauthn::kBadPasskey,
            passkeys.sign_in(world.guest(), key.show(passkeys.invite(fresh.caller).challenge), arrival));
    }

    void a_passkey_whose_counter_goes_back_is_refused()
    {
        const auto owner = world.owner();
        auto key = world.passkey_of(owner);
        key.count = 7;
        by_passkey(key);
        ASSERT_ERROR(webauthn::kBadPasskey, by_passkey(key));
        key.count = 0;
        ASSERT_ERROR(webauthn::kBadPasskey, by_passkey(key));
        key.count = 8;
        by_passkey(key);
    }

    void a_passkey_belongs_to_one_account()
    {
        const auto owner = world.owner(), other = world.owner();
        auto key = world.passkey_of(owner);
        ASSERT_ERROR(kPasskeyExists,
            passkeys.add(other.caller, {"Mine", "", key.make(passkeys.invite(other.caller).challenge)}));
        // And a challenge to one person.
        key.credential = world.random.bytes(16);
        ASSERT_ERROR(webauthn::kBadPasskey,
            passkeys.add(other.caller, {"Mine", "", key.make(passkeys.invite(owner.caller).challenge)}));
    }

    void a_passkey_says_whose_it_is_or_nothing()
    {
        const auto owner = world.owner(), other = world.owner();
        ASSERT_ERROR(webauthn::kBadPasskey, by_passkey(world.passkey_of(owner), other.user.id.bytes()));
    }

    void passkeys_of_others_are_not_found()
    {
        const auto owner = world.owner(), stranger = world.owner();
        world.passkey_of(owner);
        const auto id = factors.standing(owner.caller).passkeys.at(0).id;
        ASSERT_ERROR(kNotFound, passkeys.remove(stranger.caller, id));
        ASSERT_ERROR(kNotFound, passkeys.rename(stranger.caller, id, "Mine"));
        passkeys.rename(owner.caller, id, "Work phone");
        CPPUNIT_ASSERT_EQUAL(std::string("Work phone"), factors.standing(owner.caller).passkeys.at(0).name);
    }

    void the_last_way_in_cannot_be_removed()
    {
        const auto owner = world.owner();
        world.passkey_of(owner);
        world.passkey_of(owner);
        forget_password(owner);
        const auto all = factors.standing(owner.caller).passkeys;
        passkeys.remove(owner.caller, all.at(0).id);
        ASSERT_ERROR(kLastWayIn, passkeys.remove(owner.caller, all.at(1).id));
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.passkey_removed"));
    }

    void nobody_has_more_than_twenty_passkeys()
    {
        auto owner = world.owner();
        for (std::size_t i = 0; i < kMostPasskeys; ++i) world.passkey_of(owner);
        ASSERT_ERROR(kTooManyPasskeys, world.passkey_of(owner));
        CPPUNIT_ASSERT_EQUAL(kMostPasskeys, factors.standing(owner.caller).passkeys.size());
    }

    // Everything of a world, where administrators must have a factor.
    struct Strict {
        explicit Strict(FactorsWorld& world)
            : config({{"auth.admin_factor", "true"}, {"site.base_url", "http://localhost:8080"},
                  {"site.master_key_file", world.context.config.text("site.master_key_file")}}),
              context{config, world.context.db, world.context.redis, world.clock, world.random, world.metrics}
        {
        }
        Config config;
        Context context;
    };

    Owner administrator()
    {
        auto owner = world.owner();
        auth::Roles roles;
        roles.add(auth::Role::admin);
        Service(world.context).set_roles({}, owner.user.id, roles);
        owner.caller = world.caller_of(world.sign_in(owner.user));
        return owner;
    }

    void administrators_without_a_factor_are_none_where_one_is_demanded()
    {
        const Strict strict(world);
        const auto owner = administrator();
        CPPUNIT_ASSERT(owner.caller.is_admin());  // nobody demands one yet
        const auto done = Service(strict.context)
                              .sign_in(world.guest(), {owner.user.email, support::AccountsWorld::kPassword},
                                  "", world.origin);
        auto caller = world.caller_of(done);
        CPPUNIT_ASSERT(!caller.is_admin() && caller.is_held_back());
        CPPUNIT_ASSERT(Factors(strict.context).standing(caller).required);
        const auto secret = FactorsWorld::from_base32(Factors(strict.context).begin_totp(caller).secret);
        Factors(strict.context).confirm_totp(caller, totp::code(secret, to_unix(world.clock.now()) / 30));
        caller = world.caller_of(done);
        CPPUNIT_ASSERT(caller.is_admin() && !caller.is_held_back());
    }

    void a_new_demand_reaches_administrators_who_are_signed_in()
    {
        const Strict strict(world);
        const auto owner = administrator(), with_app = administrator();
        const auto done = world.sign_in(owner.user), strong = world.sign_in(with_app.user);
        auto added = with_app;
        world.add_app(added);
        CPPUNIT_ASSERT(world.caller_of(done).is_admin());
        strength::hold_administrators(strict.context);
        CPPUNIT_ASSERT(world.caller_of(done).is_held_back() && !world.caller_of(done).is_admin());
        CPPUNIT_ASSERT(world.caller_of(strong).is_admin());
        strength::hold_administrators(world.context);
        CPPUNIT_ASSERT(world.caller_of(done).is_admin());
    }

    void administrators_keep_the_factor_that_is_demanded()
    {
        const Strict strict(world);
        auto owner = administrator();
        world.add_app(owner);
        ASSERT_ERROR(kFactorNeeded, Factors(strict.context).remove(owner.caller, FactorKind::totp));
        world.passkey_of(owner);
        Factors(strict.context).remove(owner.caller, FactorKind::totp);
        const auto id = factors.standing(owner.caller).passkeys.at(0).id;
        ASSERT_ERROR(kFactorNeeded, Passkeys(strict.context).remove(owner.caller, id));
    }

    void an_administrator_with_a_passkey_alone_is_asked_for_it()
    {
        const Strict strict(world);
        const auto owner = administrator();
        world.passkey_of(owner);
        const auto done = Service(strict.context)
                              .sign_in(world.guest(), {owner.user.email, support::AccountsWorld::kPassword},
                                  "", world.origin);
        CPPUNIT_ASSERT((done.challenge->methods == std::vector{Method::passkey}));
        CPPUNIT_ASSERT(!world.sign_in(owner.user).challenge);  // where nobody demands it
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FactorsTest);

}  // namespace gatehouse::accounts
