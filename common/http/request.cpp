#include "common/http/request.hpp"

#include <Poco/URI.h>

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"

namespace gatehouse::http {

std::string_view Request::header(std::string_view name) const
{
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string Request::cookie(std::string_view name) const
{
    auto rest = header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const auto pair = text::trim(rest.substr(0, end));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return {};
}

namespace {

std::vector<std::pair<std::string, std::string>> decode(std::string_view rest)
{
    std::vector<std::pair<std::string, std::string>> out;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        const auto equals = pair.find('=');
        if (!pair.empty())
            out.emplace_back(percent_decode(pair.substr(0, equals)),
                equals == std::string_view::npos ? std::string{} : percent_decode(pair.substr(equals + 1)));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> Request::query_params() const { return decode(query); }
std::vector<std::pair<std::string, std::string>> Request::form_params() const { return decode(body); }

std::string_view Request::param_text(std::string_view name) const
{
    for (const auto& [key, value] : params)
        if (key == name) return value;
    throw Error(kInternal, "the route has no {" + std::string(name) + "}");
}

std::string percent_decode(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            out += ' ';
        } else if (text[at] != '%') {
            out += text[at];
        } else {
            const auto byte = crypto::from_hex(text.substr(at + 1, 2));
            if (!byte || byte->empty())
                throw Error(kMalformed, "percent-encoding")
                    .saying("The address contains a broken % sequence.");
            out += *byte;
            at += 2;
        }
    }
    return out;
}

std::string percent_encode(std::string_view text)
{
    std::string out;
    Poco::URI::encode(std::string(text), "!#$&'()*+,/:;=?@[]%\"<>\\^`{|}", out);
    return out;
}

}  // namespace gatehouse::http
