// What administrators do with people: suspending ends everything at once, acting as somebody is marked and
// bounded, and all of it is in the audit log (ACC-7, ACC-8).

#include "modules/accounts/administration.hpp"

#include <thread>

#include "common/audit_log.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/routes.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/row_locks.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class AdministrationTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AdministrationTest);
    CPPUNIT_TEST(who_is_suspended_is_out_at_once_and_cannot_come_back);
    CPPUNIT_TEST(who_is_suspended_while_redis_is_away_is_out);
    CPPUNIT_TEST(who_loses_the_role_while_they_begin_to_act_acts_as_nobody);
    CPPUNIT_TEST(who_is_reinstated_signs_in_again);
    CPPUNIT_TEST(nobody_suspends_themselves);
    CPPUNIT_TEST(each_act_is_in_the_audit_log_with_its_reason);
    CPPUNIT_TEST(acting_as_somebody_sees_what_they_see_and_returns_by_the_button);
    CPPUNIT_TEST(who_acts_changes_no_password_takes_no_data_and_administers_nothing);
    CPPUNIT_TEST(nobody_acts_as_an_administrator_a_suspended_account_or_themselves);
    CPPUNIT_TEST(acting_takes_a_browser);
    CPPUNIT_TEST(a_cookie_of_somebody_else_does_not_bring_an_administrator_back);
    CPPUNIT_TEST(figures_count_people_and_new_ones_by_day);
    CPPUNIT_TEST(the_list_is_narrowed_by_status_and_role);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Service service{world.context};
    Administration people{world.context};
    const auth::Sessions sessions{world.context};
    User root = service.set_roles({}, world.account("Root").id, auth::Roles::parse("admin"));
    User ada = world.account();
    auth::Caller admin = world.signed_in(root.id, auth::Role::admin);

    std::string browser_of(const User& user, auth::Role role = auth::Role::attendee) const
    {
        auth::Roles roles = user.roles;
        roles.add(role);
        return world.context.db.transact([&](db::Tx& tx) {
            return sessions.open(tx, user.id, roles, {"Test", "127.0.0.9"});
        });
    }

    // A request of a browser with this session.
    http::Response browse(const std::string& session, const std::string& method, const std::string& path,
        const std::string& body = {}, const std::string& more_cookies = {})
    {
        auto request = world.request(method, path, body);
        request.headers.emplace_back("cookie", "gatehouse_session=" + session + more_cookies);
        request.headers.emplace_back("x-csrf-token", auth::csrf_token(world.context.config, session));
        return world.send(routes(), std::move(request));
    }

    static std::string cookie(const http::Response& response, const std::string& name)
    {
        for (const auto& [header, value] : response.headers)
            if (header == "Set-Cookie" && value.starts_with(name + "="))
                return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
        return {};
    }

    http::Response act_as(const std::string& session, const User& user)
    {
        return browse(session, "POST", "/api/admin/users/" + user.id.str() + "/impersonate",
            R"({"reason": "she cannot find her order"})");
    }

    std::vector<audit::Record> audited(const UserId& subject, const std::string& action) const
    {
        audit::Filter filter;
        filter.subject = subject.uuid();
        filter.action = action;
        return world.context.db.read([&](db::Session& s) { return audit::find(s, filter, {}, 10); });
    }

    void who_is_suspended_is_out_at_once_and_cannot_come_back()
    {
        const auto session = browser_of(ada);
        const auto bearer = world.bearer(ada.id);
        CPPUNIT_ASSERT(sessions.find(session) && sessions.find(bearer));
        const auto account = people.suspend(admin, ada.id, "chargebacks");
        CPPUNIT_ASSERT(account.user.status == Status::suspended && account.sign_ins == 0);
        CPPUNIT_ASSERT_EQUAL(std::string("chargebacks"), account.suspended_reason);
        CPPUNIT_ASSERT(!sessions.find(session) && !sessions.find(bearer));
        ASSERT_ERROR(kSuspended,
            service.sign_in(world.guest(), {ada.email, support::AccountsWorld::kPassword}, "", {"", ""}));
    }

    void who_is_suspended_while_redis_is_away_is_out()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            world.context.config, world.context.db, nowhere, world.clock, world.random, world.metrics};
        const auto session = browser_of(ada);
        CPPUNIT_ASSERT(auth::Sessions(lame).find(session));
        const auto account = Administration(lame).suspend(admin, ada.id, "chargebacks");
        CPPUNIT_ASSERT_EQUAL(0, account.sign_ins);
        CPPUNIT_ASSERT(!auth::Sessions(lame).find(session));
    }

    // They wait for their own row, and find themselves without the role.
    void who_loses_the_role_while_they_begin_to_act_acts_as_nobody()
    {
        const auto own = browser_of(root, auth::Role::admin);
        http::Response began;
        std::jthread late;
        world.context.db.transact([&](db::Tx& tx) {
            repo::lock(tx, root.id);
            late = std::jthread([&] { began = act_as(own, ada); });
            support::wait_until_in_line(world.context.db, 1);
            repo::set_roles(tx, root.id, auth::Roles::parse("attendee"));
        });
        late.join();
        CPPUNIT_ASSERT_EQUAL_MESSAGE(began.body, 403, began.status);
    }

    void who_is_reinstated_signs_in_again()
    {
        people.suspend(admin, ada.id, "by mistake");
        CPPUNIT_ASSERT(people.reinstate(admin, ada.id, "it was one").user.status == Status::active);
        service.sign_in(world.guest(), {ada.email, support::AccountsWorld::kPassword}, "", {"", ""});
    }

    void nobody_suspends_themselves()
    {
        ASSERT_ERROR(kOwnAccount, people.suspend(admin, root.id, "why not"));
        ASSERT_ERROR(kNotFound, people.suspend(admin, new_id<UserId>(world.context), "who"));
    }

    void each_act_is_in_the_audit_log_with_its_reason()
    {
        people.suspend(admin, ada.id, "chargebacks");
        const auto found = audited(ada.id, "user.suspended");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT(found[0].actor == root.id);
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"before":"active","after":"suspended","reason":"chargebacks"})"),
            found[0].detail);
    }

    void acting_as_somebody_sees_what_they_see_and_returns_by_the_button()
    {
        const auto own = browser_of(root, auth::Role::admin);
        const auto begun = act_as(own, ada);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(begun.body, 200, begun.status);
        const auto acting = cookie(begun, "gatehouse_session");
        const auto principal = sessions.find(acting);
        CPPUNIT_ASSERT(principal && principal->user == ada.id && principal->impersonator == root.id);
        CPPUNIT_ASSERT_EQUAL(own, cookie(begun, "gatehouse_own"));
        const auto ended = browse(acting, "DELETE", "/api/auth/impersonation", "", "; gatehouse_own=" + own);
        CPPUNIT_ASSERT_EQUAL(204, ended.status);
        CPPUNIT_ASSERT_EQUAL(own, cookie(ended, "gatehouse_session"));
        CPPUNIT_ASSERT(!sessions.find(acting) && sessions.find(own));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, audited(ada.id, "user.impersonated").size());
        const auto end = audited(ada.id, "user.impersonation_ended").at(0);
        CPPUNIT_ASSERT(end.actor == ada.id && end.impersonator == root.id);
    }

    void who_acts_changes_no_password_takes_no_data_and_administers_nothing()
    {
        const auto acting = cookie(act_as(browser_of(root, auth::Role::admin), ada), "gatehouse_session");
        service.set_roles(admin, ada.id, auth::Roles::parse("attendee,admin"));  // even if they could
        for (const auto& route : routes()) {
            const bool theirs = route.path.starts_with("/api/users/me/") ||
                                route.path.starts_with("/api/admin/") ||
                                (route.path.starts_with("/api/auth/") && route.method != "GET");
            if (!theirs || route.path == "/api/auth/logout" || route.path == "/api/auth/impersonation" ||
                route.takes == http::Route::Takes::foreign_form)
                continue;
            auto path = route.path;
            if (const auto open = path.find('{'); open != std::string::npos)
                path.replace(open, path.find('}') - open + 1, ada.id.str());
            const auto refused = browse(acting, route.method, path, "{}");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(route.method + " " + path + refused.body, 403, refused.status);
            ASSERT_CONTAINS("impersonating", refused.body);
        }
        CPPUNIT_ASSERT_EQUAL(204, browse(acting, "POST", "/api/auth/logout").status);
    }

    void nobody_acts_as_an_administrator_a_suspended_account_or_themselves()
    {
        const auto own = browser_of(root, auth::Role::admin);
        const auto other = service.set_roles(admin, world.account().id, auth::Roles::parse("admin"));
        people.suspend(admin, ada.id, "chargebacks");
        for (const auto& whom : {root, other, ada}) CPPUNIT_ASSERT_EQUAL(409, act_as(own, whom).status);
    }

    void acting_takes_a_browser()
    {
        const auto token = world.bearer(root.id, auth::Role::admin);
        const auto path = "/api/admin/users/" + ada.id.str() + "/impersonate";
        const auto sent =
            world.send(routes(), world.request("POST", path, R"({"reason": "why not"})", token));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 409, sent.status);
    }

    void a_cookie_of_somebody_else_does_not_bring_an_administrator_back()
    {
        const auto own = browser_of(root, auth::Role::admin);
        const auto strange =
            browser_of(service.set_roles(admin, world.account().id, auth::Roles::parse("admin")));
        const auto acting = cookie(act_as(own, ada), "gatehouse_session");
        const auto ended =
            browse(acting, "DELETE", "/api/auth/impersonation", "", "; gatehouse_own=" + strange);
        CPPUNIT_ASSERT_EQUAL(204, ended.status);
        CPPUNIT_ASSERT_EQUAL(std::string(), cookie(ended, "gatehouse_session"));
        CPPUNIT_ASSERT_EQUAL(409, browse(own, "DELETE", "/api/auth/impersonation").status);
    }

    void figures_count_people_and_new_ones_by_day()
    {
        const auto before = people.statistics();
        world.account();
        const auto after = people.statistics();
        CPPUNIT_ASSERT_EQUAL(before.total + 1, after.total);
        CPPUNIT_ASSERT_EQUAL(before.active + 1, after.active);
        CPPUNIT_ASSERT(after.days.back().count >= 3);
    }

    void the_list_is_narrowed_by_status_and_role()
    {
        people.suspend(admin, ada.id, "chargebacks");
        UserQuery query;
        query.search = ada.email;
        query.status = Status::suspended;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, people.list(query).items.size());
        query.status = Status::active;
        CPPUNIT_ASSERT(people.list(query).items.empty());
        query.status.reset();
        query.role = auth::Role::admin;
        CPPUNIT_ASSERT(people.list(query).items.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AdministrationTest);

}  // namespace gatehouse::accounts
