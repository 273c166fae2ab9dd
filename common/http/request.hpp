// The HTTP vocabulary of the handlers: Request in, Reply out.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/auth/caller.hpp"
#include "common/error.hpp"
#include "common/id.hpp"

namespace gatehouse::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method, path, query, content_type, body;
    Headers headers;  // names in lower case
    bool secure = false;
    auth::Caller caller;
    std::vector<std::pair<std::string, std::string>> params;  // from the path: {id}
    Headers limits;                                           // RateLimit-*, as soon as the call was counted
    std::string idempotency;  // hash of route, caller and Idempotency-Key; '' when none was sent

    // '' when absent; the name in lower case.
    std::string_view header(std::string_view name) const;
    std::string cookie(std::string_view name) const;

    // Decoded query parameters, in order; and those of a form in the body.
    std::vector<std::pair<std::string, std::string>> query_params() const;
    std::vector<std::pair<std::string, std::string>> form_params() const;

    // A path parameter. A malformed id is simply a resource that does not exist.
    template <class T>
    T param(std::string_view name) const
    {
        if (auto id = T::parse(param_text(name))) return *id;
        throw Error(kNotFound, "malformed id " + std::string(param_text(name)));
    }
    std::string_view param_text(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    Headers headers;
};

// A handler's result when it is more than a value: other status, cookies, headers.
template <class T>
struct Reply {
    T value{};
    Headers headers;
    std::optional<int> status;
};

// A result without a body.
struct Empty {};

// A result that is no JSON: a picture, a PDF, a page.
struct Content {
    std::string bytes;
    std::string type;
    Headers headers;
};

// Of a query or a form, where + is a space too. Throws Error(kMalformed).
std::string percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);

}  // namespace gatehouse::http
