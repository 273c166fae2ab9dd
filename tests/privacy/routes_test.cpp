// The HTTP face: who may call, what they are told.

#include "modules/privacy/routes.hpp"

#include "common/auth/api_keys.hpp"
#include "tests/support/privacy_world.hpp"
#include "tests/support/routes_fixture.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

class RoutesTest : public support::RoutesFixture<support::PrivacyWorld, routes> {
    CPPUNIT_TEST_SUITE(RoutesTest);
    CPPUNIT_TEST(a_copy_is_asked_for_and_fetched);
    CPPUNIT_TEST(a_refusal_names_what_to_settle);
    CPPUNIT_TEST(an_erased_account_answers_nothing_any_more);
    CPPUNIT_TEST(only_administrators_erase_others_and_give_a_reason);
    CPPUNIT_TEST(who_acts_as_somebody_and_keys_get_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::PrivacyWorld::Zoe zoe = world.zoe();
    std::string mine = world.bearer(zoe.user.id);
    std::string admin = world.bearer(world.stranger.user.id, auth::Role::admin);
    std::string one = "/api/admin/users/" + zoe.user.id.str();

    void a_copy_is_asked_for_and_fetched()
    {
        CPPUNIT_ASSERT_EQUAL(401, send("POST", "/api/users/me/export").status);
        CPPUNIT_ASSERT_EQUAL(
            std::string("none"), ok(200, send("GET", "/api/users/me/export", {}, mine)).root().get("state"));
        ok(202, send("POST", "/api/users/me/export", {}, mine));
        CPPUNIT_ASSERT_EQUAL(410, send("GET", "/api/users/me/export/file", {}, mine).status);
        world.make_copy(zoe);
        const auto answer = send("GET", "/api/users/me/export/file", {}, mine);
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("application/zip"), answer.content_type);
        CPPUNIT_ASSERT(answer.body.starts_with("PK"));
        CPPUNIT_ASSERT_EQUAL(410, send("GET", "/api/users/me/export/file", {}, stranger).status);
    }

    void a_refusal_names_what_to_settle()
    {
        world.bought(zoe);
        const auto seen = ok(200, send("GET", "/api/users/me/erase", {}, mine));
        CPPUNIT_ASSERT_EQUAL(std::string("open_tickets"), seen.root().find("items")->at(0).get("code"));
        const auto refused =
            ok(409, send("POST", "/api/users/me/erase", R"({"email":")" + zoe.email + "\"}", mine));
        CPPUNIT_ASSERT_EQUAL(std::string("erase_refused"), refused.root().get("code"));
        CPPUNIT_ASSERT_EQUAL(std::string("open_tickets"), refused.root().find("errors")->at(0).get("code"));
    }

    void an_erased_account_answers_nothing_any_more()
    {
        ok(422, send("POST", "/api/users/me/erase", R"({"email":"x@example.org"})", mine));
        ok(422, send("POST", "/api/users/me/erase", "{}", mine));
        CPPUNIT_ASSERT_EQUAL(
            204, send("POST", "/api/users/me/erase", R"({"email":")" + zoe.email + "\"}", mine).status);
        CPPUNIT_ASSERT_EQUAL(401, send("GET", "/api/users/me/erase", {}, mine).status);
        CPPUNIT_ASSERT_EQUAL(
            401, send("POST", "/api/users/me/erase", R"({"email":")" + zoe.email + "\"}", mine).status);
    }

    void only_administrators_erase_others_and_give_a_reason()
    {
        CPPUNIT_ASSERT_EQUAL(401, send("DELETE", one + "?reason=asked").status);
        CPPUNIT_ASSERT_EQUAL(403, send("DELETE", one + "?reason=asked", {}, mine).status);
        CPPUNIT_ASSERT_EQUAL(422, send("DELETE", one, {}, admin).status);
        CPPUNIT_ASSERT_EQUAL(409,
            send("DELETE", "/api/admin/users/" + world.stranger.user.id.str() + "?reason=asked", {}, admin)
                .status);
        CPPUNIT_ASSERT_EQUAL(204, send("DELETE", one + "?reason=asked", {}, admin).status);
        CPPUNIT_ASSERT_EQUAL(404, send("DELETE", one + "?reason=asked", {}, admin).status);
        CPPUNIT_ASSERT_EQUAL(
            404, send("DELETE", "/api/admin/users/event_01h455vb4pex5vsknk084sn02q?reason=asked", {}, admin)
                     .status);
    }

    void who_acts_as_somebody_and_keys_get_nothing()
    {
        std::string acting, key;
        world.context.db.transact([&](db::Tx& tx) {
            acting = auth::Sessions(world.context)
                         .open_for(tx, zoe.user.id, {}, {"Test/1.0", "127.0.0.9"}, world.stranger.user.id);
            auth::ApiKey made;
            made.id = new_id<ApiKeyId>(world.context);
            made.created_at = world.clock.now();
            made.scopes = auth::Scopes::parse("profile:read,orders:read,orders:write");
            key = auth::ApiKeys(world.context).make(tx, zoe.user.id, made);
        });
        for (const char* path :
            {"/api/users/me/export", "/api/users/me/export/file", "/api/users/me/erase"}) {
            auto request = world.request("GET", path);
            request.headers.emplace_back("cookie", "gatehouse_session=" + acting);
            CPPUNIT_ASSERT_EQUAL(403, world.send(routes(), request).status);
            CPPUNIT_ASSERT_EQUAL(403, send("GET", path, {}, key).status);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoutesTest);

}  // namespace gatehouse::privacy
