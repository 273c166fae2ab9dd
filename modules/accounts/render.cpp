#include "modules/accounts/render.hpp"

namespace gatehouse::accounts {

namespace {

std::int64_t seconds(const auth::TokenPair& pair) { return pair.expires_in.count(); }
const char* bearer(const auth::TokenPair&) { return "Bearer"; }

// A member of the token grant, null for cookie sessions.
template <class F>
auto of_tokens(F get)
{
    return [get](const SignedIn& s) {
        return s.done.tokens ? std::optional(get(*s.done.tokens)) : std::nullopt;
    };
}

// Nobody is told whose account it is before they are let in.
std::optional<User> person(const SignedIn& s)
{
    return s.done.challenge ? std::nullopt : std::optional(s.done.user);
}

std::optional<std::string> csrf(const SignedIn& s)
{
    return s.csrf_token.empty() ? std::nullopt : std::optional(s.csrf_token);
}

}  // namespace

// clang-format off
const view::Object<User>& user_view()
{
    static const auto kUser = view::object<User>("User")
        .field("id",             &User::id)
        .field("email",          &User::email)
        .field("name",           &User::name)
        .field("email_verified", &User::email_verified)
        .field("roles",          [](const User& u) { return u.roles.list(); })
        .field("status",         &User::status)
        .field("created_at",     &User::created_at);
    return kUser;
}

const view::Object<auth::TokenPair> kTokens = view::object<auth::TokenPair>("Tokens")
    .field("access_token",  &auth::TokenPair::access)
    .field("refresh_token", &auth::TokenPair::refresh)
    .field("expires_in",    seconds)
    .field("token_type",    bearer);

const view::Object<SignedIn> kSignedIn = view::object<SignedIn>("SignedIn")
    .field("user",          person, user_view())
    .field("factor_required", [](const SignedIn& s) { return s.done.challenge.has_value(); })
    .field("challenge",     [](const SignedIn& s) { return s.done.challenge ? std::optional(s.done.challenge->token) : std::nullopt; })
    .field("methods",       [](const SignedIn& s) { return s.done.challenge ? s.done.challenge->methods : std::vector<Method>{}; })
    .field("csrf_token",    csrf)
    .field("access_token",  of_tokens([](const auth::TokenPair& t) { return t.access; }))
    .field("refresh_token", of_tokens([](const auth::TokenPair& t) { return t.refresh; }))
    .field("expires_in",    of_tokens(seconds))
    .field("token_type",    of_tokens([](const auth::TokenPair& t) { return std::string(bearer(t)); }));
// clang-format on

}  // namespace gatehouse::accounts
