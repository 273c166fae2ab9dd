// Signed tokens (RFC 7515) and the keys that verify them (RFC 7517). Private to this module.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/crypto/public_key.hpp"
#include "common/json/json.hpp"

namespace gatehouse::oauth::jose {

// A token taken apart; nothing in it is believed yet.
struct Token {
    crypto::Algorithm algorithm;
    std::string key_id;  // '' when it names none
    json::Document claims;
    std::string signed_part, signature;
};

// Throws Error(kNotProven) for what is no token, and for every algorithm that we do not allow: "none" above
// all, and those whose key would be our own secret.
Token parse(std::string_view text);

struct Key {
    std::string id;
    crypto::Algorithm algorithm;  // the only one it is for, or the usual one of its kind
    bool any_of_kind;             // it does not say which
    crypto::PublicKey key;
};

// The keys of a JWKS that we could use; what we do not understand is left out.
std::vector<Key> keys(const json::Value& document);

// The key that the token names; the only one that fits when it names none.
std::optional<Key> find_key(const std::vector<Key>& keys, const Token& token);

// {header}.{claims} signed with a PEM key: the client secret that Apple asks for.
std::string sign_es256(const std::string& pem, const std::string& header, const std::string& claims);

}  // namespace gatehouse::oauth::jose
