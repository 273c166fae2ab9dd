// The second step of a sign-in (ACC-6): what opens the account, once, and what does not.

#include <atomic>

#include "tests/accounts/factors_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class SecondStepTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SecondStepTest);
    CPPUNIT_TEST(the_password_alone_opens_nothing);
    CPPUNIT_TEST(the_code_of_the_app_opens_the_account);
    CPPUNIT_TEST(a_code_works_once);
    CPPUNIT_TEST(of_two_who_show_the_same_code_at_once_one_gets_in);
    CPPUNIT_TEST(five_wrong_codes_end_the_sign_in);
    CPPUNIT_TEST(wrong_codes_are_counted_over_all_sign_ins);
    CPPUNIT_TEST(a_challenge_is_good_in_the_browser_that_began_it);
    CPPUNIT_TEST(a_challenge_is_good_for_five_minutes_and_once);
    CPPUNIT_TEST(a_recovery_code_opens_the_account_once_and_its_owner_hears_of_it);
    CPPUNIT_TEST(of_two_who_show_the_same_recovery_code_at_once_one_gets_in);
    CPPUNIT_TEST(a_mailed_code_opens_the_account_of_a_verified_address);
    CPPUNIT_TEST(a_mailed_code_is_no_second_step_for_who_comes_from_another_site);
    CPPUNIT_TEST(nobody_is_mailed_a_sixth_code_within_an_hour);
    CPPUNIT_TEST(a_passkey_may_be_the_second_step);
    CPPUNIT_TEST(somebody_elses_passkey_may_not);
    CPPUNIT_TEST(the_token_grant_is_finished_without_a_cookie);
    CPPUNIT_TEST(a_new_password_ends_sign_ins_that_wait);
    CPPUNIT_TEST(a_password_reset_does_not_bypass_the_second_factor);
    CPPUNIT_TEST(who_was_suspended_meanwhile_stays_out);
    CPPUNIT_TEST(a_redis_that_lost_everything_lets_nobody_in_and_ends_nothing);
    CPPUNIT_TEST_SUITE_END();

    FactorsWorld world;

    void the_password_alone_opens_nothing()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user);
        CPPUNIT_ASSERT(waits.session.empty() && !waits.tokens && waits.device.empty());
        CPPUNIT_ASSERT((waits.challenge->methods == std::vector{Method::totp, Method::recovery}));
        CPPUNIT_ASSERT(!auth::Sessions(world.context).find(waits.challenge->token));
    }

    void the_code_of_the_app_opens_the_account()
    {
        const auto owner = world.owner_with_app();
        const auto done = world.finish(world.sign_in(owner.user), {Method::totp, world.code(owner), {}});
        CPPUNIT_ASSERT(!done.challenge && done.user.id == owner.user.id);
        CPPUNIT_ASSERT(auth::Sessions(world.context).find(done.session)->user == owner.user.id);
    }

    void a_code_works_once()
    {
        const auto owner = world.owner_with_app();
        const auto code = world.code(owner);
        world.finish(world.sign_in(owner.user), {Method::totp, code, {}});
        ASSERT_ERROR(kWrongCode, world.finish(world.sign_in(owner.user), {Method::totp, code, {}}));
        // Nor one of an earlier step, though it would be in time.
        const auto earlier = totp::code(owner.secret, to_unix(world.clock.now()) / 30 - 1);
        ASSERT_ERROR(kWrongCode, world.finish(world.sign_in(owner.user), {Method::totp, earlier, {}}));
    }

    // How many get in with the same answer, each with a sign-in of their own.
    int get_in(const Owner& owner, const Answer& answer)
    {
        std::vector<SignIn> waits;
        for (int i = 0; i < 4; ++i) waits.push_back(world.sign_in(owner.user));
        std::atomic<int> in = 0;
        support::at_once(waits.size(), [&](std::size_t i) {
            try {
                world.finish(waits[i], answer);
                ++in;
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kWrongCode);
            }
        });
        return in;
    }

    void of_two_who_show_the_same_code_at_once_one_gets_in()
    {
        const auto owner = world.owner_with_app();
        CPPUNIT_ASSERT_EQUAL(1, get_in(owner, {Method::totp, world.code(owner), {}}));
    }

    void five_wrong_codes_end_the_sign_in()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user);
        for (int left = 4; left > 0; --left) {
            try {
                world.finish(waits, {Method::totp, "000000", {}});
                CPPUNIT_FAIL("let in");
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kWrongCode);
                CPPUNIT_ASSERT_EQUAL(std::int64_t{left}, std::get<std::int64_t>(e.extras().at(0).second));
            }
        }
        ASSERT_ERROR(kChallengeOver, world.finish(waits, {Method::totp, "000000", {}}));
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.second_step_failed"));
        world.clock.advance(20s);
        ASSERT_ERROR(kChallengeOver, world.finish(waits, {Method::totp, world.code(owner), {}}));
    }

    void wrong_codes_are_counted_over_all_sign_ins()
    {
        const auto owner = world.owner_with_app();
        for (int i = 0; i < 5; ++i)
            ASSERT_ERROR(kWrongCode, world.finish(world.sign_in(owner.user), {Method::totp, "000000", {}}));
        const auto waits = world.sign_in(owner.user);
        ASSERT_ERROR(kTooManyFailures, world.finish(waits, {Method::totp, world.code(owner), {}}));
        // A browser that signed in before is counted apart: strangers cannot lock the owner out.
        auto own = world.attempt(waits);
        own.device = owner.device;
        CPPUNIT_ASSERT(!SecondStep(world.context)
                            .finish(world.guest(), own, {Method::totp, world.code(owner), {}})
                            .session.empty());
    }

    void a_challenge_is_good_in_the_browser_that_began_it()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user), others = world.sign_in(owner.user);
        auto attempt = world.attempt(waits);
        attempt.browser = "";
        const auto finish = [&] {
            return SecondStep(world.context)
                .finish(world.guest(), attempt, {Method::totp, world.code(owner), {}});
        };
        ASSERT_ERROR(kChallengeOver, finish());
        attempt.browser = world.attempt(others).browser;
        ASSERT_ERROR(kChallengeOver, finish());
        attempt.browser = world.attempt(waits).browser;
        CPPUNIT_ASSERT(!finish().session.empty());
    }

    void a_challenge_is_good_for_five_minutes_and_once()
    {
        const auto owner = world.owner_with_app();
        const auto late = world.sign_in(owner.user);
        world.clock.advance(5min + 1s);
        ASSERT_ERROR(kChallengeOver, world.finish(late, {Method::totp, world.code(owner), {}}));
        const auto waits = world.sign_in(owner.user);
        world.finish(waits, {Method::totp, world.code(owner), {}});
        world.clock.advance(30s);
        ASSERT_ERROR(kChallengeOver, world.finish(waits, {Method::totp, world.code(owner), {}}));
    }

    void a_recovery_code_opens_the_account_once_and_its_owner_hears_of_it()
    {
        const auto owner = world.owner_with_app();
        const Answer answer{Method::recovery, owner.recovery.at(3), {}};
        CPPUNIT_ASSERT(!world.finish(world.sign_in(owner.user), answer).session.empty());
        ASSERT_ERROR(kWrongCode, world.finish(world.sign_in(owner.user), answer));
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.recovery_code_used"));
        CPPUNIT_ASSERT_EQUAL(9, Factors(world.context).standing(owner.caller).recovery_codes);
    }

    void of_two_who_show_the_same_recovery_code_at_once_one_gets_in()
    {
        const auto owner = world.owner_with_app();
        CPPUNIT_ASSERT_EQUAL(1, get_in(owner, {Method::recovery, owner.recovery.at(0), {}}));
    }

    void a_mailed_code_opens_the_account_of_a_verified_address()
    {
        const auto owner = world.owner_with_app();
        const SecondStep steps(world.context);
        ASSERT_ERROR(kForbidden, steps.send_code(world.attempt(world.sign_in(owner.user))));
        world.verify_email(owner.user);
        const auto waits = world.sign_in(owner.user);
        steps.send_code(world.attempt(waits));
        const Answer answer{Method::email, world.mailed(owner.user), {}};
        CPPUNIT_ASSERT(!world.finish(waits, answer).session.empty());
        ASSERT_ERROR(kWrongCode, world.finish(world.sign_in(owner.user), answer));
    }

    // Whose mailbox is open elsewhere comes in from there: the same mailbox must not be the second step too.
    void a_mailed_code_is_no_second_step_for_who_comes_from_another_site()
    {
        const auto owner = world.owner_with_app();
        world.verify_email(owner.user);
        const SecondStep steps(world.context);
        const auto waits =
            Admission(world.context)
                .admit(world.guest(), owner.user.id, Means::identity, {Grant::session, "", world.origin});
        CPPUNIT_ASSERT((waits.challenge->methods == std::vector{Method::totp, Method::recovery}));
        ASSERT_ERROR(kForbidden, steps.send_code(world.attempt(waits)));
        // Nor one that was mailed for a sign-in by password.
        const auto by_password = world.sign_in(owner.user);
        steps.send_code(world.attempt(by_password));
        const Answer answer{Method::email, world.mailed(owner.user), {}};
        ASSERT_ERROR(kWrongCode, world.finish(waits, answer));
        CPPUNIT_ASSERT(!world.finish(by_password, answer).session.empty());
    }

    void nobody_is_mailed_a_sixth_code_within_an_hour()
    {
        const auto owner = world.owner_with_app();
        world.verify_email(owner.user);
        const SecondStep steps(world.context);
        const auto attempt = world.attempt(world.sign_in(owner.user));
        for (int i = 0; i < 5; ++i) steps.send_code(attempt);
        ASSERT_ERROR(kRateLimited, steps.send_code(attempt));
    }

    void a_passkey_may_be_the_second_step()
    {
        const auto owner = world.owner_with_app();
        const auto key = world.passkey_of(owner);
        const auto waits = world.sign_in(owner.user);
        const auto asked = Passkeys(world.context).ask();
        CPPUNIT_ASSERT(
            !world.finish(waits, {Method::passkey, "", key.show(asked.challenge)}).session.empty());
    }

    void somebody_elses_passkey_may_not()
    {
        const auto owner = world.owner_with_app(), other = world.owner();
        world.passkey_of(owner);
        const auto key = world.passkey_of(other);
        const auto asked = Passkeys(world.context).ask();
        ASSERT_ERROR(kWrongCode,
            world.finish(world.sign_in(owner.user), {Method::passkey, "", key.show(asked.challenge)}));
    }

    void the_token_grant_is_finished_without_a_cookie()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user, Grant::token);
        auto attempt = world.attempt(waits);
        attempt.browser = "";
        const auto done =
            SecondStep(world.context).finish(world.guest(), attempt, {Method::totp, world.code(owner), {}});
        CPPUNIT_ASSERT(done.session.empty());
        CPPUNIT_ASSERT(auth::Sessions(world.context).find(done.tokens->access));
    }

    void a_new_password_ends_sign_ins_that_wait()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET password_hash = 'x' WHERE id = ?", owner.user.id); });
        ASSERT_ERROR(kChallengeOver, world.finish(waits, {Method::totp, world.code(owner), {}}));
    }

    // Whoever has the mailbox can set a password; that must not be all it takes.
    void a_password_reset_does_not_bypass_the_second_factor()
    {
        const auto owner = world.owner_with_app();
        world.verify_email(owner.user);
        world.context.db.transact(
            [&](db::Tx& tx) { Factors::password_was_reset(tx, world.context, owner.user.id); });
        const auto waits = world.sign_in(owner.user);
        CPPUNIT_ASSERT((waits.challenge->methods == std::vector{Method::totp, Method::recovery}));
        ASSERT_ERROR(kForbidden, SecondStep(world.context).send_code(world.attempt(waits)));
        // With another factor shown, mailed codes are good again.
        world.finish(waits, {Method::totp, world.code(owner), {}});
        const auto methods = world.sign_in(owner.user).challenge->methods;
        CPPUNIT_ASSERT(std::ranges::count(methods, Method::email));
    }

    void who_was_suspended_meanwhile_stays_out()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET status = 'suspended' WHERE id = ?", owner.user.id);
        });
        ASSERT_ERROR(kSuspended, world.finish(waits, {Method::totp, world.code(owner), {}}));
    }

    void a_redis_that_lost_everything_lets_nobody_in_and_ends_nothing()
    {
        const auto owner = world.owner_with_app();
        const auto waits = world.sign_in(owner.user);
        for (int i = 0; i < 4; ++i)
            ASSERT_ERROR(kWrongCode, world.finish(waits, {Method::totp, "000000", {}}));
        world.context.redis.command({"FLUSHALL"});
        ASSERT_ERROR(kChallengeOver, world.finish(waits, {Method::totp, "000000", {}}));
        const auto again = world.sign_in(owner.user);
        world.context.redis.command({"FLUSHALL"});
        CPPUNIT_ASSERT(!world.finish(again, {Method::totp, world.code(owner), {}}).session.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecondStepTest);

}  // namespace gatehouse::accounts
