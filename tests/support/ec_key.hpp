// A private key on P-256 of the test's own, and its public half as a JWK.

#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <string>

#include "common/crypto/crypto.hpp"

namespace gatehouse::support {

class EcKey {
public:
    EcKey()
    {
        auto* key = EVP_EC_gen("P-256");
        auto* out = BIO_new(BIO_s_mem());
        PEM_write_bio_PKCS8PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        char* text = nullptr;
        const auto length = BIO_get_mem_data(out, &text);
        pem.assign(text, static_cast<std::size_t>(length));
        unsigned char point[65];
        std::size_t size = 0;
        EVP_PKEY_get_octet_string_param(key, "pub", point, sizeof point, &size);
        EVP_PKEY_free(key);
        BIO_free(out);
        const std::string bytes(reinterpret_cast<char*>(point), size);
        x = bytes.substr(1, 32), y = bytes.substr(33);
    }

    std::string jwk(const std::string& more = {}) const
    {
        return R"({"kty":"EC","crv":"P-256","x":")" + crypto::base64url(x) + R"(","y":")" +
               crypto::base64url(y) + "\"" + (more.empty() ? "" : "," + more) + "}";
    }

    std::string pem, x, y;
};

}  // namespace gatehouse::support
