// Signatures made by others, and one kind that others ask of us: what libsodium does not know, on OpenSSL.
// Strings hold raw bytes.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

using EVP_PKEY = struct evp_pkey_st;

namespace gatehouse::crypto {

// The algorithms that we accept (RFC 7518): RSA PKCS #1 v1.5 and PSS with SHA-256, ECDSA on P-256.
enum class Algorithm { rs256, ps256, es256 };

class PublicKey {
public:
    // From big-endian modulus and exponent; empty when it is no key of 2048 to 8192 bits.
    static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
    // From the two coordinates, 32 bytes each; empty when that is no point of the curve.
    static std::optional<PublicKey> p256(std::string_view x, std::string_view y);

    // Never for an algorithm of another kind of key. ES256 signatures are r ‖ s, 64 bytes, as JOSE writes
    // them.
    bool verify(Algorithm algorithm, std::string_view message, std::string_view signature) const;

private:
    PublicKey(EVP_PKEY* key, bool rsa);
    std::shared_ptr<EVP_PKEY> key_;
    bool rsa_;
};

// ES256 with a private key on P-256 in PEM (PKCS #8): r ‖ s. Throws Error(kInternal) when it is none.
std::string sign_es256(const std::string& pem, std::string_view message);

}  // namespace gatehouse::crypto
