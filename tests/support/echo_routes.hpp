// A small route table for tests of dispatch, limits and idempotency: it says back what it was told.

#pragma once

#include <functional>

#include "common/http/route.hpp"

namespace gatehouse::support {

struct Echo {
    std::string word, user;
    int calls = 0;
};

inline const view::Object<Echo>& echo_view()
{
    static const auto kEcho = view::object<Echo>("Echo")
                                  .field("word", &Echo::word)
                                  .field("user", &Echo::user)
                                  .field("calls", &Echo::calls);
    return kEcho;
}

inline const schema::Object<Echo>& echo_schema()
{
    static const auto kEcho = schema::object<Echo>("EchoIn").field("word", &Echo::word, schema::text(1, 20));
    return kEcho;
}

using Say = std::function<Echo(const http::Request&, const Echo&, const Context&)>;

// One route POST /echo that calls `say`.
inline http::Routes echo_routes(Say say, http::Limit limit = {"test", 0, 0},
    http::Idempotency idempotency = http::Idempotency::none, http::Access access = http::Access::anyone)
{
    return {{"POST", "/echo", access, limit, http::takes(echo_schema()), http::gives(echo_view(), 201),
        std::move(say), "Echo", idempotency}};
}

}  // namespace gatehouse::support
