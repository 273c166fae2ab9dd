// Signing in with an account elsewhere. Pure data; no I/O.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/id.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::oauth {

// What goes wrong on the way to another site and back. The page that people return to knows the codes.
// clang-format off
inline constexpr ErrorKind kCancelled  {"oauth_cancelled",   400, "You cancelled at the other site. Nothing has changed."};
inline constexpr ErrorKind kLost       {"oauth_lost",        400, "This sign-in took too long, or was begun in another browser. Please start again."};
inline constexpr ErrorKind kNotProven  {"oauth_not_proven",  502, "The other site's answer could not be verified. Nothing has changed; please try again."};
inline constexpr ErrorKind kUnavailable{"oauth_unavailable", 503, "The other site does not answer. Please try again, or sign in another way."};
inline constexpr ErrorKind kOtherPerson{"oauth_other_person",403, "You signed in as somebody else meanwhile. Please start again."};
// clang-format on

// What a page says of a provider.
struct Offer {
    std::string id, name;
};

// Where people want to be afterwards.
struct Wish {
    std::string return_to;
};

// The way to the other site: where the browser goes, and what it keeps for when it comes back.
struct Departure {
    std::string location, browser;
};

// What the browser brings back, in the query or in a form.
struct Comeback {
    std::string provider, state, code, error, issuer, name;
    std::string browser;  // what it kept
    std::string device;   // of an earlier sign-in, see accounts::Service::sign_in
    auth::Origin origin;
};

// How it ended well: signed in, or waiting for a second factor (done.challenge); or linked, and nobody signs
// in.
struct Return {
    std::optional<accounts::SignIn> done;
    std::string return_to;
};

// Fails of a flow that had begun know what it was for.
struct Purpose {
    bool linking = false;
    std::string return_to = "/";
};

// A path of this site, or "/": nobody is sent anywhere else.
std::string local_path(std::string_view text);

}  // namespace gatehouse::oauth
