#include "modules/inventory/claim.hpp"

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

std::vector<std::string> Person::keys() const
{
    std::vector<std::string> keys;
    if (user) keys.push_back(crypto::sha256("account:" + user->str()));
    if (!email.empty()) keys.push_back(crypto::sha256("email:" + text::fold(email)));
    return keys;
}

Error Claim::refusal(int taken) const
{
    if (key.kind != ClaimKind::person) return Error(kCodeUsedUp);
    if (item == ItemId()) return Error(kCodeLimit).with("max", most.value_or(0)).with("already", taken);
    const auto max = std::to_string(most.value_or(0));
    return Error(kLimitExceeded)
        .with("max", most.value_or(0))
        .with("already", taken)
        .with(item.member(), item.str())
        .saying(taken == 0 ? "One person can have at most " + max + " of these tickets."
                           : "One person can have at most " + max + " of these tickets, and you have " +
                                 std::to_string(taken) + " already.");
}

}  // namespace gatehouse::inventory
