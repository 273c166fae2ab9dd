#include "common/crypto/public_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "common/error.hpp"

namespace gatehouse::crypto {

namespace {

constexpr int kLeastBits = 2048, kMostBits = 8192;
constexpr std::size_t kCoordinate = 32;

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

template <class T>
Owned<T> own(T* pointer, void (*free)(T*))
{
    return {pointer, free};
}

const unsigned char* in(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

Owned<BIGNUM> number(std::string_view bytes)
{
    return own(BN_bin2bn(in(bytes), static_cast<int>(bytes.size()), nullptr), BN_free);
}

// A key of that kind from its parts; null when they make none.
EVP_PKEY* build(const char* kind, OSSL_PARAM_BLD* parts)
{
    EVP_PKEY* key = nullptr;
    const auto params = own(OSSL_PARAM_BLD_to_param(parts), OSSL_PARAM_free);
    const auto context = own(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), EVP_PKEY_CTX_free);
    const bool made = params && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
                      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) == 1;
    ERR_clear_error();
    return made ? key : nullptr;
}

// r ‖ s as the SEQUENCE of two INTEGERs that OpenSSL reads; '' when it has another length.
std::string to_der(std::string_view signature)
{
    if (signature.size() != 2 * kCoordinate) return {};
    const auto pair = own(ECDSA_SIG_new(), ECDSA_SIG_free);
    ECDSA_SIG_set0(pair.get(), number(signature.substr(0, kCoordinate)).release(),
        number(signature.substr(kCoordinate)).release());
    unsigned char* out = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &out);
    const auto owned = own(
        out, +[](unsigned char* p) { OPENSSL_free(p); });
    return size > 0 ? std::string(reinterpret_cast<char*>(out), static_cast<std::size_t>(size))
                    : std::string{};
}

std::string from_der(const std::string& der)
{
    const auto* at = in(der);
    const auto pair = own(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
    std::string out(2 * kCoordinate, '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(out.data());
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes, kCoordinate) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes + kCoordinate, kCoordinate) < 0)
        throw Error(kInternal, "a signature that is none");
    return out;
}

}  // namespace

PublicKey::PublicKey(EVP_PKEY* key, bool rsa) : key_(key, EVP_PKEY_free), rsa_(rsa) {}

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent)
{
    if (modulus.size() > kMostBits / 8 + 1 || exponent.size() > 8) return {};
    const auto n = number(modulus), e = number(exponent);
    const auto parts = own(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    if (!n || !e || BN_num_bits(n.get()) < kLeastBits || BN_num_bits(n.get()) > kMostBits ||
        !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return {};
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    auto* key = build("RSA", parts.get());
    return key ? std::optional(PublicKey(key, true)) : std::nullopt;
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y)
{
    if (x.size() != kCoordinate || y.size() != kCoordinate) return {};
    const auto point = "\x04" + std::string(x) + std::string(y);
    const auto parts = own(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    auto* key = build("EC", parts.get());
    return key ? std::optional(PublicKey(key, false)) : std::nullopt;
}

bool PublicKey::verify(Algorithm algorithm, std::string_view message, std::string_view signature) const
{
    if (rsa_ == (algorithm == Algorithm::es256)) return false;
    const auto bytes = rsa_ ? std::string(signature) : to_der(signature);
    const auto digest = own(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* options = nullptr;
    bool right = !bytes.empty() &&
                 EVP_DigestVerifyInit(digest.get(), &options, EVP_sha256(), nullptr, key_.get()) == 1;
    if (right && algorithm == Algorithm::ps256)
        right = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
                EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1;
    right =
        right && EVP_DigestVerify(digest.get(), in(bytes), bytes.size(), in(message), message.size()) == 1;
    ERR_clear_error();
    return right;
}

std::string sign_es256(const std::string& pem, std::string_view message)
{
    const auto source = own(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free_all);
    const auto key = own(PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    const auto digest = own(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t size = 0;
    const bool ready = key && EVP_PKEY_get_bits(key.get()) == 256 && EVP_PKEY_is_a(key.get(), "EC") &&
                       EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                       EVP_DigestSign(digest.get(), nullptr, &size, in(message), message.size()) == 1;
    std::string der(size, '\0');
    if (!ready || EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(der.data()), &size,
                      in(message), message.size()) != 1) {
        ERR_clear_error();
        throw Error(kInternal, "no private key on P-256");
    }
    der.resize(size);
    return from_der(der);
}

}  // namespace gatehouse::crypto
