// The HTTP face of one module, with an organizer and somebody who has nothing to do with them.

#pragma once

#include <string>

#include "common/http/dispatch.hpp"
#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::support {

template <class World, auto module_routes>
class RoutesFixture : public CppUnit::TestFixture {
protected:
    World world;
    std::string token = world.bearer(world.organizer.user.id);  // the organizer's
    std::string stranger = world.bearer(world.stranger.user.id);

    http::Response send(const std::string& method, const std::string& path, const std::string& body = {},
        const std::string& bearer = {})
    {
        return world.send(module_routes(), world.request(method, path, body, bearer));
    }

    // The document of an answer; the test fails on any other status.
    json::Document ok(int status, const http::Response& response)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, status, response.status);
        return json::Document::parse(response.body.empty() ? "null" : response.body);
    }
};

}  // namespace gatehouse::support
