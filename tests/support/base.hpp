// What every test stands on: the real MySQL and Redis of the test stack (named by GATEHOUSE_CONFIG), a clock
// that the test sets, and requests without a socket. Every test makes its own rows under new ids, so nothing
// is cleaned or shared.

#pragma once

#include <string>

#include "common/app/context.hpp"
#include "common/http/dispatch.hpp"
#include "common/json/json.hpp"

namespace gatehouse::support {

struct FakeClock : Clock {
    Time now() const override { return at; }
    void advance(std::chrono::microseconds by) { at += by; }
    Time at = SystemClock().now();
};

// The parts of the context that are shared by all tests of the process.
const Config& test_config();
db::Pool& test_db();
redis::Pool& test_redis();

struct Base {
    FakeClock clock;
    SystemRandom random;
    metrics::Registry metrics;
    Context context{test_config(), test_db(), test_redis(), clock, random, metrics};

    // A caller who is signed in, without a session behind it: for services.
    auth::Caller signed_in(const UserId& user, auth::Role role = auth::Role::attendee) const;

    // A bearer token of a real session: for routes.
    std::string bearer(const UserId& user, auth::Role role = auth::Role::attendee) const;

    // A request as nginx would hand it on. Add what is special to the result before it is sent.
    http::Request request(const std::string& method, const std::string& target, const std::string& body = {},
        const std::string& bearer = {}) const;
    http::Response send(const http::Routes& routes, http::Request request) const;
    http::Response get(
        const http::Routes& routes, const std::string& target, const std::string& bearer = {}) const;
    // The document a GET is answered with; the test fails on any status but 200.
    json::Document ok(
        const http::Routes& routes, const std::string& target, const std::string& bearer = {}) const;

    // A word nobody used before: for e-mail addresses, slugs, keys.
    std::string unique(const std::string& prefix) { return prefix + random.code(10); }
};

}  // namespace gatehouse::support
