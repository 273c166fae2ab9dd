#include "modules/oauth/jose.hpp"

#include "common/crypto/crypto.hpp"
#include "modules/oauth/types.hpp"

namespace gatehouse::oauth::jose {

namespace {

using crypto::Algorithm;

constexpr std::size_t kMostBytes = 16 * 1024;

std::optional<Algorithm> algorithm_of(std::string_view name)
{
    if (name == "RS256") return Algorithm::rs256;
    if (name == "PS256") return Algorithm::ps256;
    if (name == "ES256") return Algorithm::es256;
    return {};
}

std::string decoded(std::string_view part)
{
    if (auto bytes = crypto::from_base64url(part)) return *bytes;
    throw Error(kNotProven, "a token that is no base64url");
}

json::Document document(const std::string& text)
{
    try {
        auto parsed = json::Document::parse(text);
        if (parsed.root().is_object()) return parsed;
    } catch (const Error&) {
        // Answered below.
    }
    throw Error(kNotProven, "a token that is no JSON");
}

std::optional<Key> key_of(const json::Value& jwk)
{
    const auto bytes = [&](const char* name) { return crypto::from_base64url(jwk.get(name)).value_or(""); };
    if (const auto use = jwk.get("use"); !use.empty() && use != "sig") return {};
    const auto named = jwk.get("alg");
    const auto algorithm = algorithm_of(named);
    if (!named.empty() && !algorithm) return {};
    const auto kind = jwk.get("kty");
    const bool rsa = kind == "RSA", ec = kind == "EC" && jwk.get("crv") == "P-256";
    if (!rsa && !ec) return {};
    const auto key = rsa ? crypto::PublicKey::rsa(bytes("n"), bytes("e"))
                         : crypto::PublicKey::p256(bytes("x"), bytes("y"));
    if (!key) return {};
    return Key{
        jwk.get("kid"), algorithm.value_or(rsa ? Algorithm::rs256 : Algorithm::es256), !algorithm, *key};
}

bool fits(const Key& key, Algorithm wanted)
{
    const bool ec = wanted == Algorithm::es256;
    return key.algorithm == wanted || (key.any_of_kind && ec == (key.algorithm == Algorithm::es256));
}

}  // namespace

Token parse(std::string_view text)
{
    const auto first = text.find('.'), second = text.find('.', first + 1);
    if (text.size() > kMostBytes || first == std::string_view::npos || second == std::string_view::npos ||
        text.find('.', second + 1) != std::string_view::npos)
        throw Error(kNotProven, "no token");
    const auto header = document(decoded(text.substr(0, first)));
    const auto name = header.root().get("alg");
    const auto algorithm = algorithm_of(name);
    if (!algorithm) throw Error(kNotProven, "algorithm " + name);
    if (header.root().find("crit")) throw Error(kNotProven, "critical extension");
    return {*algorithm, header.root().get("kid"),
        document(decoded(text.substr(first + 1, second - first - 1))), std::string(text.substr(0, second)),
        decoded(text.substr(second + 1))};
}

std::vector<Key> keys(const json::Value& set)
{
    std::vector<Key> out;
    const auto list = set.find("keys");
    for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i)
        if (auto key = key_of(list->at(i))) out.push_back(std::move(*key));
    return out;
}

std::optional<Key> find_key(const std::vector<Key>& keys, const Token& token)
{
    std::optional<Key> found;
    for (const auto& key : keys) {
        if (!fits(key, token.algorithm)) continue;
        if (!token.key_id.empty() && key.id != token.key_id) continue;
        if (found) return {};
        found = key;
    }
    return found;
}

std::string sign_es256(const std::string& pem, const std::string& header, const std::string& claims)
{
    const auto text = crypto::base64url(header) + "." + crypto::base64url(claims);
    return text + "." + crypto::base64url(crypto::sign_es256(pem, text));
}

}  // namespace gatehouse::oauth::jose
