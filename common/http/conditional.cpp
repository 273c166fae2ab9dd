#include "common/http/conditional.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"

namespace gatehouse::http {

namespace {

bool is_public(const Response& response)
{
    return std::ranges::any_of(response.headers, [](const auto& header) {
        return header.first == "Cache-Control" && header.second.starts_with("public");
    });
}

// If-None-Match is "*", or a list of tags, perhaps weak ones: nginx weakens them when it compresses.
bool matches(std::string_view wanted, std::string_view tag)
{
    return wanted == "*" || wanted.find(tag) != std::string_view::npos;
}

}  // namespace

void make_conditional(const Request& request, Response& response)
{
    if ((request.method != "GET" && request.method != "HEAD") || response.status != 200 ||
        !is_public(response))
        return;
    const auto tag = '"' + crypto::base64url(crypto::sha256(response.body).substr(0, 12)) + '"';
    response.headers.emplace_back("ETag", tag);
    if (!matches(request.header("if-none-match"), tag)) return;
    response.status = 304;
    response.body.clear();
    response.content_type.clear();
}

}  // namespace gatehouse::http
