// An authenticator made of software, which can also lie.

#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <cstdint>
#include <memory>
#include <string>

#include "common/crypto/crypto.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

// Just enough CBOR to write what authenticators write.
namespace write_cbor {

inline std::string head(unsigned major, std::uint64_t n)
{
    const auto first = [&](unsigned low) { return static_cast<char>(major << 5 | low); };
    if (n < 24) return {first(static_cast<unsigned>(n))};
    if (n < 256) return {first(24), static_cast<char>(n)};
    return {first(25), static_cast<char>(n >> 8), static_cast<char>(n)};
}
inline std::string number(std::int64_t n)
{
    return n < 0 ? head(1, static_cast<std::uint64_t>(-1 - n)) : head(0, static_cast<std::uint64_t>(n));
}
inline std::string bytes(const std::string& s) { return head(2, s.size()) + s; }
inline std::string text(const std::string& s) { return head(3, s.size()) + s; }
inline std::string map(std::size_t n) { return head(5, n); }

}  // namespace write_cbor

struct SoftPasskey {
    enum class Kind { es256, eddsa, rs256 };

    explicit SoftPasskey(Kind wanted = Kind::es256) : kind(wanted)
    {
        if (kind == Kind::es256) key.reset(EVP_EC_gen("P-256"));
        if (kind == Kind::rs256) key.reset(EVP_RSA_gen(2048));
        if (kind == Kind::eddsa) pair = crypto::new_signing_key();
    }

    std::string cose() const
    {
        using namespace write_cbor;
        if (kind == Kind::eddsa)
            return map(4) + number(1) + number(1) + number(3) + number(-8) + number(-1) + number(6) +
                   number(-2) + bytes(pair.public_key);
        if (kind == Kind::rs256)
            return map(4) + number(1) + number(3) + number(3) + number(-257) + number(-1) +
                   bytes(part(OSSL_PKEY_PARAM_RSA_N)) + number(-2) + bytes(part(OSSL_PKEY_PARAM_RSA_E));
        return map(5) + number(1) + number(2) + number(3) + number(-7) + number(-1) + number(1) + number(-2) +
               bytes(part(OSSL_PKEY_PARAM_EC_PUB_X, 32)) + number(-3) +
               bytes(part(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
    }

    std::string client_data(const std::string& type, const std::string& challenge) const
    {
        return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin +
               R"(","crossOrigin":)" + (cross ? "true" : "false") + "}";
    }

    std::string data(bool with_key) const
    {
        auto out = crypto::sha256(party);
        out += static_cast<char>(flags | (with_key ? 0x40u : 0u));
        for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(count >> shift);
        if (with_key)
            out += std::string(16, '\0') + static_cast<char>(credential.size() >> 8) +
                   static_cast<char>(credential.size()) + credential + cose();
        return out;
    }

    webauthn::Made make(const std::string& challenge) const
    {
        using namespace write_cbor;
        return {client_data("webauthn.create", challenge), map(3) + text("fmt") + text("none") +
                                                               text("attStmt") + map(0) + text("authData") +
                                                               bytes(data(true))};
    }

    ShownPasskey show(const std::string& challenge, const std::string& handle = {}) const
    {
        const auto client = client_data("webauthn.get", challenge);
        const auto signed_data = data(false);
        return {credential, handle, {client, signed_data, sign(signed_data + crypto::sha256(client))}};
    }

    std::string sign(const std::string& message) const
    {
        if (kind == Kind::eddsa) return crypto::sign(pair.secret_key, message);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
            EVP_MD_CTX_new(), EVP_MD_CTX_free);
        std::string out(600, '\0');
        std::size_t size = out.size();
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
            reinterpret_cast<const unsigned char*>(message.data()), message.size());
        out.resize(size);
        return out;
    }

    Kind kind;
    std::string party = "localhost", origin = "http://localhost:8080", credential = "credential of a test";
    unsigned flags = 0x05;  // present and verified
    std::uint32_t count = 0;
    bool cross = false;

private:
    std::string part(const char* name, std::size_t size = 0) const
    {
        BIGNUM* number = nullptr;
        EVP_PKEY_get_bn_param(key.get(), name, &number);
        const std::unique_ptr<BIGNUM, decltype(&BN_free)> owned(number, BN_free);
        std::string out(size ? size : static_cast<std::size_t>(BN_num_bytes(number)), '\0');
        BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
        return out;
    }

    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{nullptr, EVP_PKEY_free};
    crypto::SigningKey pair;
};

}  // namespace gatehouse::accounts
