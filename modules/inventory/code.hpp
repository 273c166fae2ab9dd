// Discount codes: what they take off, for whom, and when. Data and rules; public through types.hpp. The use
// cases are in codes.hpp.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/money.hpp"

namespace gatehouse::inventory {

// clang-format off
inline constexpr ErrorKind kCodeUnknown      {"code_unknown", 422, "We do not know this code. Please check how it is written."};
inline constexpr ErrorKind kNoSuchCode       {"code_unknown", 404, "We do not know this code. Please check how it is written."};
inline constexpr ErrorKind kCodeNotYet       {"code_not_yet", 409, "This code cannot be used yet."};
inline constexpr ErrorKind kCodeExpired      {"code_expired", 409, "This code has expired."};
inline constexpr ErrorKind kCodeUsedUp       {"code_used_up", 409, "This code has been used as often as it can be."};
inline constexpr ErrorKind kCodeLimit        {"code_limit", 409, "You have used this code as often as one person can."};
inline constexpr ErrorKind kCodeMinimum      {"code_minimum", 422, "This code is for larger orders."};
inline constexpr ErrorKind kCodeNotApplicable{"code_not_applicable", 422, "This code is not for the tickets you have chosen."};
inline constexpr ErrorKind kCodeTaken        {"code_taken", 409, "The event has this code already."};
// clang-format on

enum class CodeKind { percentage, fixed };
constexpr const char* to_string(CodeKind k) { return k == CodeKind::percentage ? "percentage" : "fixed"; }
constexpr std::array<CodeKind, 2> values(CodeKind) { return {CodeKind::percentage, CodeKind::fixed}; }

// What an organizer says about a code.
struct CodeTerms {
    std::string code;
    CodeKind kind = CodeKind::percentage;
    std::optional<int> percent_off;   // basis points
    std::optional<Money> amount_off;  // of the whole order
    std::optional<Time> starts_at, ends_at;
    std::optional<int> max_uses, max_uses_per_person;
    std::optional<Money> min_order;
    int blocks_stock = 0;  // places that are kept for those who have it
    bool active = true;
    std::vector<ItemId> applies_to;  // empty: to everything
    std::vector<ItemId> unlocks;     // hidden items that it shows
};

struct DiscountCode : CodeTerms {
    CodeId id;
    EventId event;
    OrganizationId organization;
    int uses = 0;
    std::optional<HoldId> reserve;  // the hold that keeps its places
    int reserved = 0;               // how many of them are left
    Time created_at, updated_at;

    bool applies(const ItemId& item) const;
    bool shows(const ItemId& item) const;
    std::optional<int> uses_left() const;
    // What it takes off each of these amounts of items it applies to.
    std::vector<std::int64_t> off(const std::vector<std::int64_t>& amounts) const;
    // Throws `unknown` when it is not active, code_not_yet, code_expired or code_used_up.
    void require_usable(Time now, const ErrorKind& unknown) const;
};

// However it is written.
std::string code_key(std::string_view code);

}  // namespace gatehouse::inventory
