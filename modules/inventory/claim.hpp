// What a hold takes besides places: the use of a code, and what counts against a limit per person. Public
// through types.hpp.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/id.hpp"

namespace gatehouse::inventory {

// Who buys. One person is counted by the account and by the e-mail address, so that neither a second address
// nor a purchase as a guest begins anew.
struct Person {
    std::optional<UserId> user;
    std::string email;

    std::vector<std::string> keys() const;  // 32 bytes each; none for nobody
};

enum class ClaimKind { code, person, reserve };
constexpr const char* to_string(ClaimKind k)
{
    return k == ClaimKind::code ? "code" : k == ClaimKind::person ? "person" : "reserve";
}

// In the order in which they are locked, after the pools: codes, reserves of codes, persons.
struct ClaimKey {
    ClaimKind kind = ClaimKind::code;
    Uuid subject{};      // a code; an item or a code; the hold that is a code's reserve
    std::string person;  // a key of the person, or ''

    friend auto operator<=>(const ClaimKey&, const ClaimKey&) = default;
};

struct Claim {
    ClaimKey key;
    int quantity = 1;
    std::optional<int> most;  // the limit; empty: none
    int already = 0;          // as it was looked at
    ItemId item;              // that has the limit; none when a code has it

    // Why it cannot be had when so much of it is taken.
    Error refusal(int taken) const;
};

// A counter that is not the sum of its claims (I7): uses of a code, or what a person has of something.
struct ClaimMismatch {
    ClaimKey key;
    std::string subject;  // the code or the item as people write it
    std::int64_t taken = 0, expected = 0;
};

}  // namespace gatehouse::inventory
