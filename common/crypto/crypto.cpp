#include "common/crypto/crypto.hpp"

#include <sodium.h>

#include "common/error.hpp"

namespace gatehouse::crypto {

namespace {

const unsigned char* in(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }
unsigned char* out(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

void require_size(std::string_view key, std::size_t size)
{
    if (key.size() != size) throw Error(kInternal, "a key of " + std::to_string(key.size()) + " bytes");
}

std::string encode64(std::string_view bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), in(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

}  // namespace

void init()
{
    // Random bytes from ChaCha20 in the process, keyed by the kernel and by thread, instead of a call to the
    // kernel for each id and code.
    randombytes_set_implementation(&randombytes_internal_implementation);
    if (sodium_init() < 0) throw Error(kInternal, "libsodium does not start");
}

std::string sha256(std::string_view data)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(out(hash), in(data), data.size());
    return hash;
}

std::string hmac_sha256(std::string_view key, std::string_view data)
{
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, in(key), key.size());
    crypto_auth_hmacsha256_update(&state, in(data), data.size());
    crypto_auth_hmacsha256_final(&state, out(mac));
    return mac;
}

bool equal(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), in(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    if (text.size() % 2 ||
        sodium_hex2bin(out(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) ||
        length != bytes.size())
        return {};
    return bytes;
}

std::string base64url(std::string_view bytes)
{
    return encode64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}
std::string base64(std::string_view bytes) { return encode64(bytes, sodium_base64_VARIANT_ORIGINAL); }

std::optional<std::string> from_base64url(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING) ||
        end != text.data() + text.size())
        return {};
    bytes.resize(length);
    return bytes;
}

std::string derive(std::string_view master, std::string_view purpose) { return hmac_sha256(master, purpose); }

std::string seal(std::string_view key, std::string_view plain)
{
    require_size(key, crypto_secretbox_KEYBYTES);
    std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
    randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(
        out(sealed) + crypto_secretbox_NONCEBYTES, in(plain), plain.size(), out(sealed), in(key));
    return sealed;
}

std::optional<std::string> open(std::string_view key, std::string_view sealed)
{
    require_size(key, crypto_secretbox_KEYBYTES);
    constexpr std::size_t kHead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < kHead) return {};
    std::string plain(sealed.size() - kHead, '\0');
    if (crypto_secretbox_open_easy(out(plain), in(sealed) + crypto_secretbox_NONCEBYTES,
            sealed.size() - crypto_secretbox_NONCEBYTES, in(sealed), in(key)))
        return {};
    return plain;
}

SigningKey new_signing_key()
{
    SigningKey key{
        std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_keypair(out(key.public_key), out(key.secret_key));
    return key;
}

std::string sign(std::string_view secret_key, std::string_view message)
{
    require_size(secret_key, crypto_sign_SECRETKEYBYTES);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(out(signature), nullptr, in(message), message.size(), in(secret_key));
    return signature;
}

bool verify(std::string_view public_key, std::string_view message, std::string_view signature)
{
    return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(in(signature), in(message), message.size(), in(public_key)) == 0;
}

}  // namespace gatehouse::crypto
