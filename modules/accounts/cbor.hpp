// Just as much CBOR (RFC 8949) as WebAuthn sends: read token by token with libcbor into a small tree whose
// size is bounded, whatever lengths the input claims. Private to this module.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatehouse::accounts::cbor {

struct Item {
    enum class Kind { number, bytes, text, list, map, other };
    Kind kind = Kind::other;
    std::int64_t number = 0;
    std::string text;        // of texts and byte strings
    std::vector<Item> list;  // of lists; of maps key, value, key, value …

    // Members of a map; null when there is none of the name or kind.
    const Item* find(std::string_view name, Kind kind) const;
    const Item* find(std::int64_t name, Kind kind) const;
};

// The item at the beginning of `in`, which then begins behind it. Empty for anything malformed, tagged, of
// indefinite length, of more than 64 entries, nested deeper than eight levels, or a map with one key twice.
std::optional<Item> take(std::string_view& in);

}  // namespace gatehouse::accounts::cbor
