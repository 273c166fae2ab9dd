// Whose account an identity opens, and whose it does not (ACC-11).

#include <thread>

#include "common/auth/step_up.hpp"
#include "modules/accounts/service.hpp"
#include "tests/support/oauth_world.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

class OauthLinkingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OauthLinkingTest);
    CPPUNIT_TEST(a_new_person_gets_an_account_with_a_verified_address_and_an_organization);
    CPPUNIT_TEST(the_same_person_comes_back_to_the_same_account);
    CPPUNIT_TEST(who_changed_their_address_there_stays_the_same_person);
    CPPUNIT_TEST(two_windows_of_a_new_person_make_one_account);
    CPPUNIT_TEST(an_account_with_a_password_is_never_taken_over_by_its_address);
    CPPUNIT_TEST(an_unverified_address_opens_nothing_and_tells_nothing);
    CPPUNIT_TEST(who_brings_no_address_is_told_to_sign_up_first);
    CPPUNIT_TEST(an_address_that_is_told_only_when_asked_for_is_asked_for);
    CPPUNIT_TEST(another_site_with_the_same_verified_address_is_linked_to_an_account_without_password);
    CPPUNIT_TEST(the_suspended_stay_out);
    CPPUNIT_TEST(who_is_signed_in_links_and_is_told_by_news);
    CPPUNIT_TEST(linking_asks_for_a_fresh_proof);
    CPPUNIT_TEST(linking_waits_for_the_own_address_to_be_confirmed);
    CPPUNIT_TEST(an_identity_belongs_to_one_account);
    CPPUNIT_TEST(who_became_somebody_else_on_the_way_links_nothing);
    CPPUNIT_TEST(names_of_any_kind_make_a_decent_name);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { support::OauthWorld::reset(); }

private:
    support::OauthWorld world;
    const accounts::Service accounts{world.context};
    static constexpr const char* kPassword = "tulips in may 4";

    accounts::User arrive(const std::string& email, const std::string& name = "Grace Hopper")
    {
        return world.come_back(world.go(world.person(email, name))).done->user;
    }

    accounts::User with_password(const std::string& email, bool verified)
    {
        const accounts::Registration wanted{email, kPassword, "Ada"};
        const auto hash = accounts.prepare_registration(wanted);
        return world.context.db.transact([&](db::Tx& tx) {
            const auto user = accounts.create(tx, {}, wanted, hash);
            if (verified)
                tx.exec("UPDATE users SET email_verified_at = ? WHERE id = ?", world.clock.now(), user.id);
            return user;
        });
    }

    // Signed in by a session that is really there, as the fresh proof asks for one.
    auth::Caller signed_in(const UserId& user)
    {
        auto caller = world.request("GET", "/").caller;
        caller.principal = auth::Sessions(world.context).find(world.bearer(user));
        return caller;
    }

    int identities(const UserId& user)
    {
        return world.context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT COUNT(*) FROM identities WHERE user_id = ?",
                [](const db::Row& row) { return row.integer(1); }, user);
        });
    }

    support::OauthWorld::Trip go_to_link(const auth::Caller& caller, const std::string& email)
    {
        return world.travel(world.service.depart_to_link(caller, "oidc", {"/account/sign-in-methods"}, ""),
            world.person(email));
    }

    void a_new_person_gets_an_account_with_a_verified_address_and_an_organization()
    {
        const auto email = world.address();
        const auto user = arrive(email);
        CPPUNIT_ASSERT_EQUAL(email, user.email);
        CPPUNIT_ASSERT_EQUAL(std::string("Grace Hopper"), user.name);
        CPPUNIT_ASSERT(user.email_verified);
        CPPUNIT_ASSERT_EQUAL(1, identities(user.id));
        const auto own = world.context.db.read([&](db::Session& session) {
            return organizations::Service(world.context).memberships(session, user.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, own.size());
        ASSERT_ERROR(accounts::kWrongCredentials, accounts.sign_in(world.request("GET", "/").caller,
                                                      {email, "", accounts::Grant::session}, "", {"", ""}));
    }

    void the_same_person_comes_back_to_the_same_account()
    {
        const auto email = world.address();
        const auto first = arrive(email), second = arrive(email);
        CPPUNIT_ASSERT(first.id == second.id);
        CPPUNIT_ASSERT_EQUAL(1, identities(first.id));
    }

    void who_changed_their_address_there_stays_the_same_person()
    {
        world.peer().control("", R"({"subject":")" + world.unique("s") + "\"}");
        const auto first = arrive(world.address()), second = arrive(world.address());
        CPPUNIT_ASSERT(first.id == second.id);
        CPPUNIT_ASSERT_EQUAL(
            first.email, second.email);  // of the account here, which is the person's own business
    }

    void two_windows_of_a_new_person_make_one_account()
    {
        const auto person = world.person(world.address());
        const auto one = world.go(person), two = world.go(person);
        std::vector<std::string> users(2);
        const auto arrive = [&](int which, const support::OauthWorld::Trip& trip) {
            try {
                users.at(which) = world.come_back(trip).done->user.id.str();
            } catch (const std::exception& e) {
                users.at(which) = e.what();
            }
        };
        {
            std::jthread left([&] { arrive(0, one); });
            std::jthread right([&] { arrive(1, two); });
        }
        ASSERT_CONTAINS("user_", users[0]);
        CPPUNIT_ASSERT_EQUAL(users[0], users[1]);
    }

    void an_account_with_a_password_is_never_taken_over_by_its_address()
    {
        for (const bool verified : {true, false}) {
            const auto email = world.address();
            const auto user = with_password(email, verified);
            ASSERT_ERROR(accounts::kLinkFirst, arrive(email));
            CPPUNIT_ASSERT_EQUAL(0, identities(user.id));
        }
    }

    void an_unverified_address_opens_nothing_and_tells_nothing()
    {
        world.peer().control("", R"({"email_unverified":true})");
        const auto known = world.address();
        with_password(known, true);
        ASSERT_ERROR(accounts::kEmailUnverified, arrive(known));
        ASSERT_ERROR(accounts::kEmailUnverified, arrive(world.address()));
    }

    void who_brings_no_address_is_told_to_sign_up_first()
    {
        world.peer().control("", R"({"no_email":true,"email_nowhere":true})");
        ASSERT_ERROR(accounts::kNoEmail, arrive(world.address()));
    }

    void an_address_that_is_told_only_when_asked_for_is_asked_for()
    {
        world.peer().control("", R"({"no_email":true})");
        const auto email = world.address();
        CPPUNIT_ASSERT_EQUAL(email, arrive(email).email);
    }

    void another_site_with_the_same_verified_address_is_linked_to_an_account_without_password()
    {
        const auto email = world.address();
        const auto user = arrive(email);
        const accounts::External github{
            "github", "https://github.com", world.unique(""), email, "Grace", true};
        const auto done = accounts.sign_in_as({}, github, "", {"", ""});
        CPPUNIT_ASSERT(done && done->user.id == user.id);
        CPPUNIT_ASSERT_EQUAL(2, identities(user.id));
    }

    void the_suspended_stay_out()
    {
        const auto email = world.address();
        const auto user = arrive(email);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET status = 'suspended' WHERE id = ?", user.id); });
        ASSERT_ERROR(accounts::kSuspended, arrive(email));
    }

    void who_is_signed_in_links_and_is_told_by_news()
    {
        const auto user = with_password(world.address(), true);
        const auto caller = signed_in(user.id);
        const auto elsewhere = world.address();
        const auto back = world.come_back(go_to_link(caller, elsewhere), caller);
        CPPUNIT_ASSERT(!back.done);
        CPPUNIT_ASSERT_EQUAL(std::string("/account/sign-in-methods"), back.return_to);
        CPPUNIT_ASSERT(arrive(elsewhere).id == user.id);
        const auto news = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT payload FROM outbox WHERE subject = ? AND topic = 'user.identity_linked'",
                [](const db::Row& row) { return row.text(1); }, user.id);
        });
        ASSERT_CONTAINS("Demo ID", news.value_or("none"));
    }

    void linking_asks_for_a_fresh_proof()
    {
        const auto user = with_password(world.address(), true);
        const auto caller = signed_in(user.id);
        world.clock.advance(11min);
        ASSERT_ERROR(auth::kStepUpRequired, world.service.depart_to_link(caller, "oidc", {"/"}, ""));
        ASSERT_ERROR(kUnauthenticated, world.service.depart_to_link({}, "oidc", {"/"}, ""));
    }

    void linking_waits_for_the_own_address_to_be_confirmed()
    {
        const auto user = with_password(world.address(), false);
        const auto caller = signed_in(user.id);
        ASSERT_ERROR(accounts::kVerifyFirst, world.come_back(go_to_link(caller, world.address()), caller));
        CPPUNIT_ASSERT_EQUAL(0, identities(user.id));
    }

    void an_identity_belongs_to_one_account()
    {
        const auto elsewhere = world.address();
        const auto first = arrive(elsewhere);
        const auto caller = signed_in(with_password(world.address(), true).id);
        ASSERT_ERROR(accounts::kLinkedElsewhere, world.come_back(go_to_link(caller, elsewhere), caller));
        CPPUNIT_ASSERT(arrive(elsewhere).id == first.id);
        const auto own = signed_in(first.id);
        world.come_back(go_to_link(own, elsewhere), own);  // again, by its owner: nothing to do
        CPPUNIT_ASSERT_EQUAL(1, identities(first.id));
    }

    void who_became_somebody_else_on_the_way_links_nothing()
    {
        const auto user = with_password(world.address(), true), other = with_password(world.address(), true);
        const auto trip = go_to_link(signed_in(user.id), world.address());
        ASSERT_ERROR(kOtherPerson, world.come_back(trip, signed_in(other.id)));
        const auto again = go_to_link(signed_in(user.id), world.address());
        ASSERT_ERROR(kOtherPerson, world.come_back(again));
        CPPUNIT_ASSERT_EQUAL(0, identities(user.id) + identities(other.id));
    }

    void names_of_any_kind_make_a_decent_name()
    {
        const auto email = world.address();
        CPPUNIT_ASSERT_EQUAL(email.substr(0, email.find('@')), arrive(email, "").name);
        CPPUNIT_ASSERT_EQUAL(std::string("東京 さん"), arrive(world.address(), "  東京 さん ").name);
        CPPUNIT_ASSERT(text_length(arrive(world.address(), std::string(400, 'x')).name) <= 200);
    }
    static std::size_t text_length(const std::string& text) { return text.size(); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OauthLinkingTest);

}  // namespace gatehouse::oauth
