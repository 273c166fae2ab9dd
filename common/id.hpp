// Typed identifiers: 16 bytes (UUIDv7) inside and in BINARY(16) columns, a TypeID outside ("event_01h2xc…",
// https://github.com/jetify-com/typeid). Mixing two kinds up does not compile.

#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/clock.hpp"

namespace gatehouse {

struct Random;
struct Context;

using Uuid = std::array<unsigned char, 16>;

// A version 7 UUID (RFC 9562): 48 bits of milliseconds, the rest random.
Uuid new_uuid(Time now, Random& random);

namespace typeid_text {

// 26 letters of Crockford's base32, lower case.
std::string encode(const Uuid& uuid);
std::optional<Uuid> decode(std::string_view suffix);

// Any well-formed TypeID; the prefix may be empty.
struct Parsed {
    std::string prefix;
    Uuid uuid;
};
std::optional<Parsed> parse(std::string_view text);

}  // namespace typeid_text

template <std::size_t N>
struct Prefix {
    char text[N]{};
    consteval Prefix(const char (&s)[N]) { std::copy_n(s, N, text); }
};

template <Prefix P>
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(const Uuid& uuid) : uuid_(uuid) {}

    static constexpr std::string_view prefix() { return P.text; }
    static std::optional<Id> parse(std::string_view text)
    {
        const std::string_view want = P.text;
        if (text.size() != want.size() + 27 || !text.starts_with(want) || text[want.size()] != '_') return {};
        const auto uuid = typeid_text::decode(text.substr(want.size() + 1));
        return uuid ? std::optional(Id(*uuid)) : std::nullopt;
    }

    std::string str() const { return std::string(P.text) + "_" + typeid_text::encode(uuid_); }
    constexpr const Uuid& uuid() const { return uuid_; }
    // The raw 16 bytes, as in the database.
    std::string bytes() const { return {reinterpret_cast<const char*>(uuid_.data()), uuid_.size()}; }
    bool empty() const { return uuid_ == Uuid{}; }
    auto operator<=>(const Id&) const = default;

private:
    Uuid uuid_{};
};

// A fresh id from the context's clock and randomness.
Uuid new_uuid(const Context& context);
template <class T>
T new_id(const Context& context)
{
    return T(new_uuid(context));
}

using UserId = Id<"user">;
using SessionId = Id<"session">;
using ApiKeyId = Id<"apikey">;
using IdentityId = Id<"identity">;
using OrganizationId = Id<"org">;
using EventId = Id<"event">;
using CategoryId = Id<"cat">;
using MediaId = Id<"media">;
using DayId = Id<"day">;
using TicketTypeId = Id<"tt">;
using BundleId = Id<"bundle">;
using CodeId = Id<"code">;
using PoolId = Id<"pool">;
using HoldId = Id<"hold">;
using OrderId = Id<"order">;
using TicketId = Id<"ticket">;
using PaymentId = Id<"pay">;
using RefundId = Id<"refund">;
using ScanId = Id<"scan">;
using MailId = Id<"mail">;

// What is sold: a ticket type, or a bundle of days. Both are rows of one table, so that orders, holds and
// tickets name either in the same way; outside, the prefix tells which it is.
class ItemId {
public:
    constexpr ItemId() = default;
    constexpr ItemId(const TicketTypeId& type) : uuid_(type.uuid()) {}
    constexpr ItemId(const BundleId& bundle) : uuid_(bundle.uuid()), bundle_(true) {}
    constexpr ItemId(const Uuid& uuid, bool bundle) : uuid_(uuid), bundle_(bundle) {}

    bool is_bundle() const { return bundle_; }
    std::optional<TicketTypeId> type() const;
    std::optional<BundleId> bundle() const;
    // The member of JSON documents that names it.
    const char* member() const { return bundle_ ? "bundle_id" : "ticket_type_id"; }

    std::string str() const { return bundle_ ? BundleId(uuid_).str() : TicketTypeId(uuid_).str(); }
    constexpr const Uuid& uuid() const { return uuid_; }
    std::string bytes() const { return TicketTypeId(uuid_).bytes(); }

    // No type has the id of a bundle.
    friend bool operator==(const ItemId& a, const ItemId& b) { return a.uuid_ == b.uuid_; }
    friend auto operator<=>(const ItemId& a, const ItemId& b) { return a.uuid_ <=> b.uuid_; }

private:
    Uuid uuid_{};
    bool bundle_ = false;
};

inline std::optional<TicketTypeId> ItemId::type() const
{
    return bundle_ ? std::nullopt : std::optional(TicketTypeId(uuid_));
}
inline std::optional<BundleId> ItemId::bundle() const
{
    return bundle_ ? std::optional(BundleId(uuid_)) : std::nullopt;
}

}  // namespace gatehouse

template <gatehouse::Prefix P>
struct std::hash<gatehouse::Id<P>> {
    std::size_t operator()(const gatehouse::Id<P>& id) const noexcept
    {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.uuid().data()), 16});
    }
};

template <>
struct std::hash<gatehouse::ItemId> {
    std::size_t operator()(const gatehouse::ItemId& id) const noexcept
    {
        return std::hash<gatehouse::TicketTypeId>{}(gatehouse::TicketTypeId(id.uuid()));
    }
};
