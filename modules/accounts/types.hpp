// A person with an account: who they are, how they sign in. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/auth/caller.hpp"
#include "common/auth/sessions.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/json/view.hpp"
#include "common/page.hpp"

namespace gatehouse::accounts {

// clang-format off
inline constexpr ErrorKind kWrongCredentials{"invalid_credentials", 401, "That e-mail address and password do not belong together."};
inline constexpr ErrorKind kSuspended       {"account_suspended",   403, "This account is suspended. Please write to us."};
inline constexpr ErrorKind kTooManyFailures {"too_many_failures",   429, "Too many failed sign-ins. Please wait before you try again."};
inline constexpr ErrorKind kOwnAdminRole    {"own_admin_role",      409, "You cannot take the administrator's role from yourself. Another administrator can."};
inline constexpr ErrorKind kNoEmail        {"identity_no_email",         403, "The other site gave us no e-mail address. Please sign up with your address, then link the other site."};
inline constexpr ErrorKind kEmailUnverified{"identity_email_unverified", 403, "The other site has not confirmed that your e-mail address is yours. Please sign up with your address, then link the other site."};
inline constexpr ErrorKind kLinkFirst      {"identity_link_first",       409, "Your address has an account here. Please sign in, then link the other site under Sign-in methods."};
inline constexpr ErrorKind kLinkedElsewhere{"identity_linked_elsewhere", 409, "That account is linked to another person's account here."};
inline constexpr ErrorKind kVerifyFirst    {"identity_verify_first",     403, "Please confirm your own e-mail address first, then link the other site."};
inline constexpr ErrorKind kLastWayIn      {"last_way_in",               409, "This is the only way you can sign in. Please set a password first, then unlink it."};
inline constexpr ErrorKind kTooManyIdentities{"too_many_identities",     409, "You have linked ten accounts. Please unlink one first."};
inline constexpr ErrorKind kTooManyKeys    {"too_many_api_keys",         409, "You have 25 API keys. Please revoke one first."};
// clang-format on

// The address has an account already.
class EmailTaken : public Error {
public:
    EmailTaken() : Error(kInvalid, {}, {{"/email", "email_taken", "already has an account"}}) {}
};

enum class Status { active, suspended, erased };
constexpr const char* to_string(Status status)
{
    return status == Status::active ? "active" : status == Status::suspended ? "suspended" : "erased";
}
constexpr std::array<Status, 3> values(Status) { return {Status::active, Status::suspended, Status::erased}; }

// What a sign-in gives: a browser's cookie session, or tokens for other clients.
enum class Grant { session, token };
constexpr const char* to_string(Grant grant) { return grant == Grant::session ? "session" : "token"; }
constexpr std::array<Grant, 2> values(Grant) { return {Grant::session, Grant::token}; }

using OneTimeId = Id<"once">;

// What was mailed or texted to somebody and is good once, see Secrets. Its link and code are derived from id
// and purpose (common/auth/one_time.hpp).
struct Secret {
    OneTimeId id;
    std::optional<UserId> user;   // none: made for an address without an account
    std::string purpose, target;  // the address or number that it was sent to
    Time created_at, expires_at;
    bool used = false;
};

// How a second factor may be shown.
enum class Method { totp, passkey, sms, email, recovery };
constexpr const char* to_string(Method method)
{
    switch (method) {
        case Method::totp: return "totp";
        case Method::passkey: return "passkey";
        case Method::sms: return "sms";
        case Method::email: return "email";
        case Method::recovery: return "recovery";
    }
    return "";
}
constexpr std::array<Method, 5> values(Method)
{
    return {Method::totp, Method::passkey, Method::sms, Method::email, Method::recovery};
}

struct User {
    UserId id;
    std::string email, name, phone;
    bool email_verified = false, phone_verified = false;
    auth::Roles roles;
    Status status = Status::active;
    Time created_at;
    std::optional<Time> signed_in_at;  // the last time; empty: never yet
};

// How the API shows a person to themselves and to administrators.
const view::Object<User>& user_view();

// What others show of a person.
struct Person {
    UserId id;
    std::string name, email;
};

// What somebody without an account sends us to get one.
struct Registration {
    std::string email, password, name;
};

// A person's change to their own data; what is empty stays as it is.
struct ProfileChange {
    std::optional<std::string> name, phone;
};

struct Credentials {
    std::string email, password;
    Grant grant = Grant::session;
};

// Who signs in must still give a second factor: what they show for it, and by which methods they may.
struct Challenge {
    std::string token;
    std::vector<Method> methods;
    std::string
        browser;  // for the browser to keep, without which the token is worth nothing; '' for token grants
};

// A sign-in that succeeded, with either the session's token or the pair of tokens; or one that waits for a
// second factor, with the challenge and nothing else.
struct SignIn {
    User user;
    std::string session;
    std::optional<auth::TokenPair> tokens;
    std::string device;  // for the browser to keep, see Service::sign_in
    std::optional<Challenge> challenge;
};

// What a browser keeps of a sign-in that waits, and of one that succeeded.
inline constexpr const char* kChallengeCookie = "gatehouse_challenge";
inline constexpr std::chrono::minutes kChallengeFor{5};
inline constexpr const char* kDeviceCookie = "gatehouse_device";
inline constexpr std::chrono::hours kDeviceFor{365 * 24};

// What another site proved of somebody who came from there.
struct External {
    std::string provider, issuer, subject;  // issuer and subject together are who it is
    std::string email, name;                // as told, perhaps empty
    bool email_verified = false;
};

// Somebody's account elsewhere that they sign in with here.
struct Identity {
    IdentityId id;
    UserId user;
    std::string provider, issuer, subject, email;
    Time created_at;
    std::optional<Time> last_used_at;
};

}  // namespace gatehouse::accounts
