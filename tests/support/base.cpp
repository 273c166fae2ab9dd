#include "tests/support/base.hpp"

#include "common/auth/sessions.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::support {

const Config& test_config()
{
    static const Config config = Config::load();
    return config;
}

db::Pool& test_db()
{
    const auto& c = test_config();
    static db::Pool pool({c.text("db.socket"), c.text("db.host"), c.number("db.port"), c.text("db.user"),
        c.secret("db.password"), c.text("db.schema")});
    return pool;
}

redis::Pool& test_redis()
{
    const auto& c = test_config();
    static redis::Pool pool(
        {c.text("redis.socket"), c.text("redis.host"), c.number("redis.port"), c.secret("redis.password")});
    return pool;
}

auth::Caller Base::signed_in(const UserId& user, auth::Role role) const
{
    auth::Caller caller;
    auth::Roles roles;
    roles.add(role);
    caller.principal = auth::Principal{user, roles, new_id<SessionId>(context), false};
    caller.address = "127.0.0.9";
    caller.request_id = "test";
    return caller;
}

std::string Base::bearer(const UserId& user, auth::Role role) const
{
    auth::Roles roles;
    roles.add(role);
    return context.db.transact([&](db::Tx& tx) {
        return auth::Sessions(context).open_pair(tx, user, roles, {"test", "127.0.0.9"}).access;
    });
}

http::Request Base::request(const std::string& method, const std::string& target, const std::string& body,
    const std::string& bearer) const
{
    http::Request request;
    request.method = method;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string::npos) request.query = target.substr(mark + 1);
    request.body = body;
    if (!body.empty()) request.content_type = "application/json";
    if (!bearer.empty()) request.headers.emplace_back("authorization", "Bearer " + bearer);
    // An address of its own for every request, so that rate limits stay on but do not add up over tests.
    const auto octets = context.random.bytes(3);
    request.caller.address = "127." + std::to_string(static_cast<unsigned char>(octets[0])) + "." +
                             std::to_string(static_cast<unsigned char>(octets[1])) + "." +
                             std::to_string(static_cast<unsigned char>(octets[2]));
    request.caller.request_id = "test";
    return request;
}

http::Response Base::send(const http::Routes& routes, http::Request request) const
{
    return http::dispatch(routes, request, context);
}

http::Response Base::get(
    const http::Routes& routes, const std::string& target, const std::string& bearer) const
{
    return send(routes, request("GET", target, {}, bearer));
}

json::Document Base::ok(
    const http::Routes& routes, const std::string& target, const std::string& bearer) const
{
    const auto response = get(routes, target, bearer);
    CPPUNIT_ASSERT_EQUAL_MESSAGE(target + " " + response.body, 200, response.status);
    return json::Document::parse(response.body);
}

}  // namespace gatehouse::support
