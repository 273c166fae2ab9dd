#include "common/http/page.hpp"

#include "common/crypto/crypto.hpp"
#include "common/time.hpp"

namespace gatehouse::page {

namespace {

constexpr char kSeparator = '\x1f';

}  // namespace

std::string join(const std::vector<std::string>& parts)
{
    std::string joined;
    for (const auto& part : parts) joined += kSeparator + part;
    return crypto::base64url(joined.substr(joined.empty() ? 0 : 1));
}

std::vector<std::string> split(const std::string& cursor, std::size_t count)
{
    const auto joined = crypto::from_base64url(cursor);
    std::vector<std::string> parts(1);
    for (const char c : joined.value_or("")) {
        if (c == kSeparator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    if (!joined || parts.size() != count) refuse_cursor();
    return parts;
}

Time time(const std::string& part)
{
    if (const auto time = parse_rfc3339(part)) return *time;
    refuse_cursor();
}

void refuse_cursor()
{
    throw Error(kInvalid, {}, {{"/cursor", "format", "is not a cursor of this list; start without one"}});
}

}  // namespace gatehouse::page
