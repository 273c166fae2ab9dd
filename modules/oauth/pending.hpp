// Sign-ins that are under way at another site. Kept in Redis for ten minutes and given out once; a Redis that
// forgot costs people a second try and lets nobody in. Private to this module.

#pragma once

#include <optional>
#include <string>

#include "common/app/context.hpp"

namespace gatehouse::oauth {

struct Pending {
    std::string provider, nonce, verifier, return_to;
    std::optional<UserId> linking;  // who wants the identity for their account; empty: whoever it is signs in
};

class PendingStore {
public:
    explicit PendingStore(const Context& context) : context_(context) {}

    // The state for the other site, bound to what the browser keeps.
    std::string put(const Pending& pending, const std::string& browser) const;

    // Takes it out, so that it works once. Empty when there is none, or the browser is another one.
    std::optional<Pending> take(const std::string& state, const std::string& browser) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::oauth
