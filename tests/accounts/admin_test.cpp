// What administrators do: the list of people, and their roles (ACC-7).

#include "modules/accounts/administration.hpp"
#include "modules/accounts/routes.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

class AdminTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AdminTest);
    CPPUNIT_TEST(pages_show_everybody_once_newest_first);
    CPPUNIT_TEST(search_takes_wildcards_for_what_they_are);
    CPPUNIT_TEST(a_foreign_cursor_is_a_fault_of_the_request);
    CPPUNIT_TEST(new_roles_work_in_open_sessions_at_once);
    CPPUNIT_TEST(everybody_stays_an_attendee);
    CPPUNIT_TEST(administrators_cannot_lock_themselves_out);
    CPPUNIT_TEST(role_changes_are_audited_with_before_and_after);
    CPPUNIT_TEST(unknown_people_are_not_found);
    CPPUNIT_TEST(others_may_not);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Service service{world.context};
    Administration people{world.context};
    auth::Caller admin = world.signed_in(world.account("Root").id, auth::Role::admin);

    static auth::Roles roles(std::initializer_list<auth::Role> list)
    {
        auth::Roles out;
        for (const auto role : list) out.add(role);
        return out;
    }

    void pages_show_everybody_once_newest_first()
    {
        const auto surname = world.unique("Surname");
        std::vector<UserId> made;
        for (int i = 0; i < 5; ++i) {
            world.clock.advance(std::chrono::milliseconds(2));
            made.push_back(world.account("Ada " + surname).id);
        }
        UserQuery query;
        query.limit = 2;
        query.search = surname;
        std::vector<UserId> seen;
        int pages = 0;
        do {
            const auto page = people.list(query);
            for (const auto& user : page.items) seen.push_back(user.id);
            query.cursor = page.next_cursor.value_or("");
        } while (++pages < 9 && !query.cursor.empty());
        CPPUNIT_ASSERT_EQUAL(3, pages);
        CPPUNIT_ASSERT(seen == std::vector<UserId>(made.rbegin(), made.rend()));
    }

    void search_takes_wildcards_for_what_they_are()
    {
        const auto surname = world.unique("Per_cent%");
        world.account("Ada " + surname);
        UserQuery query;
        query.search = surname;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.list(query).items.size());
        for (auto& c : query.search)
            if (c == '_') c = '-';
        CPPUNIT_ASSERT(people.list(query).items.empty());
        query.search = "Per%cent";
        CPPUNIT_ASSERT(people.list(query).items.empty());
    }

    void a_foreign_cursor_is_a_fault_of_the_request()
    {
        UserQuery query;
        for (const char* cursor : {"nonsense", "!", "b3JkZXI"}) {
            query.cursor = cursor;
            ASSERT_ERROR(kInvalid, people.list(query));
        }
    }

    void new_roles_work_in_open_sessions_at_once()
    {
        const auto user = world.account();
        const auto session =
            service.sign_in(world.guest(), {user.email, support::AccountsWorld::kPassword}, "", {"", ""})
                .session;
        const auth::Sessions sessions(world.context);
        CPPUNIT_ASSERT(!sessions.find(session)->roles.has(auth::Role::organizer));
        service.set_roles(admin, user.id, roles({auth::Role::organizer}));
        CPPUNIT_ASSERT(sessions.find(session)->roles.has(auth::Role::organizer));
        service.set_roles(admin, user.id, roles({auth::Role::attendee}));
        CPPUNIT_ASSERT(!sessions.find(session)->roles.has(auth::Role::organizer));
    }

    void everybody_stays_an_attendee()
    {
        const auto changed = service.set_roles(admin, world.account().id, roles({auth::Role::organizer}));
        CPPUNIT_ASSERT_EQUAL(std::string("attendee,organizer"), changed.roles.str());
    }

    void administrators_cannot_lock_themselves_out()
    {
        ASSERT_ERROR(kOwnAdminRole, service.set_roles(admin, *admin.user(), roles({auth::Role::attendee})));
    }

    void role_changes_are_audited_with_before_and_after()
    {
        const auto user = world.account();
        service.set_roles(admin, user.id, roles({auth::Role::admin}));
        const auto detail = world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT detail FROM audit_log WHERE subject_id = ? AND actor_id = ? AND action = ?",
                [](const db::Row& row) { return row.text(1); }, user.id, *admin.user(), "user.roles_changed");
        });
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"({"before":"attendee","after":"attendee,admin"})"), detail.value_or("none"));
    }

    void unknown_people_are_not_found()
    {
        ASSERT_ERROR(kNotFound, service.set_roles(admin, new_id<UserId>(world.context), roles({})));
    }

    void others_may_not()
    {
        const auto token = world.bearer(world.account().id, auth::Role::organizer);
        CPPUNIT_ASSERT_EQUAL(
            403, world.send(routes(), world.request("GET", "/api/admin/users", "", token)).status);
        CPPUNIT_ASSERT_EQUAL(401, world.send(routes(), world.request("GET", "/api/admin/users")).status);
        const auto path = "/api/admin/users/" + world.account().id.str() + "/role";
        const auto change = world.request("PUT", path, R"({"roles": ["admin"]})", token);
        CPPUNIT_ASSERT_EQUAL(403, world.send(routes(), change).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AdminTest);

}  // namespace gatehouse::accounts
