// Second factors and passkeys. Pure data. Private to this module.

#pragma once

#include "common/auth/step_up.hpp"
#include "modules/accounts/types.hpp"
#include "modules/accounts/webauthn.hpp"
#include "modules/accounts/wrong_code.hpp"

namespace gatehouse::accounts {

using PasskeyId = Id<"passkey">;

// clang-format off
inline constexpr ErrorKind kWrongProof   {"wrong_proof",    422, "That is not right. Please try again."};
inline constexpr ErrorKind kChallengeOver{"challenge_over", 410, "This sign-in has run out. Please start again."};
inline constexpr ErrorKind kFactorExists {"factor_exists",  409, "An authenticator app is set up already. Remove it first to set up another one."};
inline constexpr ErrorKind kNoFactor     {"no_second_factor",409,"Set up a second factor first."};
inline constexpr ErrorKind kFactorNeeded {"factor_needed",  409, "Administrators need a second factor here. Set up another one before you remove this one."};
inline constexpr ErrorKind kPasskeyExists{"passkey_exists", 409, "This passkey belongs to an account already."};
inline constexpr ErrorKind kNoPasskeys   {"no_passkeys_here",409,"Passkeys need an https address with a name. This installation has none."};
// clang-format on

// What must be confirmed at each sign-in by password or identity, once set up.
enum class FactorKind { totp };
constexpr const char* to_string(FactorKind) { return "totp"; }
constexpr std::array<FactorKind, 1> values(FactorKind) { return {FactorKind::totp}; }

struct Factor {
    FactorKind kind = FactorKind::totp;
    std::string sealed;  // totp: the secret, see Authenticator
    bool confirmed = false;
    Time created_at;
    std::optional<Time> used_at;
};

struct Passkey {
    PasskeyId id;
    UserId user;
    std::string credential, public_key, name, transports;
    std::uint32_t count = 0;
    bool synced = false;
    Time created_at;
    std::optional<Time> used_at;
};

// A passkey that a browser shows, as it came.
struct ShownPasskey {
    std::string credential, user_handle;  // the latter may be ''
    webauthn::Shown shown;
};

// What somebody shows as their second factor.
struct Answer {
    Method method = Method::totp;
    std::string code;
    std::optional<ShownPasskey> passkey;
};

// How a code reaches its person.
enum class Sent { email, sms };
constexpr const char* to_string(Sent by) { return by == Sent::sms ? "sms" : "email"; }
constexpr std::array<Sent, 2> values(Sent) { return {Sent::email, Sent::sms}; }

// By what a signed-in person proves again that it is them.
enum class Evidence { password, totp, passkey, email };
constexpr const char* to_string(Evidence proof)
{
    switch (proof) {
        case Evidence::password: return "password";
        case Evidence::totp: return "totp";
        case Evidence::passkey: return "passkey";
        case Evidence::email: return "email";
    }
    return "";
}
constexpr std::array<Evidence, 4> values(Evidence)
{
    return {Evidence::password, Evidence::totp, Evidence::passkey, Evidence::email};
}

// How somebody's account is secured, for themselves.
struct Standing {
    bool required = false;  // an administrator where those must have a second factor
    std::vector<Factor> factors;
    std::vector<Passkey> passkeys;
    std::string passkey_origin;  // where browsers make passkeys; '' nowhere
    int recovery_codes = 0;
    bool email_fallback = false;     // whether a code by e-mail opens the account too
    bool texts = false;              // whether text messages are sent at all
    std::string phone, phone_asked;  // the number that codes go to, and one that waits for its code; '' none
    std::vector<Evidence> step_up;
};

// A new authenticator app, before it was confirmed by its first code.
struct Enrolment {
    std::string secret, uri, qr;  // base32; otpauth://; SVG
};

}  // namespace gatehouse::accounts
