// Passkeys: made by who is signed in, and used to sign in without anything else. A passkey that verified its
// person counts as both factors. Private to this module.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/app/context.hpp"
#include "modules/accounts/admission.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

// What a browser needs to make a passkey.
struct Invitation {
    std::string challenge;
    webauthn::RelyingParty party;
    std::string site;  // what people call it
    User user;
    std::vector<Passkey> existing;  // one for each authenticator is enough
};

// What it needs to use one.
struct Question {
    std::string challenge;
    webauthn::RelyingParty party;
};

inline constexpr std::size_t kMostPasskeys = 20;
inline constexpr ErrorKind kTooManyPasskeys{
    "too_many_passkeys", 409, "You have twenty passkeys. Please remove one first."};

struct NewPasskey {
    std::string name, transports;
    webauthn::Made made;
};

class Passkeys {
public:
    explicit Passkeys(const Context& context) : context_(context) {}

    // Throws step_up_required, no_passkeys_here.
    Invitation invite(const auth::Caller& caller) const;
    // Throws passkey_refused, passkey_exists.
    Passkey add(const auth::Caller& caller, const NewPasskey& wanted) const;
    void rename(const auth::Caller& caller, const PasskeyId& id, const std::string& name) const;
    // Throws step_up_required, last_way_in, factor_needed.
    void remove(const auth::Caller& caller, const PasskeyId& id) const;

    // A challenge for whoever wants to use one. Throws no_passkeys_here.
    Question ask() const;
    // The passkey, when it answers to a challenge of ours and is right. Throws passkey_refused.
    Passkey use(const auth::Caller& caller, const ShownPasskey& shown) const;
    SignIn sign_in(const auth::Caller& caller, const ShownPasskey& shown, const Arrival& arrival) const;

    // Deletes challenges that are over; returns how many. For the scheduler.
    int sweep() const;

private:
    webauthn::RelyingParty require_party() const;
    std::string new_challenge(const std::optional<UserId>& user) const;
    void use_challenge(const std::string& client_data, const std::optional<UserId>& user) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
