#include "modules/accounts/cose.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <optional>

#include "common/crypto/crypto.hpp"
#include "modules/accounts/cbor.hpp"

namespace gatehouse::accounts::cose {

namespace {

using cbor::Item;

// Labels and values of RFC 9053.
constexpr std::int64_t kType = 1, kAlgorithm = 3, kCurve = -1, kX = -2, kY = -3, kModulus = -1,
                       kExponent = -2;
constexpr std::int64_t kOkp = 1, kEc2 = 2, kRsa = 3, kP256 = 1, kEd25519 = 6;
constexpr std::int64_t kEs256 = -7, kEdDsa = -8, kRs256 = -257;
constexpr std::size_t kLeastModulus = 256, kMostModulus = 1024, kMostExponent = 8;  // bytes

template <auto free>
struct Free {
    template <class T>
    void operator()(T* value) const
    {
        free(value);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

std::int64_t number(const Item& key, std::int64_t label)
{
    const auto* item = key.find(label, Item::Kind::number);
    return item ? item->number : 0;
}

std::string bytes(const Item& key, std::int64_t label)
{
    const auto* item = key.find(label, Item::Kind::bytes);
    return item ? item->text : std::string{};
}

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

// A key of OpenSSL from what `fill` puts into its parameters; null when OpenSSL does not take it, as when a
// point is not on its curve.
template <class F>
Key build(const char* type, F fill)
{
    const std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    const std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    if (!builder || !context || !fill(builder.get())) return {};
    const std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> params(OSSL_PARAM_BLD_to_param(builder.get()));
    EVP_PKEY* key = nullptr;
    if (!params || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return {};
    return Key(key);
}

Key ec_key(const Item& item)
{
    const auto x = bytes(item, kX), y = bytes(item, kY);
    if (number(item, kCurve) != kP256 || x.size() != 32 || y.size() != 32) return {};
    const auto point = "\x04" + x + y;
    return build("EC", [&](OSSL_PARAM_BLD* builder) {
        return OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
               OSSL_PARAM_BLD_push_octet_string(
                   builder, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1;
    });
}

Key rsa_key(const Item& item)
{
    const auto n = bytes(item, kModulus), e = bytes(item, kExponent);
    if (n.size() < kLeastModulus || n.size() > kMostModulus || n.front() == '\0' || e.empty() ||
        e.size() > kMostExponent)
        return {};
    const Number modulus(BN_bin2bn(raw(n), static_cast<int>(n.size()), nullptr));
    const Number exponent(BN_bin2bn(raw(e), static_cast<int>(e.size()), nullptr));
    if (!modulus || !exponent || !BN_is_odd(modulus.get()) || !BN_is_odd(exponent.get()) ||
        BN_is_one(exponent.get()))
        return {};
    return build("RSA", [&](OSSL_PARAM_BLD* builder) {
        return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus.get()) == 1 &&
               OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent.get()) == 1;
    });
}

// The point of an Ed25519 key, '' when it is none.
std::string ed_key(const Item& item)
{
    const auto x = bytes(item, kX);
    return number(item, kCurve) == kEd25519 && x.size() == 32 ? x : std::string{};
}

// Type and algorithm must agree: a key is for one algorithm only.
bool is(const Item& item, std::int64_t type, std::int64_t algorithm)
{
    return number(item, kType) == type && number(item, kAlgorithm) == algorithm;
}

bool usable(const Item& item)
{
    if (is(item, kEc2, kEs256)) return ec_key(item) != nullptr;
    if (is(item, kRsa, kRs256)) return rsa_key(item) != nullptr;
    return is(item, kOkp, kEdDsa) && !ed_key(item).empty();
}

// ECDSA signatures are DER, those of RSA PKCS #1 v1.5: OpenSSL's defaults for such keys.
bool signed_with(const Key& key, std::string_view message, std::string_view signature)
{
    const std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    const bool good =
        key && context &&
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace

std::string take_key(std::string_view& in)
{
    const auto whole = in;
    const auto item = cbor::take(in);
    const bool good = item && usable(*item);
    ERR_clear_error();
    return good ? std::string(whole.substr(0, whole.size() - in.size())) : std::string{};
}

bool verify(std::string_view key, std::string_view message, std::string_view signature)
{
    const auto item = cbor::take(key);
    if (!item) return false;
    if (is(*item, kEc2, kEs256)) return signed_with(ec_key(*item), message, signature);
    if (is(*item, kRsa, kRs256)) return signed_with(rsa_key(*item), message, signature);
    const auto point = is(*item, kOkp, kEdDsa) ? ed_key(*item) : std::string{};
    return !point.empty() && signature.size() == 64 && crypto::verify(point, message, signature);
}

}  // namespace gatehouse::accounts::cose
