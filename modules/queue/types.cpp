#include "modules/queue/types.hpp"

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"

namespace gatehouse::queue {

const char* to_string(LineState s)
{
    switch (s) {
        case LineState::pre_queue: return "pre_queue";
        case LineState::open: return "open";
        case LineState::paused: return "paused";
        case LineState::closed: return "closed";
    }
    return "";
}

const char* to_string(ShownMode m)
{
    switch (m) {
        case ShownMode::open: return "open";
        case ShownMode::waiting_room: return "waiting_room";
        case ShownMode::waiting_list: return "waiting_list";
    }
    return "";
}

std::string without_alias(std::string_view email)
{
    const auto folded = text::fold(email);
    const auto at = folded.rfind('@');
    const auto plus = folded.find('+');
    if (at == std::string::npos || plus == 0 || plus > at) return folded;
    return folded.substr(0, plus) + folded.substr(at);
}

std::string key_of(const Joiner& joiner)
{
    if (joiner.user && !joiner.verified) return crypto::sha256("account:" + joiner.user->str());
    return crypto::sha256("email:" + without_alias(joiner.email));
}

bool may_see(const Entry& entry, const std::optional<UserId>& user, std::string_view email)
{
    return entry.user ? entry.user == user : text::fold(entry.email) == text::fold(email);
}

}  // namespace gatehouse::queue
