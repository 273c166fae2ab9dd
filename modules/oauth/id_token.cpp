#include "modules/oauth/id_token.hpp"

#include <algorithm>

#include "common/crypto/crypto.hpp"
#include "common/time.hpp"
#include "modules/oauth/types.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

namespace {

// Clocks of two machines differ.
constexpr std::chrono::seconds kSkew = 2min;
// Nobody keeps a token of a sign-in that was just now for longer.
constexpr std::chrono::seconds kOldest = 1h;
constexpr std::size_t kLongestSubject = 255;

void require(bool holds, const char* what)
{
    if (!holds) throw Error(kNotProven, what);
}

bool is_tenant(std::string_view text)
{
    return text.size() == 36 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
    });
}

bool is_issuer(const Provider& provider, const json::Value& claims)
{
    const auto issuer = claims.get("iss");
    if (issuer.empty()) return false;
    if (!provider.tenants) return issuer == provider.issuer || issuer == provider.issuer_too;
    auto wanted = provider.issuer;
    const auto tenant = claims.get("tid");
    const auto hole = wanted.find("{tenantid}");
    if (hole == std::string::npos) return issuer == wanted;
    return is_tenant(tenant) && issuer == wanted.replace(hole, 10, tenant);
}

// Ours alone; of several, the one that says it was made for us.
bool is_for_us(const std::string& client, const json::Value& claims)
{
    const auto audience = claims.find("aud");
    if (!audience) return false;
    const auto party = claims.get("azp");
    if (!party.empty() && party != client) return false;
    if (audience->is_string()) return audience->text() == client;
    bool named = false;
    for (std::size_t i = 0; audience->is_array() && i < audience->size(); ++i)
        named = named || (audience->at(i).is_string() && audience->at(i).text() == client);
    return named && (audience->size() == 1 || party == client);
}

std::int64_t seconds(const json::Value& claims, const char* name)
{
    const auto value = claims.find(name);
    require(value && value->is_integer(), "a time is missing");
    return value->integer();
}

void require_time(const json::Value& claims, Time now)
{
    const auto at = to_unix(now), skew = std::int64_t{kSkew.count()};
    const auto expires = seconds(claims, "exp"), issued = seconds(claims, "iat");
    require(expires > at - skew, "expired");
    require(issued < at + skew, "issued in the future");
    require(issued > at - kOldest.count() - skew, "issued long ago");
    if (claims.find("nbf")) require(seconds(claims, "nbf") < at + skew, "not valid yet");
}

// The left half of the hash: the access token beside it is the one it was issued with.
void require_hash(const json::Value& claims, const std::string& access_token)
{
    const auto hash = claims.find("at_hash");
    if (!hash) return;
    const auto right = crypto::base64url(crypto::sha256(access_token).substr(0, 16));
    require(hash->is_string() && crypto::equal(hash->text(), right), "at_hash");
}

}  // namespace

json::Document verified(const std::string& id_token, const Expected& expected,
    const std::function<std::vector<jose::Key>(bool again)>& keys_for)
{
    const auto token = jose::parse(id_token);
    auto key = jose::find_key(keys_for(false), token);
    if (!key) key = jose::find_key(keys_for(true), token);
    require(key.has_value(), "unknown key");
    require(key->key.verify(token.algorithm, token.signed_part, token.signature), "signature");

    const auto claims = token.claims.root();
    require(is_issuer(expected.provider, claims), "issuer");
    require(is_for_us(expected.provider.client_id, claims), "audience");
    require_time(claims, expected.now);
    require(crypto::equal(claims.get("nonce"), expected.nonce), "nonce");
    require_hash(claims, expected.access_token);
    const auto subject = claims.get("sub");
    require(!subject.empty() && subject.size() <= kLongestSubject, "subject");
    return token.claims;
}

}  // namespace gatehouse::oauth
