#include "modules/accounts/webauthn.hpp"

#include <Poco/Net/IPAddress.h>
#include <Poco/URI.h>

#include "common/crypto/crypto.hpp"
#include "common/json/json.hpp"
#include "modules/accounts/cbor.hpp"
#include "modules/accounts/cose.hpp"

namespace gatehouse::accounts::webauthn {

namespace {

constexpr unsigned kPresent = 0x01, kVerified = 0x04, kBackupEligible = 0x08, kBackedUp = 0x10,
                   kAttested = 0x40, kExtended = 0x80;
constexpr std::size_t kMostCredential = 1023;

Error refused(const char* why) { return Error(kBadPasskey, why); }

void require(bool good, const char* why)
{
    if (!good) throw refused(why);
}

// Takes bytes off the front.
std::string_view take(std::string_view& in, std::size_t size)
{
    require(in.size() >= size, "authenticator data is short");
    const auto taken = in.substr(0, size);
    in.remove_prefix(size);
    return taken;
}

std::uint32_t big_endian(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

json::Document parsed(const std::string& client_data)
{
    try {
        return json::Document::parse(client_data);
    } catch (const Error&) {
        throw refused("client data is no JSON");
    }
}

void check_client_data(const RelyingParty& party, const std::string& client_data, std::string_view type)
{
    const auto document = parsed(client_data);
    require(document.root().get("type") == type, "client data of another type");
    require(document.root().get("origin") == party.origin, "another origin");
    const auto cross = document.root().find("crossOrigin");
    require(!cross || (cross->is_bool() && !cross->flag()), "from within another site");
}

struct AuthenticatorData {
    unsigned flags = 0;
    std::uint32_t count = 0;
    std::string credential, public_key;
};

AuthenticatorData read(const RelyingParty& party, std::string_view in)
{
    AuthenticatorData data;
    require(take(in, 32) == crypto::sha256(party.id), "another relying party");
    data.flags = static_cast<unsigned char>(take(in, 1).front());
    data.count = big_endian(take(in, 4));
    require(data.flags & kPresent, "nobody was present");
    require(data.flags & kVerified, "the person was not verified");
    require((data.flags & kBackupEligible) || !(data.flags & kBackedUp), "backed up against its own word");
    if (data.flags & kAttested) {
        take(in, 16);  // the model; we ask for no attestation, so it proves nothing
        const auto size = big_endian(take(in, 2));
        require(size > 0 && size <= kMostCredential, "credential id of a wrong length");
        data.credential = take(in, size);
        data.public_key = cose::take_key(in);
        require(!data.public_key.empty(), "no key that we can use");
    }
    if (data.flags & kExtended) require(cbor::take(in).has_value(), "malformed extensions");
    require(in.empty(), "something follows the authenticator data");
    return data;
}

bool is_loopback(const std::string& host)
{
    Poco::Net::IPAddress address;
    return Poco::Net::IPAddress::tryParse(host, address) && address.isLoopback();
}

bool is_name(const std::string& host)
{
    Poco::Net::IPAddress address;
    return !host.empty() && !Poco::Net::IPAddress::tryParse(host, address);
}

}  // namespace

std::optional<RelyingParty> relying_party(const Config& config)
{
    const Poco::URI uri(config.text("site.base_url"));
    auto host = uri.getHost();
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (is_loopback(host)) host = "localhost";
    const bool trusted = uri.getScheme() == "https" || host == "localhost";
    if (!trusted || !is_name(host)) return {};
    const bool usual = uri.getPort() == (uri.getScheme() == "https" ? 443 : 80);
    return RelyingParty{
        host, uri.getScheme() + "://" + host + (usual ? "" : ":" + std::to_string(uri.getPort()))};
}

std::string challenge_of(const std::string& client_data)
{
    return parsed(client_data).root().get("challenge");
}

NewKey check(const RelyingParty& party, const Made& made)
{
    check_client_data(party, made.client_data, "webauthn.create");
    std::string_view in = made.attestation;
    const auto object = cbor::take(in);
    require(object && in.empty(), "malformed attestation");
    const auto* format = object->find("fmt", cbor::Item::Kind::text);
    const auto* statement = object->find("attStmt", cbor::Item::Kind::map);
    const auto* bytes = object->find("authData", cbor::Item::Kind::bytes);
    require(format && statement && bytes, "incomplete attestation");
    // We ask for no attestation. Whoever attests nevertheless is no more and no less trusted.
    require(format->text != "none" || statement->list.empty(), "a statement of nothing");
    auto data = read(party, bytes->text);
    require(!data.credential.empty(), "no credential in it");
    return {
        std::move(data.credential), std::move(data.public_key), data.count, (data.flags & kBackedUp) != 0};
}

std::uint32_t check(const RelyingParty& party, const std::string& public_key, const Shown& shown)
{
    check_client_data(party, shown.client_data, "webauthn.get");
    const auto data = read(party, shown.authenticator_data);
    const auto message = shown.authenticator_data + crypto::sha256(shown.client_data);
    require(cose::verify(public_key, message, shown.signature), "the signature is not its own");
    return data.count;
}

}  // namespace gatehouse::accounts::webauthn
