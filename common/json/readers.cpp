#include "common/json/readers.hpp"

#include "common/text/text.hpp"

namespace gatehouse::schema {

Reader<ItemId> item_id()
{
    return {[](const json::Value& v, const std::string& at, Faults& faults) -> std::optional<ItemId> {
                if (v.is_string()) {
                    if (const auto type = TicketTypeId::parse(v.text())) return ItemId(*type);
                    if (const auto bundle = BundleId::parse(v.text())) return ItemId(*bundle);
                }
                complain(faults, at, "format", "must be an id like tt_01h… or bundle_01h…");
                return {};
            },
        view::Of<ItemId>::shape()};
}

Reader<std::string> email_or_none()
{
    return checked(254, "email", "must be an e-mail address, or left out",
        [](std::string_view t) { return t.empty() || text::is_email(t); });
}

}  // namespace gatehouse::schema
