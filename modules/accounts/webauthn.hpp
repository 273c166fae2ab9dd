// Passkeys by the rules of WebAuthn level 3 (§7.1, §7.2): what an authenticator sends is checked here,
// without a database. Every fault is the same answer outside; what it was goes to the log. Private to this
// module.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/config.hpp"
#include "common/error.hpp"

namespace gatehouse::accounts::webauthn {

inline constexpr ErrorKind kBadPasskey{
    "passkey_refused", 422, "This passkey could not be used here. Please try again, or use another way."};

// Whom passkeys are made for: the host of the installation's address, and how browsers write that address.
struct RelyingParty {
    std::string id, origin;
};

// Empty where no browser makes passkeys: an address without a name, or without TLS. A loopback address is
// answered for by its name, localhost.
std::optional<RelyingParty> relying_party(const Config& config);

// What a browser sends of a new passkey, decoded.
struct Made {
    std::string client_data, attestation;
};
// Of a passkey that is used.
struct Shown {
    std::string client_data, authenticator_data, signature;
};

struct NewKey {
    std::string credential, public_key;  // COSE
    std::uint32_t count = 0;
    bool synced = false;
};

// Both throw passkey_refused. The challenge of the client data is for the caller to know: challenge_of().
NewKey check(const RelyingParty& party, const Made& made);
// The new signature counter.
std::uint32_t check(const RelyingParty& party, const std::string& public_key, const Shown& shown);

// The challenge that the browser answered to.
std::string challenge_of(const std::string& client_data);

}  // namespace gatehouse::accounts::webauthn
