// Numbers that codes are texted to: confirmed by a code, counted because they cost money, a fallback of the
// second step.

#include "modules/accounts/phones.hpp"

#include "modules/accounts/phone_number.hpp"
#include "modules/accounts/recovery.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/texting.hpp"
#include "tests/accounts/factors_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class PhoneTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PhoneTest);
    CPPUNIT_TEST(a_number_is_read_however_it_is_spaced_and_only_with_its_country);
    CPPUNIT_TEST(a_number_counts_when_its_code_was_entered);
    CPPUNIT_TEST(until_then_codes_go_to_the_old_number);
    CPPUNIT_TEST(five_wrong_codes_end_the_code);
    CPPUNIT_TEST(a_code_is_good_for_ten_minutes_and_once);
    CPPUNIT_TEST(only_the_newest_code_counts);
    CPPUNIT_TEST(setting_and_removing_a_number_ask_for_a_fresh_proof);
    CPPUNIT_TEST(the_owner_is_mailed_of_each_change);
    CPPUNIT_TEST(the_profile_does_not_change_a_number_that_codes_go_to);
    CPPUNIT_TEST(a_texted_code_finishes_a_sign_in);
    CPPUNIT_TEST(five_wrong_codes_end_the_sign_in);
    CPPUNIT_TEST(a_code_on_its_way_to_a_number_that_was_removed_opens_nothing);
    CPPUNIT_TEST(a_texted_code_is_a_second_step_after_a_reset_by_mail_and_after_another_site);
    CPPUNIT_TEST(without_a_confirmed_number_nothing_is_texted);
    CPPUNIT_TEST(where_no_texts_are_sent_nobody_is_asked_for_one);
    CPPUNIT_TEST(texts_are_counted_by_number_person_address_and_day);
    CPPUNIT_TEST(of_many_who_ask_at_once_no_more_than_the_limit_are_texted);
    CPPUNIT_TEST(of_many_people_who_name_one_number_at_once_no_more_than_its_limit_are_texted);
    CPPUNIT_TEST(countries_that_are_not_served_are_refused);
    CPPUNIT_TEST(a_number_planted_before_the_owner_came_does_not_survive_their_reset);
    CPPUNIT_TEST_SUITE_END();

    FactorsWorld world;
    std::map<std::string, std::string> values{
        {"site.master_key_file", support::test_config().text("site.master_key_file")},
        {"sms.transport", "spool"}, {"sms.per_day", "1000000"}};
    Config config{values};
    Context context{config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};

    // A number of their own for each test, so that limits do not add up.
    std::string number()
    {
        std::string digits;
        for (const unsigned char byte : world.random.bytes(9)) digits += static_cast<char>('0' + byte % 10);
        return "+1" + digits;
    }
    auth::Caller from(const auth::Caller& caller)
    {
        auto moved = caller;
        moved.address = world.guest().address;
        return moved;
    }

    std::string texted(const User& user, const char* purpose)
    {
        const auto secret = world.context.db.read(
            [&](db::Session& session) { return Secrets::newest(session, user.id, purpose); });
        return auth::one_time::code(config, purpose, secret.value().id.uuid());
    }
    std::string set_number(const Owner& owner)
    {
        const Phones phones(context);
        const auto wanted = number();
        phones.ask(from(owner.caller), wanted);
        phones.confirm(owner.caller, texted(owner.user, "verify-phone"));
        return wanted;
    }
    Phone phone(const Owner& owner)
    {
        return world.context.db.read([&](db::Session& session) {
            return Phones(context).of(session, *repo::find(session, owner.user.id));
        });
    }
    // Asked for from an address of its own each time.
    Attempt attempt(const SignIn& waits)
    {
        auto made = world.attempt(waits);
        made.origin.address = world.guest().address;
        return made;
    }
    SignIn finish(const SignIn& waits, const std::string& code)
    {
        return SecondStep(context).finish(world.guest(), attempt(waits), {Method::sms, code, {}});
    }
    SignIn sign_in(const User& user)
    {
        return Service(context).sign_in(
            world.guest(), {user.email, FactorsWorld::kPassword}, "", world.origin);
    }
    // Never the right one.
    static std::string wrong(const std::string& code) { return code == "000000" ? "000001" : "000000"; }

    void a_number_is_read_however_it_is_spaced_and_only_with_its_country()
    {
        const auto read = [](const char* text) { return phone_number::parse(text).value_or("none"); };
        CPPUNIT_ASSERT_EQUAL(std::string("+13125550100"), read("+1 (312) 555-0100"));
        CPPUNIT_ASSERT_EQUAL(std::string("+442079460000"), read(" +44.20 7946/0000 "));
        for (const char* bad : {"", "+", "3125550100", "0049301234567", "+0301234567", "+1312",
                 "+1234567890123456", "+1 312 555 01OO", "+1312555\n0100", "++13125550100", "+1312+5550100"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, std::string("none"), read(bad));
    }

    void a_number_counts_when_its_code_was_entered()
    {
        const auto owner = world.owner();
        const Phones phones(context);
        const auto wanted = number();
        phones.ask(from(owner.caller), wanted);
        CPPUNIT_ASSERT(phone(owner).number.empty());
        CPPUNIT_ASSERT_EQUAL(wanted, phone(owner).asked);
        phones.confirm(owner.caller, texted(owner.user, "verify-phone"));
        CPPUNIT_ASSERT_EQUAL(wanted, phone(owner).number);
        CPPUNIT_ASSERT(phone(owner).asked.empty());
        phones.remove(owner.caller);
        CPPUNIT_ASSERT(phone(owner).number.empty());
        ASSERT_ERROR(kNotFound, phones.remove(owner.caller));
    }

    void until_then_codes_go_to_the_old_number()
    {
        const auto owner = world.owner();
        const auto first = set_number(owner);
        Phones(context).ask(from(owner.caller), number());
        CPPUNIT_ASSERT_EQUAL(first, phone(owner).number);
    }

    void five_wrong_codes_end_the_code()
    {
        const auto owner = world.owner();
        const Phones phones(context);
        phones.ask(from(owner.caller), number());
        const auto code = texted(owner.user, "verify-phone");
        for (int i = 0; i < 5; ++i) ASSERT_ERROR(kWrongCode, phones.confirm(owner.caller, wrong(code)));
        ASSERT_ERROR(kWrongCode, phones.confirm(owner.caller, code));
    }

    void a_code_is_good_for_ten_minutes_and_once()
    {
        const auto owner = world.owner();
        const Phones phones(context);
        phones.ask(from(owner.caller), number());
        const auto code = texted(owner.user, "verify-phone");
        phones.confirm(owner.caller, code);
        ASSERT_ERROR(kWrongCode, phones.confirm(owner.caller, code));
        phones.ask(from(owner.caller), number());
        const auto late = texted(owner.user, "verify-phone");
        world.clock.advance(10min);
        ASSERT_ERROR(kWrongCode, phones.confirm(owner.caller, late));
        ASSERT_ERROR(kNoPhoneAsked, phones.ask_again(from(owner.caller)));
    }

    void only_the_newest_code_counts()
    {
        const auto owner = world.owner();
        const Phones phones(context);
        phones.ask(from(owner.caller), number());
        const auto first = texted(owner.user, "verify-phone");
        world.clock.advance(1s);
        phones.ask_again(from(owner.caller));
        const auto second = texted(owner.user, "verify-phone");
        if (first != second) ASSERT_ERROR(kWrongCode, phones.confirm(owner.caller, first));
        phones.confirm(owner.caller, second);
    }

    void setting_and_removing_a_number_ask_for_a_fresh_proof()
    {
        const auto owner = world.owner();
        set_number(owner);
        world.clock.advance(11min);
        const Phones phones(context);
        ASSERT_ERROR(auth::kStepUpRequired, phones.ask(from(owner.caller), number()));
        ASSERT_ERROR(auth::kStepUpRequired, phones.remove(owner.caller));
    }

    void the_owner_is_mailed_of_each_change()
    {
        const auto owner = world.owner();
        set_number(owner);
        Phones(context).remove(owner.caller);
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.phone_confirmed"));
        CPPUNIT_ASSERT_EQUAL(1, world.count(owner.user, "user.phone_removed"));
    }

    void the_profile_does_not_change_a_number_that_codes_go_to()
    {
        const auto owner = world.owner();
        const auto change = [&](const std::string& phone) {
            context.db.transact([&](db::Tx& tx) { Service(context).update(tx, owner.caller, {{}, phone}); });
        };
        change("+44 20 7946 0000");
        const auto mine = set_number(owner);
        ASSERT_ERROR(kInvalid, change("+44 20 7946 0000"));
        change(mine);
        CPPUNIT_ASSERT_EQUAL(mine, phone(owner).number);
    }

    void a_texted_code_finishes_a_sign_in()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        const auto waits = sign_in(owner.user);
        CPPUNIT_ASSERT(
            (waits.challenge->methods == std::vector{Method::totp, Method::sms, Method::recovery}));
        SecondStep(context).send_code(attempt(waits), Sent::sms);
        const auto code = texted(owner.user, "factor-sms");
        CPPUNIT_ASSERT(!finish(waits, code).session.empty());
        ASSERT_ERROR(kWrongCode, finish(sign_in(owner.user), code));
    }

    void five_wrong_codes_end_the_sign_in()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        const auto waits = sign_in(owner.user);
        SecondStep(context).send_code(attempt(waits), Sent::sms);
        const auto code = texted(owner.user, "factor-sms");
        for (int i = 0; i < 4; ++i) ASSERT_ERROR(kWrongCode, finish(waits, wrong(code)));
        ASSERT_ERROR(kChallengeOver, finish(waits, wrong(code)));
        ASSERT_ERROR(kChallengeOver, finish(waits, code));
    }

    void a_code_on_its_way_to_a_number_that_was_removed_opens_nothing()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        const auto waits = sign_in(owner.user);
        SecondStep(context).send_code(attempt(waits), Sent::sms);
        const auto code = texted(owner.user, "factor-sms");
        Phones(context).remove(owner.caller);
        ASSERT_ERROR(kWrongCode, finish(waits, code));
        world.clock.advance(1s);  // the next code is the newer one
        set_number(owner);
        ASSERT_ERROR(kWrongCode, finish(waits, code));
    }

    void a_texted_code_is_a_second_step_after_a_reset_by_mail_and_after_another_site()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        world.verify_email(owner.user);
        context.db.transact([&](db::Tx& tx) { Factors::password_was_reset(tx, context, owner.user.id); });
        CPPUNIT_ASSERT((sign_in(owner.user).challenge->methods ==
                        std::vector{Method::totp, Method::sms, Method::recovery}));
        const auto waits = Admission(context).admit(
            world.guest(), owner.user.id, Means::identity, {Grant::session, "", world.origin});
        SecondStep(context).send_code(attempt(waits), Sent::sms);
        CPPUNIT_ASSERT(!finish(waits, texted(owner.user, "factor-sms")).session.empty());
    }

    void without_a_confirmed_number_nothing_is_texted()
    {
        const auto owner = world.owner_with_app();
        Phones(context).ask(from(owner.caller), number());
        const auto waits = sign_in(owner.user);
        CPPUNIT_ASSERT(!std::ranges::count(waits.challenge->methods, Method::sms));
        ASSERT_ERROR(kForbidden, SecondStep(context).send_code(attempt(waits), Sent::sms));
    }

    void where_no_texts_are_sent_nobody_is_asked_for_one()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        values["sms.transport"] = "none";
        const Config silent(values);
        const Context without{
            silent, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        const auto waits = Service(without).sign_in(
            world.guest(), {owner.user.email, FactorsWorld::kPassword}, "", world.origin);
        CPPUNIT_ASSERT(!std::ranges::count(waits.challenge->methods, Method::sms));
        ASSERT_ERROR(kNoTexts, Phones(without).ask(from(owner.caller), number()));
        CPPUNIT_ASSERT(!Factors(without).standing(owner.caller).texts);
    }

    // Which limit refuses the last of so many messages; '' none.
    std::string refused(
        int messages, const UserId* user, const char* number_or_new, const char* address_or_new)
    {
        const Texting texting(context);
        for (int i = 0; i < messages; ++i) {
            try {
                context.db.transact([&](db::Tx& tx) {
                    texting.count(tx, user ? *user : new_id<UserId>(context),
                        number_or_new ? number_or_new : number(),
                        address_or_new ? address_or_new : world.guest().address);
                });
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kTooManyTexts);
                CPPUNIT_ASSERT_EQUAL(messages - 1, i);
                return e.what();
            }
        }
        return "";
    }

    void texts_are_counted_by_number_person_address_and_day()
    {
        const auto one = number(), other = number();
        CPPUNIT_ASSERT_EQUAL(std::string("sms.per_number"), refused(7, nullptr, one.c_str(), nullptr));
        const auto person = new_id<UserId>(context);
        CPPUNIT_ASSERT_EQUAL(std::string("sms.per_account"), refused(11, &person, nullptr, nullptr));
        const auto address = world.guest().address;
        CPPUNIT_ASSERT_EQUAL(std::string("sms.per_address"), refused(21, nullptr, nullptr, address.c_str()));
        world.clock.advance(24h);
        CPPUNIT_ASSERT_EQUAL(std::string(""), refused(1, nullptr, one.c_str(), address.c_str()));
        // What was refused is not counted, or a refused flood would keep everybody out.
        values["sms.per_day"] = "0";
        const Config stopped(values);
        const Context at_its_end{
            stopped, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        ASSERT_ERROR(kTooManyTexts, context.db.transact([&](db::Tx& tx) {
            Texting(at_its_end).count(tx, person, other, world.guest().address);
        }));
    }

    void of_many_who_ask_at_once_no_more_than_the_limit_are_texted()
    {
        const auto owner = world.owner_with_app();
        set_number(owner);
        const auto waits = sign_in(owner.user);
        std::atomic<int> sent = 0;
        support::at_once(12, [&](std::size_t) {
            try {
                SecondStep(context).send_code(attempt(waits), Sent::sms);
                ++sent;
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kTooManyTexts);
            }
        });
        // One went to the same number before, to confirm it.
        CPPUNIT_ASSERT_EQUAL(5, sent.load());
    }

    void of_many_people_who_name_one_number_at_once_no_more_than_its_limit_are_texted()
    {
        const auto wanted = number();
        std::vector<Owner> owners;
        for (int i = 0; i < 12; ++i) owners.push_back(world.owner());
        std::vector<auth::Caller> callers;
        for (const auto& owner : owners) callers.push_back(from(owner.caller));
        std::atomic<int> sent = 0;
        support::at_once(callers.size(), [&](std::size_t i) {
            try {
                Phones(context).ask(callers[i], wanted);
                ++sent;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string(kTooManyTexts.code), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(config.number("sms.per_number")), sent.load());
    }

    void countries_that_are_not_served_are_refused()
    {
        values["sms.prefixes"] = "+44 +49";
        const Config few(values);
        const Context there{
            few, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        const auto owner = world.owner();
        ASSERT_ERROR(kNotServed, Phones(there).ask(from(owner.caller), number()));
        Phones(there).ask(from(owner.caller), "+49" + number().substr(2));
    }

    void a_number_planted_before_the_owner_came_does_not_survive_their_reset()
    {
        const auto planter = world.owner();
        set_number(planter);
        const Recovery recovery(context);
        recovery.ask_reset(world.guest(), planter.user.email);
        const auto secret = world.context.db.read(
            [&](db::Session& session) { return Secrets::newest(session, planter.user.id, "reset"); });
        recovery.reset(world.guest(), auth::one_time::token(config, "reset", secret.value().id.uuid()),
            "crocus in march 7");
        CPPUNIT_ASSERT(phone(planter).number.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PhoneTest);

}  // namespace gatehouse::accounts
