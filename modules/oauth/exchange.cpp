#include "modules/oauth/exchange.hpp"

#include "common/crypto/crypto.hpp"
#include "common/http/request.hpp"
#include "common/time.hpp"
#include "modules/oauth/id_token.hpp"
#include "modules/oauth/jose.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

namespace {

// The tenant of Microsoft accounts that belong to people and to no company. Its addresses are confirmed.
constexpr const char* kPersonalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

bool is_true(const std::optional<json::Value>& value)
{
    if (!value) return false;
    if (value->is_bool()) return value->flag();
    if (value->is_integer()) return value->integer() == 1;
    return value->is_string() && (value->text() == "true" || value->text() == "1");
}

// Companies may write any address into their directory, so Microsoft's claim alone proves nothing.
bool is_verified(const Provider& provider, const json::Value& claims)
{
    if (!provider.tenants) return is_true(claims.find("email_verified"));
    return claims.get("tid") == kPersonalTenant || is_true(claims.find("xms_edov"));
}

}  // namespace

Exchange::Exchange(const Context& context, Library& library, Provider provider)
    : context_(context), library_(library), provider_(std::move(provider))
{
}

std::string Exchange::redirect_uri() const
{
    return context_.config.text("site.base_url") + "/api/auth/oauth/" + provider_.id + "/callback";
}

std::string Exchange::endpoint(const char* name, const std::string& known) const
{
    if (provider_.discovery.empty()) return known;
    const auto document = library_.get(provider_.discovery, provider_.reach, context_.clock.now());
    if (!provider_.tenants && document.root().get("issuer") != provider_.issuer)
        throw Error(kNotProven, provider_.discovery + " speaks for " + document.root().get("issuer"));
    const auto url = document.root().get(name);
    const bool local = provider_.reach == net::Reach::loopback && url.starts_with("http://");
    if (!local && !url.starts_with("https://"))
        throw Error(kNotProven, provider_.discovery + " has no " + name);
    return url;
}

std::string Exchange::authorization_url(
    const std::string& state, const std::string& nonce, const std::string& verifier) const
{
    const auto to = endpoint("authorization_endpoint", provider_.authorization_endpoint);
    std::vector<std::pair<std::string, std::string>> fields{{"response_type", "code"},
        {"client_id", provider_.client_id}, {"redirect_uri", redirect_uri()}, {"scope", provider_.scopes},
        {"state", state}, {"code_challenge", crypto::base64url(crypto::sha256(verifier))},
        {"code_challenge_method", "S256"}};
    if (provider_.speaks == Speaks::oidc) fields.emplace_back("nonce", nonce);
    if (provider_.form_post) fields.emplace_back("response_mode", "form_post");
    return to + (to.find('?') == std::string::npos ? "?" : "&") + net::form_encode(fields);
}

std::string Exchange::client_secret() const
{
    if (provider_.proof != ClientProof::apple) return provider_.client_secret;
    const auto now = to_unix(context_.clock.now());
    json::Writer header, claims;
    header.object().member("alg", "ES256").member("kid", std::string_view(provider_.apple_key)).end_object();
    claims.object()
        .member("iss", std::string_view(provider_.apple_team))
        .member("sub", std::string_view(provider_.client_id))
        .member("aud", std::string_view(provider_.issuer))
        .member("iat", now)
        .member("exp", now + 300)
        .end_object();
    return jose::sign_es256(provider_.client_secret, header.take(), claims.take());
}

Exchange::Tokens Exchange::redeem(const std::string& code, const std::string& verifier) const
{
    net::HttpRequest request;
    request.method = "POST";
    request.url = endpoint("token_endpoint", provider_.token_endpoint);
    request.reach = provider_.reach;
    request.headers = {"Content-Type: application/x-www-form-urlencoded"};
    std::vector<std::pair<std::string, std::string>> fields{{"grant_type", "authorization_code"},
        {"code", code}, {"redirect_uri", redirect_uri()}, {"code_verifier", verifier}};
    if (provider_.proof == ClientProof::basic) {
        const auto pair =
            http::percent_encode(provider_.client_id) + ":" + http::percent_encode(provider_.client_secret);
        request.headers.push_back("Authorization: Basic " + crypto::base64(pair));
    } else {
        fields.insert(fields.end(), {{"client_id", provider_.client_id}, {"client_secret", client_secret()}});
    }
    request.body = net::form_encode(fields);
    const auto answer = ask(std::move(request));
    Tokens tokens{answer.root().get("access_token"), answer.root().get("id_token")};
    if (tokens.access.empty()) throw Error(kNotProven, "no access token");
    return tokens;
}

json::Document Exchange::read(const std::string& url, const std::string& access_token) const
{
    net::HttpRequest request;
    request.url = url;
    request.reach = provider_.reach;
    request.headers = {"Authorization: Bearer " + access_token};
    return ask(std::move(request));
}

void Exchange::fill_in(accounts::External& who, const json::Value& claims) const
{
    if (who.name.empty()) who.name = claims.get("name");
    if (!who.email.empty()) return;
    who.email = claims.get("email");
    who.email_verified = is_verified(provider_, claims);
}

accounts::External Exchange::by_id_token(const Tokens& tokens, const std::string& nonce) const
{
    const auto now = context_.clock.now();
    const auto keys = [&](bool again) {
        const auto url = endpoint("jwks_uri", {});
        return jose::keys(
            (again ? library_.renewed(url, provider_.reach, now) : library_.get(url, provider_.reach, now))
                .root());
    };
    const auto token = verified(tokens.id, {provider_, nonce, tokens.access, now}, keys);
    const auto claims = token.root();
    accounts::External who{provider_.id, claims.get("iss"), claims.get("sub"), "", "", false};
    if (who.issuer == provider_.issuer_too) who.issuer = provider_.issuer;
    fill_in(who, claims);
    if (!who.email.empty() && !who.name.empty()) return who;
    // Some tell only when asked. Who answers must speak of the same person.
    const auto document = library_.get(provider_.discovery, provider_.reach, now);
    if (document.root().get("userinfo_endpoint").empty()) return who;
    const auto more = read(endpoint("userinfo_endpoint", {}), tokens.access);
    if (more.root().get("sub") != who.subject) throw Error(kNotProven, "userinfo of somebody else");
    if (!provider_.tenants) fill_in(who, more.root());
    return who;
}

accounts::External Exchange::identify(
    const std::string& code, const std::string& nonce, const std::string& verifier) const
{
    const auto tokens = redeem(code, verifier);
    if (provider_.speaks == Speaks::oidc) return by_id_token(tokens, nonce);
    const auto user = read(provider_.userinfo_endpoint, tokens.access);
    if (provider_.speaks == Speaks::facebook) return from_facebook(provider_, user.root());
    return from_github(provider_, user.root(), read(provider_.emails_endpoint, tokens.access).root());
}

accounts::External from_github(const Provider& provider, const json::Value& user, const json::Value& emails)
{
    const auto id = user.find("id");
    if (!id || !id->is_integer()) throw Error(kNotProven, "a person without id");
    auto name = user.get("name");
    if (name.empty()) name = user.get("login");
    accounts::External who{provider.id, provider.issuer, std::to_string(id->integer()), "", name, false};
    for (std::size_t i = 0; emails.is_array() && i < emails.size(); ++i) {
        const auto one = emails.at(i);
        if (!is_true(one.find("primary"))) continue;
        who.email = one.get("email");
        who.email_verified = is_true(one.find("verified"));
    }
    return who;
}

accounts::External from_facebook(const Provider& provider, const json::Value& user)
{
    const auto id = user.get("id");
    if (id.empty()) throw Error(kNotProven, "a person without id");
    return {provider.id, provider.issuer, id, user.get("email"), user.get("name"), provider.trusts_email};
}

}  // namespace gatehouse::oauth
