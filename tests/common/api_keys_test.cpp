// API keys: what they open, for how long, and in whose name.

#include "common/auth/api_keys.hpp"

#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/known_user.hpp"

namespace gatehouse::auth {

using namespace std::chrono_literals;

namespace {

struct Said {
    std::string user;
};
const auto kSaid = view::object<Said>("Said").field("user", &Said::user);
Said say(const http::Request& request, const Context&)
{
    return {request.caller.principal ? request.caller.principal->user.str() : ""};
}

http::Routes routes()
{
    using namespace http;
    const Limit none{"test", 0, 0}, few{"test_few", 5, 60};
    return {{"GET", "/api/events", Access::anyone, none, takes_nothing(), gives(kSaid), say, ""},
        {"POST", "/api/events", Access::signed_in, none, takes_nothing(), gives(kSaid), say, ""},
        {"GET", "/api/orders", Access::signed_in, few, takes_nothing(), gives(kSaid), say, ""},
        {"GET", "/api/admin/users", Access::admin, none, takes_nothing(), gives(kSaid), say, ""},
        {"POST", "/api/auth/logout", Access::anyone, none, takes_nothing(), gives(kSaid), say, ""}};
}

}  // namespace

class ApiKeysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ApiKeysTest);
    CPPUNIT_TEST(a_key_acts_for_its_owner_and_is_stored_as_a_hash);
    CPPUNIT_TEST(what_is_no_key_of_ours_is_refused);
    CPPUNIT_TEST(a_key_is_dead_from_the_moment_it_expires);
    CPPUNIT_TEST(a_revoked_key_is_dead_at_once);
    CPPUNIT_TEST(nobody_revokes_the_key_of_another);
    CPPUNIT_TEST(keys_of_the_suspended_and_erased_are_dead_at_once);
    CPPUNIT_TEST(a_key_goes_no_further_than_its_scopes);
    CPPUNIT_TEST(to_write_includes_to_read);
    CPPUNIT_TEST(keys_neither_sign_in_nor_administer);
    CPPUNIT_TEST(the_first_use_of_a_day_and_address_is_audited);
    CPPUNIT_TEST(the_hour_of_a_key_is_counted_over_all_routes);
    CPPUNIT_TEST(the_headers_tell_the_limit_that_ends_sooner);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const ApiKeys keys{base.context};
    const UserId user = person();

    UserId person() { return support::known_user(base); }

    std::string make(const char* scopes, std::optional<Time> expires = {})
    {
        const ApiKey key{new_id<ApiKeyId>(base.context), "Box office", "", Scopes::parse(scopes),
            base.clock.now(), expires, {}, ""};
        return base.context.db.transact([&](db::Tx& tx) { return keys.make(tx, user, key); });
    }

    std::vector<ApiKey> list(const UserId& whose)
    {
        return base.context.db.read([&](db::Session& session) { return keys.list(session, whose); });
    }

    ApiKeyId id_of(const std::string& token)
    {
        for (const auto& key : list(user))
            if (token.starts_with(key.start)) return key.id;
        throw std::logic_error("no such key");
    }

    http::Response call(const std::string& method, const std::string& path, const std::string& key,
        const char* address = nullptr)
    {
        auto request = base.request(method, path, {}, key);
        if (address) request.caller.address = address;
        return base.send(routes(), request);
    }

    void expect(int status, const char* code, const http::Response& response)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, status, response.status);
        if (*code) ASSERT_CONTAINS("\"code\":\"" + std::string(code) + "\"", response.body);
    }

    static std::string header(const http::Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return "none";
    }

    int uses()
    {
        return base.context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'api_key.used' AND actor_id = ?",
                [](const db::Row& row) { return row.integer(1); }, user);
        });
    }

    void a_key_acts_for_its_owner_and_is_stored_as_a_hash()
    {
        const auto key = make("events:read");
        CPPUNIT_ASSERT_EQUAL(std::size_t{47}, key.size());
        const auto response = call("GET", "/api/events", key);
        expect(200, "", response);
        ASSERT_CONTAINS(user.str(), response.body);
        const auto kept = list(user).at(0);
        CPPUNIT_ASSERT_EQUAL(key.substr(0, 8), kept.start);
        CPPUNIT_ASSERT_EQUAL(std::string("events:read"), kept.scopes.str());
        const auto by_hash = base.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT id FROM api_keys WHERE key_hash = ?",
                [](const db::Row& row) { return row.id<ApiKeyId>(1); }, db::Bytes{crypto::sha256(key)});
        });
        CPPUNIT_ASSERT(by_hash == kept.id);
    }

    void what_is_no_key_of_ours_is_refused()
    {
        const auto key = make("events:read");
        for (const auto& wrong :
            {std::string("ghk_"), key + "A", key.substr(0, 46), "ghk_" + std::string(43, 'A')})
            expect(401, "unauthenticated", call("GET", "/api/events", wrong));
    }

    void a_key_is_dead_from_the_moment_it_expires()
    {
        const auto key = make("events:read", base.clock.now() + 1h);
        expect(200, "", call("GET", "/api/events", key));
        base.clock.advance(1h);
        expect(401, "unauthenticated", call("GET", "/api/events", key));
    }

    void a_revoked_key_is_dead_at_once()
    {
        const auto key = make("events:read"), other = make("events:read");
        expect(200, "", call("GET", "/api/events", key));
        base.context.db.transact([&](db::Tx& tx) { CPPUNIT_ASSERT(keys.revoke(tx, user, id_of(key))); });
        expect(401, "unauthenticated", call("GET", "/api/events", key));
        expect(200, "", call("GET", "/api/events", other));
    }

    void nobody_revokes_the_key_of_another()
    {
        const auto key = make("events:read");
        base.context.db.transact(
            [&](db::Tx& tx) { CPPUNIT_ASSERT(!keys.revoke(tx, person(), list(user).at(0).id)); });
        expect(200, "", call("GET", "/api/events", key));
    }

    void keys_of_the_suspended_and_erased_are_dead_at_once()
    {
        const auto key = make("events:read");
        for (const char* status : {"suspended", "erased"}) {
            base.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE users SET status = ? WHERE id = ?", status, user); });
            expect(401, "unauthenticated", call("GET", "/api/events", key));
        }
    }

    void a_key_goes_no_further_than_its_scopes()
    {
        const auto key = make("events:read");
        const auto refused = call("POST", "/api/events", key);
        expect(403, "scope_missing", refused);
        ASSERT_CONTAINS("events:write", refused.body);
        expect(403, "scope_missing", call("GET", "/api/orders", key));
    }

    void to_write_includes_to_read()
    {
        const auto key = make("events:write");
        expect(200, "", call("GET", "/api/events", key));
        expect(200, "", call("POST", "/api/events", key));
    }

    void keys_neither_sign_in_nor_administer()
    {
        base.context.db.transact(
            [&](db::Tx& tx) { tx.exec("INSERT INTO user_roles (user_id, role) VALUES (?, 'admin')", user); });
        const auto key = make("events:write,organizations:write,profile:read");
        expect(403, "not_for_api_keys", call("GET", "/api/admin/users", key));
        expect(403, "not_for_api_keys", call("POST", "/api/auth/logout", key));
        CPPUNIT_ASSERT(!keys.require(key, base.request("GET", "/").caller).roles.has(Role::admin));
    }

    void the_first_use_of_a_day_and_address_is_audited()
    {
        const auto key = make("events:read");
        for (int i = 0; i < 3; ++i) call("GET", "/api/events", key, "198.51.100.7");
        CPPUNIT_ASSERT_EQUAL(1, uses());
        call("GET", "/api/events", key, "198.51.100.8");
        call("GET", "/api/events", key, "198.51.100.7");
        CPPUNIT_ASSERT_EQUAL(2, uses());
        CPPUNIT_ASSERT_EQUAL(std::string("198.51.100.8"), list(user).at(0).last_used_address);
        base.clock.advance(24h);
        call("GET", "/api/events", key, "198.51.100.7");
        CPPUNIT_ASSERT_EQUAL(3, uses());
        CPPUNIT_ASSERT(list(user).at(0).last_used_at);
    }

    void the_hour_of_a_key_is_counted_over_all_routes()
    {
        const Config config(std::map<std::string, std::string>{{"limits.api_key", "3/3600"}});
        const Context context{
            config, base.context.db, base.context.redis, base.clock, base.random, base.metrics};
        const auto key = make("events:read,orders:read");
        const auto send = [&](const char* path) {
            auto request = base.request("GET", path, {}, key);
            return http::dispatch(routes(), request, context);
        };
        expect(200, "", send("/api/events"));
        expect(200, "", send("/api/orders"));
        expect(200, "", send("/api/events"));
        const auto refused = send("/api/events");
        expect(429, "rate_limited", refused);
        CPPUNIT_ASSERT(header(refused, "Retry-After") != "none");
    }

    void the_headers_tell_the_limit_that_ends_sooner()
    {
        const auto key = make("events:read,orders:read");
        CPPUNIT_ASSERT_EQUAL(std::string("1000"), header(call("GET", "/api/events", key), "RateLimit-Limit"));
        const auto response = call("GET", "/api/orders", key);
        CPPUNIT_ASSERT_EQUAL(std::string("5"), header(response, "RateLimit-Limit"));
        CPPUNIT_ASSERT_EQUAL(std::string("4"), header(response, "RateLimit-Remaining"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ApiKeysTest);

}  // namespace gatehouse::auth
