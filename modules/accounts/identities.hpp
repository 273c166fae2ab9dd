// Accounts elsewhere that people sign in with (ACC-11). What the other site says was proven by the module
// oauth; what follows from it is decided here. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/accounts/identity_repository.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// An identity, and whether its owner could do without it.
struct ListedIdentity {
    Identity identity;
    bool removable = false;
};

class Identities {
public:
    explicit Identities(const Context& context) : context_(context) {}

    // Lets in whose identity it is. Nobody has it: links it to the account with the same address, when both
    // sides have verified that and the account has no password or passkey of its own, since who has one is
    // asked first (link_first). Empty for somebody new.
    std::optional<SignIn> sign_in(const auth::Caller& caller, const External& who, const std::string& device,
        const auth::Origin& origin) const;

    // An account for somebody new.
    User create(db::Tx& tx, const auth::Caller& caller, const External& who) const;

    // Links it to the caller's account, whatever its address: they have proven to own both.
    void link(const auth::Caller& caller, const External& who) const;

    // The caller's, oldest first.
    std::vector<ListedIdentity> list(const auth::Caller& caller) const;

    // Whether the person can sign in at one of the sites that are linked.
    bool open(db::Session& session, const UserId& user) const;

    // Throws step_up_required, not_found, and last_way_in while there would be no other way to sign in.
    void unlink(const auth::Caller& caller, const IdentityId& id) const;

private:
    void add(db::Tx& tx, const auth::Caller& caller, const UserId& user, const External& who) const;
    bool may_lose(db::Session& session, const UserId& user, const std::vector<Identity>& all,
        const IdentityId& id) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
