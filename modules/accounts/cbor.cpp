#include "modules/accounts/cbor.hpp"

#include <cbor.h>

#include <limits>

namespace gatehouse::accounts::cbor {

namespace {

constexpr int kDeepest = 8;
constexpr std::uint64_t kMost = 64;  // entries of a list or map; WebAuthn's have a handful

// What one call of the decoder saw.
struct Token {
    Item item;
    std::uint64_t count = 0;  // of entries that follow
    bool good = false;
};

Token& of(void* token)
{
    auto& seen = *static_cast<Token*>(token);
    seen.good = true;
    return seen;
}

void number(void* token, std::uint64_t value, bool negative)
{
    auto& seen = of(token);
    seen.item.kind = Item::Kind::number;
    seen.good = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (seen.good) seen.item.number = static_cast<std::int64_t>(value);
    if (seen.good && negative) seen.item.number = -1 - seen.item.number;
}

void text(void* token, Item::Kind kind, cbor_data data, std::size_t size)
{
    auto& seen = of(token);
    seen.item.kind = kind;
    seen.item.text.assign(reinterpret_cast<const char*>(data), size);
}

void begin(void* token, Item::Kind kind, std::uint64_t count)
{
    auto& seen = of(token);
    seen.item.kind = kind;
    seen.count = count;
}

// What is not set here stays libcbor's no-op, so that its token is no good: indefinite lengths, tags.
cbor_callbacks callbacks()
{
    auto all = cbor_empty_callbacks;
    all.uint8 = [](void* t, std::uint8_t v) { number(t, v, false); };
    all.uint16 = [](void* t, std::uint16_t v) { number(t, v, false); };
    all.uint32 = [](void* t, std::uint32_t v) { number(t, v, false); };
    all.uint64 = [](void* t, std::uint64_t v) { number(t, v, false); };
    all.negint8 = [](void* t, std::uint8_t v) { number(t, v, true); };
    all.negint16 = [](void* t, std::uint16_t v) { number(t, v, true); };
    all.negint32 = [](void* t, std::uint32_t v) { number(t, v, true); };
    all.negint64 = [](void* t, std::uint64_t v) { number(t, v, true); };
    all.byte_string = [](void* t, cbor_data d, auto size) { text(t, Item::Kind::bytes, d, size); };
    all.string = [](void* t, cbor_data d, auto size) { text(t, Item::Kind::text, d, size); };
    all.array_start = [](void* t, auto count) { begin(t, Item::Kind::list, count); };
    all.map_start = [](void* t, auto count) { begin(t, Item::Kind::map, count); };
    all.boolean = [](void* t, bool) { of(t); };
    all.null = [](void* t) { of(t); };
    all.undefined = [](void* t) { of(t); };
    all.float2 = [](void* t, float) { of(t); };
    all.float4 = [](void* t, float) { of(t); };
    all.float8 = [](void* t, double) { of(t); };
    return all;
}

bool same_key(const Item& a, const Item& b)
{
    return a.kind == b.kind && a.number == b.number && a.text == b.text;
}

bool has_twin(const Item& map)
{
    for (std::size_t i = 0; i < map.list.size(); i += 2)
        for (std::size_t j = i + 2; j < map.list.size(); j += 2)
            if (same_key(map.list[i], map.list[j])) return true;
    return false;
}

std::optional<Item> take(std::string_view& in, int depth)
{
    static const auto kCallbacks = callbacks();
    Token token;
    const auto read =
        cbor_stream_decode(reinterpret_cast<cbor_data>(in.data()), in.size(), &kCallbacks, &token);
    if (read.status != CBOR_DECODER_FINISHED || !token.good) return {};
    in.remove_prefix(read.read);
    if (token.count > kMost || (token.count > 0 && depth == kDeepest)) return {};
    const bool map = token.item.kind == Item::Kind::map;
    for (std::uint64_t i = 0; i < token.count * (map ? 2 : 1); ++i) {
        auto entry = take(in, depth + 1);
        if (!entry) return {};
        token.item.list.push_back(std::move(*entry));
    }
    if (map && has_twin(token.item)) return {};
    return std::move(token.item);
}

template <class Same>
const Item* find_by(const Item& map, Item::Kind kind, Same same)
{
    if (map.kind != Item::Kind::map) return nullptr;
    for (std::size_t i = 0; i + 1 < map.list.size(); i += 2)
        if (same(map.list[i])) return map.list[i + 1].kind == kind ? &map.list[i + 1] : nullptr;
    return nullptr;
}

}  // namespace

const Item* Item::find(std::string_view name, Kind wanted) const
{
    return find_by(
        *this, wanted, [&](const Item& key) { return key.kind == Kind::text && key.text == name; });
}

const Item* Item::find(std::int64_t name, Kind wanted) const
{
    return find_by(
        *this, wanted, [&](const Item& key) { return key.kind == Kind::number && key.number == name; });
}

std::optional<Item> take(std::string_view& in) { return take(in, 0); }

}  // namespace gatehouse::accounts::cbor
