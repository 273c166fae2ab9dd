// What can be listened to: /live/<channel>/<id>. A kind is named by ids of its own type, so that a mark of
// the wrong thing does not compile.

#pragma once

#include <chrono>

#include "common/id.hpp"

namespace gatehouse {

// A place in a queue. Named here as well, since whoever waits listens.
using EntryId = Id<"entry">;

}  // namespace gatehouse

namespace gatehouse::live {

// The id that a text names.
template <class Id>
std::optional<Id> parse(std::string_view text)
{
    return Id::parse(text);
}
template <>
inline std::optional<ItemId> parse<ItemId>(std::string_view text)
{
    if (const auto type = TicketTypeId::parse(text)) return *type;
    if (const auto bundle = BundleId::parse(text)) return *bundle;
    return {};
}

template <class IdOf>
struct Kind {
    using Id = IdOf;
    const char* name;                     // of what changed
    const char* channel;                  // that is told
    bool authorised = false;              // a worker decides who may listen, and says so by hear()
    std::chrono::milliseconds rest{200};  // between two states of one id: at most five a second (RTM-4)
};

inline constexpr Kind<EventId> kEvent{"event", "event"};
inline constexpr Kind<ItemId> kLine{"line", "line"};
inline constexpr Kind<EntryId> kEntry{"entry", "queue", true};
inline constexpr Kind<OrderId> kOrder{"order", "order", true};
// The shares in which friends pay an order: for all of them, without each other's addresses.
inline constexpr Kind<OrderId> kSplit{"split", "split", true};
inline constexpr Kind<UserId> kUser{"user", "user", true};
// The organizer is told about sales by orders, whose sums are not for nothing, and about the door by
// scanning.
inline constexpr Kind<EventId> kOrganizer{"organizer", "organizer", true, std::chrono::seconds(2)};
inline constexpr Kind<EventId> kDoor{"door", "organizer", true, std::chrono::milliseconds(500)};

// The same without the type, for what works on all kinds.
struct AnyKind {
    template <class Id>
    constexpr AnyKind(const Kind<Id>& kind)
        : name(kind.name), channel(kind.channel), authorised(kind.authorised), rest(kind.rest)
    {
    }
    const char* name;
    const char* channel;
    bool authorised;
    std::chrono::milliseconds rest;
};

// For what must know each of them.
inline constexpr AnyKind kKinds[]{kEvent, kLine, kEntry, kOrder, kSplit, kUser, kOrganizer, kDoor};

}  // namespace gatehouse::live
