#include "common/http/dispatch.hpp"
#include "common/json/json.hpp"

namespace gatehouse::http {

namespace {

// Titles of the statuses we send (RFC 9110).
const char* title(int status)
{
    switch (status) {
        case 301: return "Moved Permanently";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 503: return "Service Unavailable";
        default: return "Internal Server Error";
    }
}

// Of a call that was one too many.
void add_rate_limit(const Error& error, Headers& headers)
{
    for (const auto& [name, value] : error.extras()) {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (number && name == "limit") headers.emplace_back("RateLimit-Limit", std::to_string(*number));
        if (number && name == "retry_after") headers.emplace_back("RateLimit-Reset", std::to_string(*number));
    }
    headers.emplace_back("RateLimit-Remaining", "0");
}

}  // namespace

Response problem(const Error& error, const std::string& request_id)
{
    const auto& kind = error.kind();
    json::Writer out;
    out.object()
        .member("type", "about:blank")
        .member("title", title(kind.status))
        .member("status", kind.status);
    out.member("detail", std::string_view(error.message())).member("code", kind.code);
    out.member("request_id", std::string_view(request_id));
    Response response{kind.status, "application/problem+json", "", {}};
    for (const auto& [name, value] : error.extras()) {
        out.key(name);
        std::visit([&](const auto& v) { view::put(out, v); }, value);
        if (name == "allow") response.headers.emplace_back("Allow", std::get<std::string>(value));
        if (name == "retry_after")
            response.headers.emplace_back("Retry-After", std::to_string(std::get<std::int64_t>(value)));
        if (name == "location") response.headers.emplace_back("Location", std::get<std::string>(value));
    }
    if (&kind == &kRateLimited) add_rate_limit(error, response.headers);
    if (&kind == &kBusy) response.headers.emplace_back("Retry-After", "1");
    if (!error.faults().empty()) {
        out.key("errors").array();
        for (const auto& fault : error.faults())
            out.object()
                .member("pointer", std::string_view(fault.pointer))
                .member("code", std::string_view(fault.code))
                .member("detail", std::string_view(fault.detail))
                .end_object();
        out.end_array();
    }
    response.body = out.end_object().take();
    return response;
}

}  // namespace gatehouse::http
