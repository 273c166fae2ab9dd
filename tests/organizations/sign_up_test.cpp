// Registering: account, personal organization and first session, or nothing at all.

#include <thread>

#include "modules/organizations/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class SignUpTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignUpTest);
    CPPUNIT_TEST(gives_an_account_an_organization_and_a_session);
    CPPUNIT_TEST(the_browser_is_known_from_then_on);
    CPPUNIT_TEST(a_taken_address_is_told_to_its_owner_alone);
    CPPUNIT_TEST(nobody_is_mailed_a_sixth_time_that_their_address_was_tried);
    CPPUNIT_TEST(of_twenty_at_the_same_instant_one_gets_the_address);
    CPPUNIT_TEST(a_refused_registration_leaves_nothing_behind);
    CPPUNIT_TEST(people_of_the_same_name_get_organizations_of_their_own);
    CPPUNIT_TEST(a_name_without_latin_letters_still_makes_a_slug);
    CPPUNIT_TEST(the_personal_organization_is_made_once);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;
    Service service{world.context};
    const std::string password = "tulips in may 4";

    accounts::SignIn sign_up(const std::string& email, const std::string& name = "Ada Lovelace")
    {
        return service.sign_up({}, {email, password, name}, "", {"Test/1.0", "127.0.0.9"});
    }

    std::string address() { return world.unique("ada.") + "@example.org"; }

    std::vector<Membership> organizations_of(const UserId& user)
    {
        return world.context.db.read([&](db::Session& s) { return service.memberships(s, user); });
    }

    int count_news(const UserId& user, const char* topic)
    {
        return *world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT COUNT(*) FROM outbox WHERE subject = ? AND topic = ?",
                [](const db::Row& r) { return r.integer(1); }, user, topic);
        });
    }

    void gives_an_account_an_organization_and_a_session()
    {
        const auto name = world.unique("Ada ");
        const auto done = sign_up(address(), name);
        CPPUNIT_ASSERT_EQUAL(std::string("attendee"), done.user.roles.str());
        CPPUNIT_ASSERT(!done.user.email_verified);
        CPPUNIT_ASSERT(auth::Sessions(world.context).find(done.session)->user == done.user.id);
        const auto own = organizations_of(done.user.id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, own.size());
        CPPUNIT_ASSERT_EQUAL(name, own[0].organization.name);
        CPPUNIT_ASSERT(own[0].standing->role == Role::owner);
        const auto news = world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT topic FROM outbox WHERE subject = ?", [](const db::Row& r) { return r.text(1); },
                done.user.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("user.registered"), news.value_or("none"));
    }

    void the_browser_is_known_from_then_on()
    {
        const auto email = address();
        const auto done = sign_up(email);
        const auto sign_in = [&](const std::string& device) {
            accounts::Service(world.context)
                .sign_in({}, {email, password}, device, {"Test/1.0", "127.0.0.9"});
            return count_news(done.user.id, "user.new_device");
        };
        CPPUNIT_ASSERT_EQUAL(0, sign_in(done.device));
        CPPUNIT_ASSERT_EQUAL(1, sign_in(""));
    }

    void a_taken_address_is_told_to_its_owner_alone()
    {
        const auto email = address();
        const auto owner = sign_up(email);
        auto shouted = email;
        for (auto& c : shouted) c = static_cast<char>(std::toupper(c));
        for (const auto& again : {email, shouted}) {
            const auto done = sign_up(again, "Mallory");
            CPPUNIT_ASSERT_EQUAL(again, done.user.email);
            CPPUNIT_ASSERT(done.user.id != owner.user.id && !done.user.email_verified);
            CPPUNIT_ASSERT_EQUAL(owner.session.size(), done.session.size());
            CPPUNIT_ASSERT_EQUAL(owner.device.size(), done.device.size());
            CPPUNIT_ASSERT(!auth::Sessions(world.context).find(done.session));
            // Nor is it a browser that its owner is known by.
            const accounts::Service accounts(world.context);
            accounts.sign_in({}, {email, password}, done.device, {"Test/1.0", "127.0.0.9"});
        }
        CPPUNIT_ASSERT_EQUAL(2, count_news(owner.user.id, "user.registered_again"));
        CPPUNIT_ASSERT_EQUAL(2, count_news(owner.user.id, "user.new_device"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, organizations_of(owner.user.id).size());
    }

    void nobody_is_mailed_a_sixth_time_that_their_address_was_tried()
    {
        const auto email = address();
        const auto owner = sign_up(email);
        for (int i = 0; i < 7; ++i) sign_up(email, "Mallory");
        CPPUNIT_ASSERT_EQUAL(5, count_news(owner.user.id, "user.registered_again"));
    }

    void of_twenty_at_the_same_instant_one_gets_the_address()
    {
        const auto email = address();
        const auto hash = accounts::Service(world.context).prepare_registration({email, password, "Ada"});
        std::atomic<int> won = 0, taken = 0, other = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 20; ++i)
                threads.emplace_back([&] {
                    try {
                        world.context.db.transact([&](db::Tx& tx) {
                            const auto user = accounts::Service(world.context)
                                                  .create(tx, {}, {email, password, "Ada"}, hash);
                            service.personal_organization(tx, user.id);
                        });
                        ++won;
                    } catch (const accounts::EmailTaken&) {
                        ++taken;
                    } catch (const Error&) {
                        ++other;
                    }
                });
        }
        CPPUNIT_ASSERT_EQUAL(1, won.load());
        CPPUNIT_ASSERT_EQUAL(19, taken.load());
        CPPUNIT_ASSERT_EQUAL(0, other.load());
    }

    void a_refused_registration_leaves_nothing_behind()
    {
        const auto email = address();
        ASSERT_ERROR(kInvalid, service.sign_up({}, {email, "short", "Ada"}, "", {"", ""}));
        const auto found = world.context.db.read([&](db::Session& s) {
            return accounts::Service(world.context).find_by_email(s, email).has_value();
        });
        CPPUNIT_ASSERT(!found);
        CPPUNIT_ASSERT(!sign_up(email).session.empty());
    }

    void people_of_the_same_name_get_organizations_of_their_own()
    {
        const auto name = world.unique("Grace ");
        const auto first = organizations_of(sign_up(address(), name).user.id).at(0).organization;
        const auto second = organizations_of(sign_up(address(), name).user.id).at(0).organization;
        CPPUNIT_ASSERT(first.id != second.id);
        ASSERT_CONTAINS(first.slug + "-", second.slug);
    }

    void a_name_without_latin_letters_still_makes_a_slug()
    {
        const auto slug = world.person("🎫🎫🎫").organization.slug;
        CPPUNIT_ASSERT_MESSAGE(slug, slug.starts_with("organizer"));
    }

    void the_personal_organization_is_made_once()
    {
        const auto user = world.context.db.transact([&](db::Tx& tx) {
            return accounts::Service(world.context).create(tx, {}, {address(), "", "Ada"}, "").id;
        });
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    world.context.db.transact([&](db::Tx& tx) { service.personal_organization(tx, user); });
                });
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, organizations_of(user).size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignUpTest);

}  // namespace gatehouse::organizations
