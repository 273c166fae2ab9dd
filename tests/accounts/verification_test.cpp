// Whose address it is, and how it changes.

#include "modules/accounts/verification.hpp"

#include <atomic>

#include "modules/accounts/own_password.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/secrets_world.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class VerificationTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(VerificationTest);
    CPPUNIT_TEST(who_registers_is_asked_and_the_link_verifies_the_address_once);
    CPPUNIT_TEST(the_code_verifies_it_too_and_wrong_ones_are_counted);
    CPPUNIT_TEST(a_guest_cannot_use_a_code);
    CPPUNIT_TEST(five_mails_an_hour_and_none_when_it_is_verified);
    CPPUNIT_TEST(a_new_address_counts_when_it_has_answered_and_the_old_one_is_told);
    CPPUNIT_TEST(the_old_address_can_take_the_account_back);
    CPPUNIT_TEST(the_first_owner_takes_it_back_also_when_it_was_moved_twice);
    CPPUNIT_TEST(who_takes_the_account_back_ends_moves_that_were_asked_meanwhile);
    CPPUNIT_TEST(an_address_needs_the_password_to_change);
    CPPUNIT_TEST(an_address_that_somebody_took_meanwhile_stays_theirs);
    CPPUNIT_TEST(of_two_who_move_to_one_address_at_once_one_gets_it);
    CPPUNIT_TEST_SUITE_END();

    support::SecretsWorld world;
    Verification verification{world.context};
    User user = world.account();
    auth::Caller me = world.with_session(user);
    static constexpr const char* kAsk = "verify-email";
    static constexpr const char* kPassword = support::AccountsWorld::kPassword;

    // Moments later, so that it is the newest.
    void move_to(const auth::Caller& whose, const std::string& email)
    {
        world.clock.advance(1s);
        verification.change_email(whose, kPassword, email);
    }
    User verified() { return verification.confirm_link(me, world.token(user.id, kAsk)); }

    void who_registers_is_asked_and_the_link_verifies_the_address_once()
    {
        const auto asked = world.newest(user.id, kAsk);
        CPPUNIT_ASSERT_EQUAL(user.email, asked->target);
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.verify_email", asked->id.uuid()));
        CPPUNIT_ASSERT(!world.now(user.id).email_verified);
        const auto token = world.token(user.id, kAsk);
        CPPUNIT_ASSERT(verification.confirm_link(world.guest(), token).email_verified);
        CPPUNIT_ASSERT(world.now(user.id).email_verified);
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.email_verified", user.id.uuid()));
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), token));
    }

    void the_code_verifies_it_too_and_wrong_ones_are_counted()
    {
        const auto code = world.code(user.id, kAsk);
        const auto wrong = code == "000000" ? "000001" : "000000";
        for (int i = 0; i < 5; ++i) ASSERT_ERROR(kWrongCode, verification.confirm_code(me, wrong));
        ASSERT_ERROR(kWrongCode, verification.confirm_code(me, code));
        world.clock.advance(1s);
        verification.ask_again(me);
        CPPUNIT_ASSERT(verification.confirm_code(me, world.code(user.id, kAsk)).email_verified);
    }

    void a_guest_cannot_use_a_code()
    {
        ASSERT_ERROR(kUnauthenticated, verification.confirm_code(world.guest(), world.code(user.id, kAsk)));
    }

    void five_mails_an_hour_and_none_when_it_is_verified()
    {
        for (int i = 0; i < 4; ++i) verification.ask_again(me);
        ASSERT_ERROR(kTooManyMails, verification.ask_again(me));
        world.clock.advance(61min);
        verification.ask_again(me);
        verified();
        ASSERT_ERROR(kAlreadyVerified, verification.ask_again(me));
    }

    void a_new_address_counts_when_it_has_answered_and_the_old_one_is_told()
    {
        verified();
        const auto fresh = world.unique("new.") + "@example.org";
        move_to(me, fresh);
        CPPUNIT_ASSERT_EQUAL(user.email, world.now(user.id).email);
        CPPUNIT_ASSERT_EQUAL(fresh, verified().email);
        CPPUNIT_ASSERT_EQUAL(fresh, world.now(user.id).email);
        const auto told = world.newest(user.id, "undo-email");
        CPPUNIT_ASSERT_EQUAL(user.email, told->target);
        CPPUNIT_ASSERT_EQUAL(1, world.count_news("user.email_changed", told->id.uuid()));
    }

    void the_old_address_can_take_the_account_back()
    {
        verified();
        move_to(me, world.unique("thief.") + "@example.org");
        verified();
        const auto undo = world.token(user.id, "undo-email");
        CPPUNIT_ASSERT_EQUAL(user.email, verification.confirm_link(world.guest(), undo).email);
        CPPUNIT_ASSERT_EQUAL(user.email, world.now(user.id).email);
        CPPUNIT_ASSERT(!world.is_open(me));
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), undo));
    }

    void the_first_owner_takes_it_back_also_when_it_was_moved_twice()
    {
        verified();
        move_to(me, world.unique("thief.") + "@example.org");
        verified();
        const auto owners = world.token(user.id, "undo-email");
        move_to(me, world.unique("thief.") + "@example.org");
        verified();
        const auto thiefs = world.token(user.id, "undo-email");
        verification.confirm_link(world.guest(), thiefs);
        CPPUNIT_ASSERT_EQUAL(user.email, verification.confirm_link(world.guest(), owners).email);
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), thiefs));
    }

    void who_takes_the_account_back_ends_moves_that_were_asked_meanwhile()
    {
        verified();
        move_to(me, world.unique("thief.") + "@example.org");
        verified();
        move_to(me, world.unique("thief.") + "@example.org");
        const auto next = world.token(user.id, kAsk);
        verification.confirm_link(world.guest(), world.token(user.id, "undo-email"));
        ASSERT_ERROR(kLinkOver, verification.confirm_link(world.guest(), next));
        CPPUNIT_ASSERT_EQUAL(user.email, world.now(user.id).email);
    }

    void an_address_needs_the_password_to_change()
    {
        const auto fresh = world.unique("new.") + "@example.org";
        ASSERT_ERROR(kInvalid, verification.change_email(me, "tulips in may 5", fresh));
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET password_hash = '' WHERE id = ?", user.id); });
        ASSERT_ERROR(kNoPassword, verification.change_email(me, kPassword, fresh));
        ASSERT_ERROR(kUnauthenticated, verification.change_email(world.guest(), kPassword, fresh));
    }

    void an_address_that_somebody_took_meanwhile_stays_theirs()
    {
        const auto other = world.account();
        move_to(me, other.email);
        ASSERT_ERROR(kAddressTaken, verified());
        CPPUNIT_ASSERT_EQUAL(user.email, world.now(user.id).email);
        CPPUNIT_ASSERT_EQUAL(other.email, world.now(other.id).email);
    }

    void of_two_who_move_to_one_address_at_once_one_gets_it()
    {
        const auto other = world.account();
        const auto fresh = world.unique("new.") + "@example.org";
        move_to(me, fresh);
        move_to(world.with_session(other), fresh);
        const std::string tokens[] = {world.token(user.id, kAsk), world.token(other.id, kAsk)};
        std::atomic<int> moved = 0;
        support::at_once(2, [&](std::size_t i) {
            try {
                verification.confirm_link({}, tokens[i]);
                ++moved;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("email_taken"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, moved.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(VerificationTest);

}  // namespace gatehouse::accounts
