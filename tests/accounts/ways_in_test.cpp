// Identities and API keys over HTTP: who may see, make and end them (ACC-8, ACC-11).

#include "common/auth/api_keys.hpp"
#include "modules/accounts/routes.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

class WaysInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WaysInTest);
    CPPUNIT_TEST(a_key_is_shown_once_and_listed_by_its_beginning);
    CPPUNIT_TEST(a_key_is_told_by_news_and_in_the_audit_log);
    CPPUNIT_TEST(making_a_key_asks_for_a_fresh_proof_and_ending_one_does_not);
    CPPUNIT_TEST(a_wish_for_a_key_is_read_strictly);
    CPPUNIT_TEST(nobody_has_more_than_25_keys);
    CPPUNIT_TEST(keys_of_others_are_not_found);
    CPPUNIT_TEST(a_key_makes_no_keys);
    CPPUNIT_TEST(an_identity_is_unlinked_while_a_password_remains);
    CPPUNIT_TEST(the_last_way_in_stays);
    CPPUNIT_TEST(of_two_identities_one_can_go);
    CPPUNIT_TEST(an_identity_at_a_site_that_is_not_set_up_is_no_way_in);
    CPPUNIT_TEST(identities_of_others_are_not_found);
    CPPUNIT_TEST(unlinking_asks_for_a_fresh_proof);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;
    Service service{world.context};

    // As the demo has it: one site is set up.
    const Config config{std::map<std::string, std::string>{
        {"site.master_key_file", support::test_config().text("site.master_key_file")},
        {"oauth.github.client_id", "g"}, {"oauth.google.client_id", "g"}}};
    const Context context{
        config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};

    http::Response send(const std::string& method, const std::string& path, const std::string& token,
        const std::string& body = {})
    {
        auto request = world.request(method, path, body, token);
        return http::dispatch(routes(), request, context);
    }

    json::Document ok(int status, const http::Response& response)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, status, response.status);
        return json::Document::parse(response.body.empty() ? "null" : response.body);
    }

    void refused(int status, const std::string& code, const http::Response& response)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, status, response.status);
        ASSERT_CONTAINS("\"code\":\"" + code + "\"", response.body);
    }

    static constexpr const char* kWish = R"({"name":"Box office","scopes":["orders:read","events:write"]})";

    json::Document make(const std::string& token)
    {
        return ok(201, send("POST", "/api/auth/api-keys", token, kWish));
    }

    // Somebody who came from another site, with as many identities as there are names.
    User from_elsewhere(std::initializer_list<const char*> providers)
    {
        const auto email = world.unique("grace.") + "@example.org";
        std::optional<User> user;
        for (const char* provider : providers) {
            const External who{
                provider, std::string("https://") + provider, world.unique(""), email, "Grace", true};
            if (!user)
                user = world.context.db.transact([&](db::Tx& tx) { return service.create(tx, {}, who); });
            else
                CPPUNIT_ASSERT(service.sign_in_as({}, who, "", {"", ""}));
        }
        return *user;
    }

    json::Document identities(const std::string& token)
    {
        return ok(200, send("GET", "/api/auth/identities", token));
    }
    static std::string id_of(const json::Document& list, std::size_t at)
    {
        return list.root().find("items")->at(at).get("id");
    }
    static bool removable(const json::Document& list, std::size_t at)
    {
        return list.root().find("items")->at(at).find("removable")->flag();
    }
    http::Response unlink(const std::string& token, const std::string& id)
    {
        return send("DELETE", "/api/auth/identities/" + id, token);
    }

    void a_key_is_shown_once_and_listed_by_its_beginning()
    {
        const auto token = world.bearer(world.account().id);
        const auto made = make(token);
        const auto key = made.root().get("token");
        CPPUNIT_ASSERT(key.starts_with("ghk_"));
        const auto listed = send("GET", "/api/auth/api-keys", token);
        CPPUNIT_ASSERT(listed.body.find(key) == std::string::npos);
        const auto document = ok(200, listed);
        const auto one = document.root().find("items")->at(0);
        CPPUNIT_ASSERT_EQUAL(key.substr(0, 8), one.get("start"));
        CPPUNIT_ASSERT_EQUAL(std::string("events:write"), std::string(one.find("scopes")->at(0).text()));
        CPPUNIT_ASSERT(one.find("last_used_at")->is_null() && one.find("expires_at")->is_null());
    }

    void a_key_is_told_by_news_and_in_the_audit_log()
    {
        const auto user = world.account().id;
        make(world.bearer(user));
        const auto count = [&](auto sql) {
            return world.context.db.read([&](db::Session& session) {
                return *session.one(
                    sql, [](const db::Row& row) { return row.integer(1); }, user);
            });
        };
        constexpr db::Sql kNews =
            "SELECT COUNT(*) FROM outbox WHERE topic = 'user.api_key_made' AND subject = ?";
        constexpr db::Sql kAudit =
            "SELECT COUNT(*) FROM audit_log WHERE action = 'api_key.made' AND actor_id = ?";
        CPPUNIT_ASSERT_EQUAL(1, count(kNews));
        CPPUNIT_ASSERT_EQUAL(1, count(kAudit));
    }

    void making_a_key_asks_for_a_fresh_proof_and_ending_one_does_not()
    {
        const auto token = world.bearer(world.account().id);
        const auto id = std::string(make(token).root().find("key")->get("id"));
        world.clock.advance(11min);
        refused(403, "step_up_required", send("POST", "/api/auth/api-keys", token, kWish));
        ok(204, send("DELETE", "/api/auth/api-keys/" + id, token));
        refused(404, "not_found", send("DELETE", "/api/auth/api-keys/" + id, token));
    }

    void a_wish_for_a_key_is_read_strictly()
    {
        const auto token = world.bearer(world.account().id);
        for (const char* wish : {R"({"name":"","scopes":["events:read"]})", R"({"name":"x","scopes":[]})",
                 R"({"name":"x","scopes":["admin:write"]})", R"({"name":"x","scopes":["profile:write"]})",
                 R"({"name":"x","scopes":["events:read"],"expires_at":"2001-01-01T00:00:00Z"})",
                 R"({"name":"x","scopes":["events:read"],"expires_at":"2099-01-01T00:00:00Z"})"})
            refused(422, "validation_failed", send("POST", "/api/auth/api-keys", token, wish));
        refused(401, "unauthenticated", send("POST", "/api/auth/api-keys", "", kWish));
    }

    void nobody_has_more_than_25_keys()
    {
        const auto user = world.account().id;
        const auto token = world.bearer(user);
        const auth::ApiKeys keys(context);
        world.context.db.transact([&](db::Tx& tx) {
            for (int i = 0; i < 25; ++i)
                keys.make(tx, user, {new_id<ApiKeyId>(context), "k", "", {}, world.clock.now(), {}, {}, ""});
        });
        refused(409, "too_many_api_keys", send("POST", "/api/auth/api-keys", token, kWish));
    }

    void keys_of_others_are_not_found()
    {
        const auto id = make(world.bearer(world.account().id)).root().find("key")->get("id");
        refused(
            404, "not_found", send("DELETE", "/api/auth/api-keys/" + id, world.bearer(world.account().id)));
    }

    void a_key_makes_no_keys()
    {
        const auto key = make(world.bearer(world.account().id)).root().get("token");
        refused(403, "not_for_api_keys", send("POST", "/api/auth/api-keys", key, kWish));
        refused(403, "not_for_api_keys", send("GET", "/api/auth/identities", key));
    }

    void an_identity_is_unlinked_while_a_password_remains()
    {
        const auto user = from_elsewhere({"github"});
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE users SET password_hash = 'x' WHERE id = ?", user.id); });
        const auto token = world.bearer(user.id);
        const auto list = identities(token);
        CPPUNIT_ASSERT(removable(list, 0));
        ok(204, unlink(token, id_of(list, 0)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, identities(token).root().find("items")->size());
    }

    void the_last_way_in_stays()
    {
        const auto token = world.bearer(from_elsewhere({"github"}).id);
        const auto list = identities(token);
        CPPUNIT_ASSERT(!removable(list, 0));
        refused(409, "last_way_in", unlink(token, id_of(list, 0)));
    }

    void of_two_identities_one_can_go()
    {
        const auto token = world.bearer(from_elsewhere({"github", "google"}).id);
        const auto list = identities(token);
        CPPUNIT_ASSERT(removable(list, 0) && removable(list, 1));
        ok(204, unlink(token, id_of(list, 1)));
        refused(409, "last_way_in", unlink(token, id_of(list, 0)));
    }

    void an_identity_at_a_site_that_is_not_set_up_is_no_way_in()
    {
        const auto token = world.bearer(from_elsewhere({"github", "apple"}).id);
        const auto list = identities(token);
        const auto github = list.root().find("items")->at(0).get("provider") == "github" ? 0u : 1u;
        CPPUNIT_ASSERT(!removable(list, github) && removable(list, 1 - github));
        refused(409, "last_way_in", unlink(token, id_of(list, github)));
    }

    void identities_of_others_are_not_found()
    {
        const auto list = identities(world.bearer(from_elsewhere({"github", "google"}).id));
        refused(404, "not_found", unlink(world.bearer(world.account().id), id_of(list, 0)));
    }

    void unlinking_asks_for_a_fresh_proof()
    {
        const auto token = world.bearer(from_elsewhere({"github", "google"}).id);
        const auto list = identities(token);
        world.clock.advance(11min);
        refused(403, "step_up_required", unlink(token, id_of(list, 0)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WaysInTest);

}  // namespace gatehouse::accounts
