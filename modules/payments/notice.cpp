#include "modules/payments/notice.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace gatehouse::payments {

namespace {

constexpr std::size_t kMostIdLength = 120;

// Ids and types are kept as ASCII.
bool is_plain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127; });
}

}  // namespace

Notice Notice::parse(const std::string& body)
{
    Notice notice(json::Document::parse(body));
    const auto root = notice.document_.root();
    notice.id_ = root.get("id");
    notice.type_ = root.get("type");
    notice.account_ = root.get("account");
    const auto data = root.find("data");
    const auto object = data ? data->find("object") : std::nullopt;
    const bool whole = !notice.id_.empty() && notice.id_.size() <= kMostIdLength && !notice.type_.empty() &&
                       object && object->is_object();
    if (!whole || !is_plain(notice.id_) || !is_plain(notice.type_) || !is_plain(object->get("id")))
        throw Error(kMalformed, "no event").saying("This is no event: id, type or data.object is missing.");
    const auto live = root.find("livemode");
    notice.live_ = live && live->is_bool() && live->flag();
    return notice;
}

json::Value Notice::object() const { return *document_.root().find("data")->find("object"); }

}  // namespace gatehouse::payments
